"""The recording that a trainer keeps, read from here."""

import time
from typing import NamedTuple

from playground.engine.schedules import Plateau
from playground.recording.kinds import kind_of
from playground.recording.prepared import prepared_for
from playground.recording.steps import NORMS, SCALARS, Step
from playground.trainers.home import ask, look_at
from playground.trainers.messages import unpack
from playground.trainers.shelf import Wanted

SUMMARY = ("head", "best", "judged", "loss", "score", "n_bytes")


class DistantHistory:
    """The first run of a recording, with the face of a `History`; each look at it asks the trainer.

    `head` is how far those have come who look through this: others may have trained the same recording further.
    What the trainer has lost it trains again before it answers. The recording is kept while this object lives.
    """

    def __init__(self, wanted, head=0):
        self.wanted, self.head = wanted, head
        self.experiment = wanted.made.runs.experiments[0]
        look_at(wanted, self)

    @property
    def prepared(self):
        return prepared_for(self.experiment)

    @property
    def diverged_at(self):
        """The epoch whose loss was no longer finite, None where nobody here has come so far."""
        at = self._ask("extend", epoch=self.head)["diverged_at"]
        return at if at is not None and at <= self.head + 1 else None

    def extend(self, epoch, seconds=float("inf")):
        """Train on to `epoch`, the run's end, or until `seconds` have passed; return the head."""
        deadline = time.monotonic() + seconds
        while self.head < epoch and time.monotonic() < deadline:
            told = self._ask("extend", epoch=epoch)
            self.head = max(self.head, min(told["head"], epoch))
            if told["is_over"]:
                break
        return self.head

    def step(self, epoch):
        """The exact `Step` of an epoch up to the head. Raises ValueError for others."""
        header = {}
        while not header:
            if not 0 <= epoch <= self.head:
                raise ValueError(f"The recording holds epochs 0 to {self.head}, not {epoch}.")
            header, arrays = self._read("step", epoch=epoch)
            if not header:
                self._catch_up()
        return _as_step(self.experiment, header, arrays)

    def series(self, name, first=0):
        """A scalar (T,) or the norms (T, L) called `name`, of epochs `first` to the head."""
        values = self._values(name, first)
        while len(values) < self.head + 1 - first:
            self._catch_up()
            values = self._values(name, first)
        return values[: self.head + 1 - first]

    def summary(self):
        """How the run went up to its `head`: see `answers._summary`; the curve is a tuple.

        Where the trainer has lost the recording, that is as far as it comes again in a moment: nobody waits. Where
        the run ends before, as it may beside others that go on, the head is set right.
        """
        header, arrays = self._read("summary", until=self.head)
        if header["is_over"]:
            self.head = header["head"]
        return {name: header[name] for name in SUMMARY} | {"curve": tuple(map(float, arrays["curve"]))}

    def _values(self, name, first):
        return self._read("series", name=name, first=first)[1]["values"]

    def _catch_up(self):
        """Have the trainer come as far as the head, or set the head right where no run goes so far."""
        told = {"head": -1, "is_over": False}
        while told["head"] < self.head and not told["is_over"]:
            told = self._ask("extend", epoch=self.head)
        self.head = min(self.head, told["head"])

    def _ask(self, asked, **about):
        return self._read(asked, **about)[0]

    def _read(self, asked, **about):
        return unpack(ask(self.wanted, asked, **about).result())


class DistantRun(NamedTuple):
    """One of several runs of a recording; each look at it asks the trainer."""

    wanted: Wanted
    place: int

    @property
    def experiment(self):
        return self.wanted.made.runs.experiments[self.place]

    @property
    def prepared(self):
        return prepared_for(self.experiment)

    @property
    def head(self):
        """How far it has come, whoever asked for it."""
        return self.extend(0)[0]

    def extend(self, epoch):
        """Train all runs on towards an epoch for a moment; how far this one is, and whether it has ended."""
        header, _ = self._read("extend", epoch=epoch)
        return header["head"], header["is_over"]

    def step(self, epoch):
        """The exact `Step` of an epoch, to which it is trained, or the last one of a run that ended before."""
        header = {}
        while not header:
            header, arrays = self._read("last_step", epoch=epoch)
        return _as_step(self.experiment, header, arrays)

    def series(self, name):
        """A scalar (T,) or the norms (T, L) called `name`, as far as it has come."""
        return self._read("series", name=name, first=0)[1]["values"]

    def _read(self, asked, **about):
        return unpack(ask(self.wanted, asked, **about, run=self.place).result())


def _as_step(experiment, header, arrays):
    """The `Step` of an answer."""
    best, waited, divisions = header.pop("plateau")
    return Step(
        **header,
        **{name: float(arrays[name][0]) for name in SCALARS},
        **{name: arrays[name] for name in (*NORMS, "flat", "memory")},
        plateau=Plateau(best, int(waited), int(divisions)),
        layout=kind_of(experiment).network(experiment, prepared_for(experiment)).split,
    )
