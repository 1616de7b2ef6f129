"""Following the slope downhill: functions of one and of two numbers, and the path an optimizer takes on them.

`descend(function, start, optimizer, n_steps)` is gradient descent without a network: the same optimizers, a point
in place of the weights. A function is called with its coordinates one by one, `value(x)` or `value(x, y)`; they
may be numbers or arrays of one shape.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.engine.optimizers import OPTIMIZERS, Momentum

CLOSE = 1e-3  # this near a minimum counts as arrived


class Function(NamedTuple):
    """Something to descend on.

    `value(*coordinates)`; `gradient(*coordinates)` gives as many slopes as there are coordinates; `minima` are the
    lowest points, (M, d), none where it falls for ever; `limits` the part worth looking at, (d, 2); `start` and
    `rate` what to begin with; `adaptive` times that rate suits RMSProp and Adam.
    """

    title: str
    formula: str
    value: Callable
    gradient: Callable
    minima: tuple
    limits: tuple
    start: tuple
    rate: float
    adaptive: float = 1.0


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


# These divide by the slope's size, so their rate is a length, not a factor; AdaGrad's steps also shrink for ever.
ADAPTIVE = {"adagrad": 5.0, "rmsprop": 1.0, "adam": 1.0}


def make_optimizer(name, rate, momentum=0.9):
    """A fresh optimizer of OPTIMIZERS; `momentum` is for those that have one."""
    optimizer = OPTIMIZERS[name]
    return optimizer(rate, momentum) if issubclass(optimizer, Momentum) else optimizer(rate)


def multiples(function):
    """How many times SGD's rate each optimizer of OPTIMIZERS goes at in a race."""
    return {name: ADAPTIVE[name] * function.adaptive if name in ADAPTIVE else 1.0 for name in OPTIMIZERS}


def race(function, start, rate, momentum, n_steps):
    """Every optimizer from one start: its name -> its Path, each at its multiple of `rate`."""
    return {
        name: descend(function, start, make_optimizer(name, times * rate, momentum), n_steps)
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
    "stays": "the slope at the start is 0",
    "explodes": "it ends higher than it began, or beyond what a computer can hold",
    "jumps for ever": "it ends where it was two steps before, though it still moves",
    "zigzags": "the slope changes its sign at more than half of the steps",
    "swings": "it has turned round at least once, and more than 1% of its steepest slope is left",
    "crawls": "it has never turned round, and more than 1% of its steepest slope is left",
    "arrives": "at most 1% of its steepest slope is left",
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
        "jumps for ever": restless and len(x) > 2 and abs(x[-1] - x[-3]) <= 1e-6 * moves[-1],
        "zigzags": turns > len(moves) / 2,
        "swings": restless and turns > 0,
        "crawls": restless,
        "arrives": True,
    }
    return next(name for name in BEHAVIORS if holds[name])


def _beale_terms(x, y):
    return 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3


def _beale(x, y):
    a, b, c = _beale_terms(x, y)
    return a**2 + b**2 + c**2


def _beale_gradient(x, y):
    a, b, c = _beale_terms(x, y)
    along_x = 2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1))
    return along_x, 2 * x * (a + 2 * b * y + 3 * c * y**2)


# x^2 + 5 from 10 is exercise E3; the double well's slope is x (x + 2) (x - 1), so that it is level at -2, 0 and 1;
# the bumpy one is Rastrigin's (1974) of one number, with waves of length pi.
CURVES = {
    "square": Function(
        title="x² + 5",
        formula=r"f(x) = x^2 + 5",
        value=lambda x: x**2 + 5,
        gradient=lambda x: (2 * x,),
        minima=((0.0,),),
        limits=((-12.0, 12.0),),
        start=(10.0,),
        rate=0.1,
    ),
    "double_well": Function(
        title="double well",
        formula=r"f(x) = \tfrac{1}{4}x^4 + \tfrac{1}{3}x^3 - x^2 + 3",
        value=lambda x: x**4 / 4 + x**3 / 3 - x**2 + 3,
        gradient=lambda x: (x * (x + 2) * (x - 1),),
        minima=((-2.0,),),
        limits=((-3.2, 2.4),),
        start=(2.0,),
        rate=0.05,
    ),
    "bumpy": Function(
        title="bumpy",
        formula=r"f(x) = \tfrac{1}{10}x^2 + 1 - \cos 2x",
        value=lambda x: x**2 / 10 + 1 - np.cos(2 * x),
        gradient=lambda x: (x / 5 + 2 * np.sin(2 * x),),
        minima=((0.0,),),
        limits=((-10.0, 10.0),),
        start=(8.5,),
        rate=0.1,
    ),
}

# The ravine is 20 times as steep across as along, its condition number. Rosenbrock (1960), from his own start;
# Beale (1958): a flat plain, a steep edge and a minimum at (3, 1/2).
SURFACES = {
    "bowl": Function(
        title="bowl",
        formula=r"f(x, y) = x^2 + y^2",
        value=lambda x, y: x**2 + y**2,
        gradient=lambda x, y: (2 * x, 2 * y),
        minima=((0.0, 0.0),),
        limits=((-3.0, 3.0), (-3.0, 3.0)),
        start=(-2.5, 2.0),
        rate=0.05,
        adaptive=2.0,
    ),
    "ravine": Function(
        title="ravine",
        formula=r"f(x, y) = \tfrac{1}{2}x^2 + 10\,y^2",
        value=lambda x, y: x**2 / 2 + 10 * y**2,
        gradient=lambda x, y: (x, 20 * y),
        minima=((0.0, 0.0),),
        limits=((-10.0, 4.0), (-3.0, 3.0)),
        start=(-9.0, 2.0),
        rate=0.02,
        adaptive=10.0,
    ),
    "saddle": Function(
        title="saddle",
        formula=r"f(x, y) = x^2 - y^2",
        value=lambda x, y: x**2 - y**2,
        gradient=lambda x, y: (2 * x, -2 * y),
        minima=(),
        limits=((-3.0, 3.0), (-3.0, 3.0)),
        start=(-2.5, 0.01),
        rate=0.02,
        adaptive=2.0,
    ),
    "rosenbrock": Function(
        title="Rosenbrock's valley",
        formula=r"f(x, y) = (1 - x)^2 + 100\,(y - x^2)^2",
        value=lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        gradient=lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        minima=((1.0, 1.0),),
        limits=((-2.0, 2.0), (-1.0, 3.0)),
        start=(-1.2, 1.0),
        rate=0.001,
        adaptive=50.0,
    ),
    "beale": Function(
        title="Beale's plain",
        formula=r"f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
        value=_beale,
        gradient=_beale_gradient,
        minima=((3.0, 0.5),),
        limits=((-4.5, 4.5), (-4.5, 4.5)),
        start=(1.0, 1.5),
        rate=0.002,
        adaptive=50.0,
    ),
}
