"""Following the slope downhill: functions of one and of two numbers, and the path an optimizer takes on them.

`descend(function, start, optimizer, n_steps)` is gradient descent without a network: the same optimizers, a point
in place of the weights. A function is called with its coordinates one by one, `value(x)` or `value(x, y)`; they
may be numbers or arrays of one shape.
"""

from typing import NamedTuple

import numpy as np

from playground.engine.optimizers import OPTIMIZERS, new_optimizer
from playground.languages import mark

CLOSE = 1e-3  # this near a minimum counts as arrived


class Path(NamedTuple):
    """Where a descent went: `points` (T, d), `values` (T,), `gradients` (T, d), the start included, all finite.

    T is n_steps + 1, or less if the numbers grew beyond what a computer can hold: then `overflowed`.
    """

    points: np.ndarray
    values: np.ndarray
    gradients: np.ndarray
    overflowed: bool


def descend(function, start, optimizer, n_steps):
    """The Path of `n_steps` updates of a fresh `optimizer` from the point `start` (d,), as far as it is finite."""
    points = np.empty((n_steps + 1, len(start)))
    gradients = np.empty_like(points)
    points[0] = start
    with np.errstate(all="ignore"):  # an overflow is an outcome here, cut off below
        for t in range(n_steps):
            gradients[t] = function.gradient(*points[t])
            np.add(points[t], optimizer.update("point", gradients[t]), out=points[t + 1])
        gradients[-1] = function.gradient(*points[-1])
        values = np.asarray(function.value(*points.T), float)
    finite = np.isfinite(values) & np.isfinite(points).all(axis=1) & np.isfinite(gradients).all(axis=1)
    end = len(finite) if finite.all() else int(finite.argmin())
    return Path(points[:end], values[:end], gradients[:end], end <= n_steps)


def multiples(function):
    """How many times SGD's rate each optimizer of OPTIMIZERS goes at in a race."""
    return {
        name: kind.race_rate * (function.adaptive if kind.divides_by_size else 1.0)
        for name, kind in OPTIMIZERS.items()
    }


def race(function, start, rate, momentum, n_steps):
    """Every optimizer from one start: its name -> its Path, each at its multiple of `rate`."""
    return {
        name: descend(function, start, new_optimizer(name, times * rate, momentum), n_steps)
        for name, times in multiples(function).items()
    }


def arrival(path, function):
    """The first step at which the path is within CLOSE of a minimum, None if at none."""
    if not function.minima:
        return None
    gaps = path.points[:, None, :] - np.array(function.minima)
    close = (np.hypot.reduce(gaps, axis=2) <= CLOSE).any(axis=1)
    return int(close.argmax()) if close.any() else None


def departure(path, function):
    """The step from which on the path is outside `function.limits`, None if it ends inside."""
    low, high = np.array(function.limits).T
    outside = ((path.points < low) | (path.points > high)).any(axis=1)
    if not outside[-1]:
        return len(outside) if path.overflowed else None
    return len(outside) - int(np.argmin([*outside[::-1], False]))


BEHAVIORS = {
    mark("stays"): mark("the slope at the start is 0"),
    mark("explodes"): mark("it ends higher than it began, or beyond what a computer can hold"),
    mark("jumps forever"): mark("it ends where it was two steps before, though it still moves"),
    mark("zigzags"): mark("the slope changes its sign at more than half of the steps"),
    mark("swings"): mark("it has turned round at least once, and more than 1% of its steepest slope is left"),
    mark("crawls"): mark("it has never turned round, and more than 1% of its steepest slope is left"),
    mark("arrives"): mark("at most 1% of its steepest slope is left"),
}


def behavior(path):
    """What a path on a function of one number does: the first of BEHAVIORS that holds."""
    x, values, slopes = path.points[:, 0], path.values, path.gradients[:, 0]
    turns = np.count_nonzero(np.sign(slopes[1:]) * np.sign(slopes[:-1]) < 0)
    with np.errstate(over="ignore"):  # numbers of 1e308 may be among them
        moves = np.abs(np.diff(x))
        rises = values[-1] - values[0] > 1e-9 * (1 + abs(values[0]))  # more than rounding can do
    restless = abs(slopes[-1]) > 0.01 * np.abs(slopes).max()
    holds = {
        "stays": slopes[0] == 0,
        "explodes": path.overflowed or rises,
        "jumps forever": restless and len(x) > 2 and abs(x[-1] - x[-3]) <= 1e-6 * moves[-1],
        "zigzags": turns > len(moves) / 2,
        "swings": restless and turns > 0,
        "crawls": restless,
        "arrives": True,
    }
    return next(name for name in BEHAVIORS if holds[name])
