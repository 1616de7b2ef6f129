"""What a player shows: runs as they grow, and what the browser is told of them."""

import hashlib
import threading
import time
from dataclasses import fields

import numpy as np

from playground.recording.endings import ending_of_all
from playground.recording.lanes.together import Together
from playground.recording.steps import SERIES
from playground.recording.verdicts import RULES, Verdict, facts_of, verdicts
from playground.ui.player.messages import pack
from playground.ui.player.views import VIEWS

TRAINING_SECONDS = 0.06  # an answer's time box: other sessions wait no longer


class Recording:
    """The runs of what was `made`, an `Experiment`, a `Bench` or `Runs`; how they are looked at; their name.

    `view` is a key of `VIEWS`; `id` is the name that the browser knows the recording by; `shown` is the epoch
    where the person was last: a player that is mounted again goes there. `is_playing` is whether it moved then.
    """

    def __init__(self, made, view="playground"):
        self.shown, self.is_playing, self._view = 0, False, VIEWS[view]
        self._lock = threading.RLock()
        self._take(made, Together(made.runs))

    def _take(self, made, together, forked_from=None):
        self.made, self.together = made, together
        self.view = self._view(together)
        self.id = _identity(made)
        self.forked_from = forked_from

    @property
    def history(self):
        """The `History` of the first run, which mostly is the only one."""
        return self.together.histories[0]

    def prolong(self, epochs):
        """Move the end; what is recorded stays."""
        with self._lock:
            self.made = self.made.with_epochs(epochs)
            self.together.prolong(self.made.runs)

    def fork(self, epoch, made):
        """Stay what it is until `epoch`, and go on with what is `made` instead from there."""
        with self._lock:
            self._take(made, self.together.fork(made.runs, epoch), {"id": self.id, "epoch": epoch})
            self.shown = epoch

    def fork_rate(self, epoch, learning_rate):
        """Go on from `epoch` at another learning rate."""
        epoch = min(max(epoch, 0), self.together.head)
        self.fork(epoch, self.made.with_rate_from(epoch, learning_rate))

    @property
    def learning_rate(self):
        """The rate that the recording ends with, None where its runs end with several."""
        return self.made.learning_rate_at(float("inf"))

    def respond(self, question):
        """The bytes that answer a `Question`: the opening, unless it asks for frames of what the browser knows."""
        with self._lock:
            if question.recording != self.id:
                return self.opening()
            if question.fork:
                self.fork_rate(**question.fork)
                return self.opening()
            return self.answer(**question.frames)

    def opening(self):
        """Everything a player needs to start: the scene, and frames enough to play at once."""
        scene, arrays = self.view.scene()
        block, more = self._block(first=0, epochs=range(0, 40, 2))
        header = {"shown": self.shown, "scene": scene, "forked_from": self.forked_from, **block}
        return pack(header, {**arrays, **more})

    def answer(self, have, start, stride, count, shown=0, playing=False):
        """Up to `count` frames from epoch `start` on, and every number from epoch `have` on."""
        self.shown, self.is_playing = shown, playing
        last = self.made.epochs
        epochs = [min(start + i * stride, last) for i in range(count)]
        block, arrays = self._block(min(have, self.together.head + 1), dict.fromkeys(epochs))
        return pack(block, arrays)

    def verdicts_at(self, epoch):
        """One list of `Verdict`s a run."""
        with self._lock:
            steps = self.together.steps(epoch)
            return self._verdicts(steps, self.view.frame(steps))

    def _block(self, first, epochs):
        """Frames of `epochs` as far as the time box allows, and every series from epoch `first` on."""
        together, deadline = self.together, time.monotonic() + TRAINING_SECONDS
        seen = {}  # epoch: (steps, frame)
        for epoch in epochs:
            head = together.extend(epoch, max(deadline - time.monotonic(), 0))
            if epoch > head:
                break
            steps = together.steps(epoch)
            seen[epoch] = steps, self.view.frame(steps)
            if time.monotonic() > deadline:
                break
        arrays = {"epochs": np.array(list(seen), np.int32)}
        for name in self.view.parts if seen else ():
            arrays[name] = np.stack([getattr(frame, name) for _, frame in seen.values()])
        arrays |= {name: together.series(name, first) for name in SERIES}
        return {"first": first, **self._header(seen.values())}, arrays

    def _header(self, seen):
        """What every block says beside its arrays; `seen` are the steps and frames in it."""
        return {
            "recording": self.id,
            "last_epoch": self.made.epochs,
            "learning_rate": self.learning_rate,
            "ended": ending_of_all(self.together),
            "lane_ends": [history.head if history.is_finished else None for history in self.together.histories],
            "series": SERIES,
            "parts": self.view.parts,
            "words": [
                [[verdict._asdict() for verdict in found] for found in self._verdicts(*one)] for one in seen
            ],
        }

    def _verdicts(self, steps, frame):
        runs = zip(self.together.histories, steps, *self.view.stuck(frame), self.view.chances, strict=True)
        return [
            _diverged(history)
            if step is None
            else verdicts(facts_of(history.experiment, step, dead, saturated, chance))
            for history, step, dead, saturated, chance in runs
        ]


def _diverged(history):
    text = f"The loss stopped being a finite number at epoch {history.diverged_at}."
    return [Verdict("diverged", text, RULES["diverged"])]


def _identity(made):
    """A name for everything that makes a recording what it is; how far it goes mostly is not part of it."""
    left_out = () if made.end_matters else ("epochs",)
    made_of = [
        [(f.name, getattr(experiment, f.name)) for f in fields(experiment) if f.name not in left_out]
        for experiment in made.runs.experiments
    ]
    return hashlib.sha256(repr((made.runs.titles, made_of)).encode()).hexdigest()[:16]
