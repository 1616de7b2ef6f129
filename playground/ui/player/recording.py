"""A visit's look at a recording: what was made, and where the person is. A trainer has the recording itself."""

import asyncio
import threading
from concurrent.futures import Future

import numpy as np

from playground import trainers
from playground.choices.share import to_query
from playground.choices.view import View
from playground.recording.words.thresholds import Verdict
from playground.trainers.messages import pack, unpack
from playground.trainers.recorded import identity
from playground.trainers.shelf import Origin, Wanted
from playground.ui.player.ink import as_picture

FIRST = View()  # what is seen at first


class Recording:
    """What was `made`, an `Experiment`, a `Bench` or `Runs`, and how far this visit is in it.

    `view` says how it is looked at, a key of `trainers.views.VIEWS`; `id` is the name that the browser knows the
    recording by; `seen` is the `View` that a link asked for, or the person had last, and `shown` its epoch: a
    player that is mounted again shows them. `is_playing` is whether it moved then, and `head` how far this visit
    has been before. `former` are the runs that were forked: what was made, and its history. Others may look at the
    same recording, but share none of these.
    """

    def __init__(self, made, view="playground", seen=FIRST, head=0):
        self.shown, self.seen, self.is_playing, self._view = seen.epoch, seen, False, view
        self._lock, self._one_at_a_time = threading.RLock(), asyncio.Lock()
        self._waiting, self._asked = Future(), 0
        self.former = []
        self._take(made, head=head)

    def _take(self, made, origin=None, head=0, forked_from=None):
        self.made, self.id, self.forked_from = made, identity(made), forked_from
        self._sources = [experiment.source for experiment in made.runs.experiments]  # a visitor's own stay with it
        self.history = trainers.DistantHistory(Wanted(made, self._view, origin), head)

    def prolong(self, epochs):
        """Move the end; what is recorded stays."""
        with self._lock:
            self._take(self.made.with_epochs(epochs), Origin(self.made, None), self.history.head, self.forked_from)

    def fork(self, epoch, made):
        """Stay what it is until `epoch`, and go on with what is `made` instead from there."""
        with self._lock:
            head = min(self.history.head, epoch)
            if self.history.head > epoch:
                self.former.append((self.made, self.history))
            self._take(made, Origin(self.made, epoch), head, {"id": self.id, "epoch": epoch})
            self.shown = epoch

    def fork_rate(self, epoch, learning_rate):
        """Go on from `epoch` at another learning rate."""
        with self._lock:
            epoch = min(max(epoch, 0), self.made.epochs)
            self.fork(epoch, self.made.with_rate_from(epoch, learning_rate))

    @property
    def learning_rate(self):
        """The rate that the recording ends with, None where its runs end with several."""
        return self.made.learning_rate_at(float("inf"))

    async def respond(self, question):
        """The bytes that answer a `Question`, one after another; None where another has taken its place.

        One that waits for its turn is given up for the next: a player asks anew when something else is wanted.
        """
        self._waiting.cancel()
        self._asked += 1
        mine = self._asked
        async with self._one_at_a_time:
            if mine < self._asked:
                return None
            self._waiting = self.asked(question)
            await asyncio.wait([asyncio.wrap_future(self._waiting)])
            return None if self._waiting.cancelled() else self._waiting.result()

    async def look(self, question):
        """The bytes that say what the network makes of a picture; an empty message where nothing can be said.

        It waits for nothing else that is asked, and nothing waits for it.
        """
        with self._lock:
            epoch, picture = question.look["epoch"], question.look["picture"]
            source = self.made.runs.experiments[0].source
            if np.ndim(picture) and source.image_shape:
                picture = as_picture(picture, source.image_shape)
            if picture is None or question.recording != self.id or not source.image_shape:
                return pack({}, {})
            asking = trainers.ask(self.history.wanted, "look", epoch=min(epoch, self.made.epochs), picture=picture)
        return await asyncio.wrap_future(asking)

    def asked(self, question):
        """A `Future` of the opening, unless the question is for frames of what the browser knows."""
        with self._lock:
            is_known = question.recording == self.id
            if is_known and not question.fork:
                return self._frames(**question.frames)
            if is_known:
                self.fork_rate(**question.fork)
            place = {"shown": self.shown, "forked_from": self.forked_from, "known": self.history.head}
            place["seen"] = to_query(self.seen)
            return trainers.ask(self.history.wanted, "opening", **place)

    def _frames(self, shown, playing, seen, farthest, **which):
        self.shown, self.is_playing, self.seen = shown, playing, seen or self.seen
        self.history.head = min(max(self.history.head, which["have"] - 1), self.made.epochs)
        if not playing:
            which["farthest"] = min(farthest, self.history.head)
        return trainers.ask(self.history.wanted, "frames", **which)

    @property
    def n_asked(self):
        """How many questions a player has asked: as long as it asks none, the person sees nothing new."""
        return self._asked

    @property
    def is_over(self):
        """Whether nothing more will be recorded of any run."""
        runs = range(len(self.made.runs.experiments))
        return all(trainers.DistantRun(self.history.wanted, run).extend(0)[1] for run in runs)

    def verdicts_at(self, epoch):
        """One list of `Verdict`s a run."""
        header, _ = unpack(trainers.ask(self.history.wanted, "words", epoch=epoch).result())
        return [[Verdict(*verdict) for verdict in run] for run in header["words"]]

    def table(self, name, until=None):
        """Numbers of all runs as CSV, `csv_of_epochs` or another, up to an epoch; None: as far as this visit."""
        until, table = max(self.history.head, self.shown) if until is None else until, b""
        while not table:  # a trainer that has lost them needs a while to have them again
            table = trainers.ask(self.history.wanted, name, until=until).result()
        return table.decode()
