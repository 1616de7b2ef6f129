"""A recording as a trainer keeps it: runs as they grow, how they are looked at, and what the browser is told."""

import hashlib
import time
from dataclasses import fields
from itertools import repeat

import numpy as np

from playground.recording.steps import SERIES
from playground.recording.why import course_of, reasons
from playground.recording.words.endings import ending_of_all
from playground.recording.words.verdicts import diverged
from playground.trainers.messages import pack
from playground.trainers.views import VIEWS

WORKING = 12  # times the weights: gradients, optimizer, workspaces and probe, measured with the widest networks
COPIES = 3  # of the rows: as they are prepared, in batches, and where they are looked at
LOOKED_AT = 3  # the share of what a run works with that stays where it is looked at
FRAMES_BUDGET = 8 * 2**20  # bytes of frames that are kept for the next one who asks


class Recorded:
    """The runs of what was `made`, an `Experiment`, a `Bench` or `Runs`, and how they are looked at.

    `view` is a key of `VIEWS`; `seconds` is the time box of an answer. Whoever asks for the same is told the same,
    so frames that were made for one are kept for the others, as many as the budget allows. Nobody is told how far
    others have come.
    """

    def __init__(self, made, view, together):
        self.made, self.together, self.seconds = made, together, float("inf")
        self.view = VIEWS[view](together)
        self.id = identity(made)
        self._frames = {}  # epoch: (frame, the facts that its words are made of in any language)

    @property
    def n_bytes(self):
        """Bytes held by runs, frames, and the arrays that training and looking go through."""
        return self.own_bytes + sum(self.bytes_of_runs.values())

    @property
    def own_bytes(self):
        """Bytes beside those of the runs."""
        rows = sum(part.x.nbytes for data in self._data.values() for part in data.parts.values())
        return self._frame_bytes * len(self._frames) + COPIES * rows

    @property
    def bytes_of_runs(self):
        """Bytes by the `id` of each history: other recordings may have the same."""
        return {id(history): _n_bytes(history) for history in self.together.histories}

    @property
    def _data(self):
        """The data of all runs, each once."""
        return {id(history.prepared): history.prepared for history in self.together.histories}

    @property
    def _frame_bytes(self):
        frame, _ = next(iter(self._frames.values()), ((), ()))
        return sum(part.nbytes for part in frame) + 2000  # and the facts

    def opening(self, shown, forked_from, known=0, seen=None):
        """Everything a player needs to start: the scene, and the first frame; it goes on at epoch `shown`.

        What is `seen` there beside the epoch, as a link says it, is handed on.

        Every number up to epoch `known` is in it, or up to where it was forked.
        """
        scene, arrays = self.view.scene()
        if "titles" in scene:
            scene["titles"] = self.made.said_titles
        until = min(max((forked_from or {}).get("epoch", 0), known), self.made.epochs)
        self.together.extend(until, self.seconds)
        block, more = self._block(first=0, epochs=range(1), until=until)
        return pack(
            {"shown": shown, "seen": seen or {}, "scene": scene, "forked_from": forked_from, **block},
            {**arrays, **more},
        )

    def frames(self, have, start, stride, count, farthest=None):
        """Up to `count` frames from epoch `start` on, and every number from epoch `have` on.

        For one who has come to rest, and was at no epoch after `farthest`, also why the run went as it did so far.
        """
        last = self.made.epochs
        epochs = [min(start + i * stride, last) for i in range(count)]
        block, arrays = self._block(min(have, self.together.head + 1), dict.fromkeys(epochs))
        if farthest is not None:
            block["why"] = self._why(min(farthest, self.together.head))
        return pack(block, arrays)

    def let_go(self):
        """Forget the frames that were kept for the next one who asks, and what trains until it is to train."""
        self._frames.clear()
        if self.together.runs.is_alone:
            for history in self.together.histories:
                history.rest()

    def frame_at(self, epoch):
        """What is seen of an epoch: see `view.parts`."""
        self.together.reach(epoch)
        return self._seen(epoch)[0]

    def verdicts_at(self, epoch):
        """One list of `Verdict`s a run."""
        self.together.reach(epoch)
        return self._words(self._seen(epoch)[1])

    def _block(self, first, epochs, until=0):
        """Frames of `epochs` as far as the time box allows, and every series from epoch `first` on.

        The series end with the last of these epochs that is recorded, or at `until`: whoever asks has come so far.
        """
        together, deadline = self.together, time.monotonic() + self.seconds
        seen, until = {}, max(until, first - 1)
        for epoch in epochs:
            is_there = epoch in self._frames or together.reach(epoch, max(deadline - time.monotonic(), 0))
            until = max(until, min(epoch, together.head))
            if not is_there:
                break
            seen[epoch] = self._seen(epoch)
            if time.monotonic() > deadline:
                break
        arrays = {"epochs": np.array(list(seen), np.int32)}
        for name in self.view.parts if seen else ():
            arrays[name] = np.stack([getattr(frame, name) for frame, _ in seen.values()])
        arrays |= {name: together.series(name, first)[: until + 1 - first] for name in SERIES}
        words = [
            [[verdict._asdict() for verdict in found] for found in self._words(facts)]
            for _, facts in seen.values()
        ]
        return {"first": first, **self._header(until), "words": words}, arrays

    def _seen(self, epoch):
        """The frame and the facts of an epoch that is at hand."""
        if epoch not in self._frames:
            steps = self.together.steps(epoch)
            frame = self.view.frame(steps)
            self._frames[epoch] = frame, self._facts(steps, frame)
            while self._frame_bytes * len(self._frames) > FRAMES_BUDGET and len(self._frames) > 1:
                del self._frames[next(iter(self._frames))]
        return self._frames[epoch]

    def _header(self, until):
        """What every block says beside its arrays and words to one who has come to epoch `until`."""
        ended = ending_of_all(self.together)
        finished = [history.head if history.is_finished else None for history in self.together.histories]
        return {
            "recording": self.id,
            "last_epoch": self.made.epochs,
            "learning_rate": self.made.learning_rate_at(float("inf")),
            "ended": ended if ended and ended["last"] <= until else None,
            "lane_ends": [None if last is None or last > until else last for last in finished],
            "series": SERIES,
            "parts": self.view.parts,
        }

    def _why(self, until):
        """The `Reason`s of each run up to an epoch, for JSON; a run that has ended is judged by what it has."""
        if not self.view.explains:
            return {"until": until, "reasons": [[] for _ in self.together.histories]}
        is_near = self.together.reach(until, self.seconds)
        dead = self.view.stuck(self._seen(until)[0])[0] if is_near else repeat(())
        runs = zip(self.together.histories, self.view.chances, dead, strict=False)
        courses = [course_of(history, chance, until, shares) for history, chance, shares in runs]
        found = [[self._said(reason, run) for reason in reasons(course)] for run, course in enumerate(courses)]
        return {"until": until, "reasons": found}

    def _said(self, reason, run):
        """A `Reason` for JSON, with the first advice that can be followed here, None where that is none."""
        known = (None, self.made)
        followed = (one._asdict() for one in reason.advice if self.made.advised(one.changes, run) not in known)
        return reason._asdict() | {"advice": next(followed, None)}

    def _facts(self, steps, frame):
        """What is known of each run at its step, None of one that has diverged."""
        return [None if step is None else self.view.facts(run, step, frame) for run, step in enumerate(steps)]

    def _words(self, facts):
        """The `Verdict`s on each run."""
        return [
            diverged(history.diverged_at) if found is None else self.view.verdicts(found)
            for history, found in zip(self.together.histories, facts, strict=True)
        ]


def _n_bytes(history):
    working = history.experiment.working_bytes
    working = working if history.is_at_work else working // LOOKED_AT
    return history.n_bytes + WORKING * history.step(history.head).flat.nbytes + working


def identity(made):
    """A name for everything that makes a recording what it is; how far it goes mostly is not part of it."""
    left_out = () if made.end_matters else ("epochs",)
    made_of = [
        [(f.name, getattr(experiment, f.name)) for f in fields(experiment) if f.name not in left_out]
        for experiment in made.runs.experiments
    ]
    return hashlib.sha256(repr((made.runs.titles, made_of)).encode()).hexdigest()[:16]
