"""Several runs recorded on one clock, one of them or up to six, whatever their data, optimizers and lengths."""

import threading
import time

import numpy as np

from playground.recording.history import BUDGET, History
from playground.recording.lanes.feeds import feeds
from playground.recording.prepared import prepared_for


class Together:
    """The `History` of every run of a `Runs`; one that has ended waits for the others.

    S runs with up to L layers each. `head` is the last epoch that all runs have recorded which go on.
    """

    def __init__(self, runs, budget=BUDGET, known=()):
        """`known` are histories by their experiment; a run that is trained by itself is taken from there."""
        prepared = [prepared_for(experiment) for experiment in runs.experiments]
        found = feeds(runs.experiments, prepared, [None] * len(runs.experiments), runs.is_stacked)
        known = dict(known) if runs.is_alone else {}
        self._settle(
            runs,
            [
                known.get(experiment) or History(experiment, data, budget // len(found), feed.live, feed.retrain)
                for experiment, data, feed in zip(runs.experiments, prepared, found, strict=True)
            ],
        )

    def _settle(self, runs, histories):
        self.runs, self.histories = runs, histories
        self._lock = threading.RLock()

    @property
    def head(self):
        going = [history.head for history in self.histories if not history.is_over]
        return min(going) if going else max(history.head for history in self.histories)

    @property
    def is_over(self):
        """Whether no run goes on, however far one asks."""
        return all(history.is_over for history in self.histories)

    def extend(self, epoch, seconds=float("inf")):
        """Train all runs on to `epoch`, as far as they go, or until `seconds` have passed; return the head."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while (head := self.head) < epoch and not self.is_over and time.monotonic() < deadline:
                for history in self.histories:
                    history.extend(head + 1, deadline - time.monotonic())
        return self.head

    def reach(self, epoch, seconds=float("inf")):
        """Train on, and again what was thinned out; whether `steps(epoch)` is at hand within about `seconds`."""
        deadline = time.monotonic() + seconds
        if self.extend(epoch, seconds) < epoch:
            return False
        return all(
            history.reach(min(epoch, history.head), deadline - time.monotonic()) for history in self.histories
        )

    def steps(self, epoch):
        """The `Step` of every run at an epoch: the last one of a run that has ended, None of one that diverged."""
        return [
            None
            if history.diverged_at is not None and epoch > history.head
            else history.step(min(epoch, history.head))
            for history in self.histories
        ]

    def series(self, name, first=0):
        """A scalar (T, S) or the norms (T, S, L) called `name`, epochs `first` to the head, NaN where none is."""
        length = max(self.head + 1 - first, 0)  # a run may be ahead of the others by an epoch
        found = [history.series(name, first)[:length] for history in self.histories]
        widest = max(found, key=lambda values: values.shape[1:])
        whole = np.full((max(map(len, found)), len(found), *widest.shape[1:]), np.nan)
        for run, values in enumerate(found):
            whole[(slice(len(values)), run, *map(slice, values.shape[1:]))] = values
        return whole

    def fork(self, runs, epoch):
        """New recordings that share these before `epoch` and go on with other `runs`; see `History.fork`."""
        with self._lock:
            forked = object.__new__(Together)
            histories = zip(self.histories, runs.experiments, strict=True)
            forked._settle(runs, [history.fork(experiment, epoch) for history, experiment in histories])
            forked._feed()
            return forked

    @property
    def n_bytes(self):
        return sum(history.n_bytes for history in self.histories)

    def _feed(self):
        """Let runs of one shape go on as one stack again."""
        going = [history for history in self.histories if not history.is_over]
        starts = [history.step(history.head) for history in going]
        experiments, prepared = [h.experiment for h in going], [h.prepared for h in going]
        found = feeds(experiments, prepared, starts, self.runs.is_stacked)
        for history, feed in zip(going, found, strict=True):
            history.follow(*feed)
