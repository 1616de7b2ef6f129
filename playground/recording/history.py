"""The recording of one run: keeps what training yields, thins it, and answers for every epoch exactly."""

import threading
import time
from dataclasses import replace

import numpy as np

from playground.recording.kinds import kind_of
from playground.recording.steps import ENDED, SERIES
from playground.recording.train import has_stopped

BUDGET = 24 * 2**20  # bytes of steps, so that a whole recording stays under 30 MB


class History:
    """A recording of one experiment that grows when it is asked to, and never changes what it has.

    Losses, scores and norms are kept of every epoch. Whole steps are kept of every `stride`-th; the stride
    doubles when they outgrow the budget, and a step in between is computed again from the one before it:
    training is the same to the last bit, so nothing is lost by thinning but a moment. Of steps so large that not
    even two fit, the last alone is kept.

    `head` is the last epoch recorded; `diverged_at` the epoch whose loss was not finite, or None. `live`
    yields the steps to record where another than `retrain(experiment, start, prepared)` is to: a run of several
    that are trained together is one of these, and must be retrained as it was trained. Both may yield None where
    an epoch takes long (see `train_in_bites`).
    """

    def __init__(self, experiment, prepared=None, budget=BUDGET, live=None, retrain=None):
        self.experiment = experiment
        self.prepared = prepared or kind_of(experiment).prepare(experiment)
        self.budget, self.stride = budget, 1
        self.head, self.diverged_at = -1, None
        self._steps, self._series = {}, None
        self._retrain = retrain or kind_of(experiment).train_in_bites
        self._live = live or self._retrain(experiment, None, self.prepared)
        self._again, self._again_step = None, None  # what trains thinned steps again, and how far it is
        self.is_at_work = False  # whether what trains holds arrays to train in
        self._is_amid = False  # whether it is in the midst of an epoch
        self._lock = threading.RLock()  # a session's script threads can overlap
        self.extend(0)

    def extend(self, epoch, seconds=float("inf")):
        """Train on to `epoch`, the experiment's end, or until `seconds` have passed; return the head."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while self.head < epoch and self.diverged_at is None and time.monotonic() < deadline:
                self.is_at_work = True
                step = next(self._live, ENDED)
                if step is ENDED:
                    break
                self._is_amid = step is None
                if step is not None:
                    self._take(step)
        return self.head

    def step(self, epoch):
        """The exact `Step` of an epoch up to the head. Raises ValueError for others."""
        with self._lock:
            self.reach(epoch)
            return self._steps.get(epoch, self._again_step)

    def reach(self, epoch, seconds=float("inf")):
        """Train again what was thinned out, for `seconds` at most; whether `step(epoch)` is at hand now.

        Asked again, it goes on where it was. Raises ValueError for an epoch that is not recorded.
        """
        deadline = time.monotonic() + seconds
        with self._lock:
            if not 0 <= epoch <= self.head:
                raise ValueError(f"The recording holds epochs 0 to {self.head}, not {epoch}.")
            if epoch in self._steps:
                return True
            before = max((kept for kept in self._steps if kept < epoch), default=-1)
            if self._again is None or not before <= self._again_at <= epoch:
                experiment = replace(self.experiment, epochs=max(self.head, self.experiment.epochs))
                self._again_step = self._steps.get(before)
                self._again = self._retrain(experiment, self._again_step, self.prepared)
            while self._again_at < epoch and time.monotonic() < deadline:
                self.is_at_work = True
                step = next(self._again)
                self._is_amid = step is None
                self._again_step = step or self._again_step
            return self._again_at == epoch

    @property
    def _again_at(self):
        return -1 if self._again_step is None else self._again_step.epoch

    def series(self, name, first=0):
        """A scalar (T,) or the norms (T, L) called `name`, of epochs `first` to the head."""
        with self._lock:
            return self._series[name][first : self.head + 1]

    def fork(self, experiment, epoch):
        """A new recording that shares this one before `epoch` and goes on with another experiment.

        Its head is the last step before `epoch` that is kept here: what was thinned out after it is trained anew.
        An experiment that differs in its end alone is forked after the head. Raises ValueError where the learning
        rate depends on the end and the end is another: then no epoch is the same.
        """
        if experiment.end_matters and experiment.epochs != self.experiment.epochs:
            raise ValueError(f"The {experiment.schedule} schedule depends on the end: make a new recording.")
        with self._lock:
            shared = {kept: step for kept, step in self._steps.items() if kept < epoch}
            if not shared:
                return History(experiment, self.prepared, self.budget, retrain=self._retrain)
            forked = object.__new__(History)
            forked.__dict__ |= self.__dict__
            forked.experiment, forked.head, forked._steps = experiment, max(shared), shared
            if self.diverged_at is not None and self.diverged_at >= epoch:
                forked.diverged_at = None
            forked._series = {name: values[: forked.head + 1].copy() for name, values in self._series.items()}
            forked._live = self._retrain(experiment, shared[forked.head], self.prepared)
            forked._again = forked._again_step = None
            forked.is_at_work = forked._is_amid = False
            forked._lock = threading.RLock()
            return forked

    def rest(self):
        """Let go of what trains, if it trains this run alone: the last step is all it takes to go on.

        In the midst of an epoch nothing is let go: what has been done of it would be lost.
        """
        with self._lock:
            if self._is_amid:
                return
            self._live = self._retrain(self.experiment, self._steps[self.head], self.prepared)
            self._again, self._again_step, self.is_at_work = None, None, False

    def follow(self, live, retrain):
        """Take the steps after the head from `live`, and those that were thinned out from `retrain`."""
        with self._lock:
            self._live, self._retrain = live, retrain

    @property
    def is_finished(self):
        """Whether the run has come to its end or was stopped early: it has its last numbers."""
        if self.diverged_at is not None:
            return False
        return self.head >= self.experiment.epochs or has_stopped(self.experiment, self.step(self.head))

    @property
    def is_over(self):
        """Whether nothing more will be recorded, whoever asks: the run is finished or has diverged."""
        return self.diverged_at is not None or self.is_finished

    @property
    def n_bytes(self):
        """Bytes held by steps and series."""
        with self._lock:
            steps = len(self._steps) * _size(self._steps[self.head])  # all are of one size
            return steps + sum(values.nbytes for values in self._series.values())

    def _take(self, step):
        if not step.is_finite:
            self.diverged_at = step.epoch
            if step.epoch:  # the untrained network is there to be looked at, whatever its loss
                return
        if self.head >= 0 and self.head % self.stride:
            del self._steps[self.head]  # was kept only for being the last
        self._steps[step.epoch] = step
        self.head = step.epoch
        self._again = self._again_step = None
        self._record(step)
        self._thin(_size(step))

    def _thin(self, size):
        most = self.budget // size
        if most < 2:
            self._steps = {self.head: self._steps[self.head]}
        while len(self._steps) > max(most, 2):
            self.stride *= 2
            self._steps = {
                epoch: kept
                for epoch, kept in self._steps.items()
                if epoch % self.stride == 0 or epoch == self.head
            }

    def _record(self, step):
        if self._series is None:
            self._series = {name: np.empty((0, *np.shape(getattr(step, name)))) for name in SERIES}
        for name, values in self._series.items():
            if len(values) <= step.epoch:
                grown = np.empty((max(64, 2 * len(values)), *values.shape[1:]))
                grown[: len(values)] = values
                self._series[name] = grown
            self._series[name][step.epoch] = getattr(step, name)


def _size(step):
    overhead = 1600  # the objects around the numbers, measured with tracemalloc
    return step.flat.nbytes + step.memory.nbytes + overhead
