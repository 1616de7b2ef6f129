"""Several runs recorded on one clock, one of them or up to six, whatever their data, optimizers and lengths."""

import threading
import time

import numpy as np

from playground.data import prepare
from playground.recording.history import BUDGET, History
from playground.recording.lanes.feeds import feeds


class Together:
    """The `History` of every run of a `Runs`; one that has ended waits for the others.

    S runs with up to L layers each. `head` is the last epoch that any run has recorded.
    """

    def __init__(self, runs, budget=BUDGET):
        prepared = _prepared(runs.experiments)
        found = feeds(runs.experiments, prepared, [None] * len(runs.experiments))
        self._settle(
            runs,
            [
                History(experiment, data, budget // len(found), feed.live, feed.retrain)
                for experiment, data, feed in zip(runs.experiments, prepared, found, strict=True)
            ],
        )

    def _settle(self, runs, histories):
        self.runs, self.histories = runs, histories
        self._lock = threading.RLock()

    @property
    def head(self):
        return max(history.head for history in self.histories)

    @property
    def is_over(self):
        """Whether no run goes on, however far one asks."""
        return all(history.is_over for history in self.histories)

    def extend(self, epoch, seconds=float("inf")):
        """Train all runs on to `epoch`, as far as they go, or until `seconds` have passed; return the head."""
        if len(self.histories) == 1:
            return self.histories[0].extend(epoch, seconds)
        deadline = time.monotonic() + seconds
        with self._lock:
            while (head := self.head) < epoch and time.monotonic() < deadline:
                for history in self.histories:
                    history.extend(head + 1)
                if self.head == head:
                    break
        return self.head

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
        found = [history.series(name, first) for history in self.histories]
        widest = max(found, key=lambda values: values.shape[1:])
        whole = np.full((max(map(len, found)), len(found), *widest.shape[1:]), np.nan)
        for run, values in enumerate(found):
            whole[(slice(len(values)), run, *map(slice, values.shape[1:]))] = values
        return whole

    def prolong(self, runs):
        """Move the ends of the runs to those of `runs`, which differ in nothing else; what is recorded stays."""
        with self._lock:
            for history, experiment in zip(self.histories, runs.experiments, strict=True):
                if history.experiment.epochs != experiment.epochs:
                    history.prolong(experiment.epochs)
            self.runs = runs
            self._feed()

    def fork(self, runs, epoch):
        """New recordings that share these until `epoch` and go on with other `runs`.

        A run that has ended before that epoch stays as it is.
        """
        if epoch == 0:
            return Together(runs, sum(history.budget for history in self.histories))
        with self._lock:
            forked = object.__new__(Together)
            forked._settle(
                runs,
                [
                    history.fork(experiment, epoch) if epoch <= history.head else history
                    for history, experiment in zip(self.histories, runs.experiments, strict=True)
                ],
            )
            forked._feed()
            return forked

    @property
    def n_bytes(self):
        return sum(history.n_bytes for history in self.histories)

    def _feed(self):
        """Let runs of one shape go on as one stack again."""
        going = [history for history in self.histories if not history.is_over]
        starts = [history.step(history.head) for history in going]
        found = feeds([history.experiment for history in going], [history.prepared for history in going], starts)
        for history, feed in zip(going, found, strict=True):
            history.follow(*feed)


def _prepared(experiments):
    """The data of every run; runs on the same data share one `Prepared`."""
    made = {}
    for experiment in experiments:
        if experiment.data not in made:
            made[experiment.data] = prepare(experiment)
    return [made[experiment.data] for experiment in experiments]
