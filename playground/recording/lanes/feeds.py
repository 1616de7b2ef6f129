"""Where the steps of several runs come from: those of one shape from one stack, all others each from its own."""

import threading
from collections import deque
from functools import partial
from typing import NamedTuple

from playground.recording.kinds import kind_of
from playground.recording.lanes.stacked import StackedRuns, shape_of, train_as_stacked
from playground.recording.steps import ENDED


class Feed(NamedTuple):
    """`live` yields a run's next steps, `retrain(experiment, start, prepared)` steps again, to the last bit.

    Both yield None where an epoch takes long, as `train_in_bites` does.
    """

    live: object
    retrain: object


def feeds(experiments, prepared, starts, is_stacked=True):
    """A `Feed` for every run, in order; `starts` are the steps they go on from, None for the beginning."""
    found = [None] * len(experiments)
    alone = tuple((place,) for place in range(len(experiments)))
    for places in stacks_of(experiments, prepared, starts) if is_stacked else alone:
        mine, data = [experiments[place] for place in places], prepared[places[0]]
        if len(places) == 1:
            training = kind_of(mine[0]).train_in_bites
            found[places[0]] = Feed(training(mine[0], starts[places[0]], data), training)
            continue
        shared = SharedSteps(mine, data, [starts[place] for place in places])
        for at, place in enumerate(places):
            found[place] = Feed(shared.of(at), partial(train_as_stacked, mine, at))
    return found


def stacks_of(experiments, prepared, starts):
    """The places of the runs that one stack can hold, one tuple a stack: of one shape, data and epoch."""
    stacks = {}
    for place, (experiment, data, start) in enumerate(zip(experiments, prepared, starts, strict=True)):
        shape = shape_of(experiment)
        key = place if shape is None else (shape, id(data), None if start is None else start.epoch)
        stacks.setdefault(key, []).append(place)
    return tuple(map(tuple, stacks.values()))


class SharedSteps:
    """The steps of stacked runs, handed to each run on its own: what one asks for is kept for the others."""

    def __init__(self, experiments, prepared, starts):
        self._waiting = [deque() for _ in experiments]
        self._is_over = [False] * len(experiments)
        self._steps = self._trained(experiments, prepared, starts)
        self._lock = threading.Lock()

    def of(self, place):
        """Yield the steps of one run, and None in between; none after one whose loss is not finite."""
        while True:
            with self._lock:
                if not self._waiting[place] and (self._is_over[place] or not self._advance()):
                    return
                step = self._waiting[place].popleft() if self._waiting[place] else None
            yield step

    def _trained(self, experiments, prepared, starts):
        runs, start = StackedRuns(experiments, prepared), starts[0]
        if start is not None:
            runs.resume(starts)
        yield from runs.steps(None if start is None else start.epoch)

    def _advance(self):
        """Train a bite and hand what it brought to every run that has finite numbers; whether it goes on."""
        steps = next(self._steps, ENDED)
        if steps is ENDED:
            return False
        for place, step in enumerate(steps or ()):
            if not self._is_over[place]:
                self._waiting[place].append(step)
                self._is_over[place] = not step.is_finite
        return True
