"""Functions of one and of two numbers to descend on, and a typed formula as one of them."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.languages import _, mark
from playground.scalars.expression import parse
from playground.scalars.graph import backward, forward
from playground.scalars.operations import ExpressionError

TYPED = "typed"  # the title of a function that a person typed
LIMITS = (-5.0, 5.0)  # the part that is drawn
PLACES = 401


class Function(NamedTuple):
    """Something to descend on.

    `value(*coordinates)`; `gradient(*coordinates)` gives as many slopes as there are coordinates; `minima` are the
    lowest points, (M, d), none where it falls forever; `limits` the part worth looking at, (d, 2); `start` and
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


def typed_curve(text):
    """The `Function` of a formula in x, its slope by backpropagation through its graph.

    Its one minimum is the lowest place drawn; it may fall further outside. Where the formula has no value, value
    and slope are NaN. Raises ExpressionError, with a sentence for the
    person, for what is no formula in x, or has a value almost nowhere between -5 and 5.
    """
    graph = parse(text)
    if graph.variables != ["x"]:
        found = ", ".join(graph.variables) or _("none")
        text = _("A curve has one variable, x; the variables of this formula are: {found}.")
        raise ExpressionError(text.format(found=found))

    def values_at(x):
        values = [node.value for node in graph]
        for step in forward(graph, {"x": float(x)}):
            values[step.place] = step.result
        return values

    def value(x):
        return np.vectorize(lambda one: _or_nan(lambda: values_at(one)[-1]), otypes=[float])(x)

    def gradient(x):
        place = next(place for place, node in enumerate(graph) if node.name == "x")
        return (_or_nan(lambda: next(s.result for s in backward(graph, values_at(x)) if s.place == place)),)

    x = np.linspace(*LIMITS, PLACES)
    heights = value(x)
    if np.isfinite(heights).sum() < PLACES / 10:
        raise ExpressionError(
            _("This formula has a value almost nowhere between -5 and 5, where it would be drawn.")
        )
    lowest = float(x[np.nanargmin(heights)])
    written = text.replace("_", r"\_")
    return Function(TYPED, rf"f(x) = \texttt{{{written}}}", value, gradient, ((lowest,),), (LIMITS,), (3.0,), 0.1)


def _or_nan(compute):
    try:
        return compute()
    except ExpressionError:
        return math.nan


def _beale_terms(x, y):
    return 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3


def _beale(x, y):
    a, b, c = _beale_terms(x, y)
    return a**2 + b**2 + c**2


def _beale_gradient(x, y):
    a, b, c = _beale_terms(x, y)
    along_x = 2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1))
    return along_x, 2 * x * (a + 2 * b * y + 3 * c * y**2)


# x^2 + 5 from 10 is a tutorial's example; the double well's slope is x (x + 2) (x - 1), so that it is level at
# -2, 0 and 1; the bumpy one is Rastrigin's (1974) of one number, with waves of length pi.
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
        title=mark("double well"),
        formula=r"f(x) = \tfrac{1}{4}x^4 + \tfrac{1}{3}x^3 - x^2 + 3",
        value=lambda x: x**4 / 4 + x**3 / 3 - x**2 + 3,
        gradient=lambda x: (x * (x + 2) * (x - 1),),
        minima=((-2.0,),),
        limits=((-3.2, 2.4),),
        start=(2.0,),
        rate=0.05,
    ),
    "bumpy": Function(
        title=mark("bumpy"),
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
        title=mark("bowl"),
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
        title=mark("ravine"),
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
        title=mark("saddle"),
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
        title=mark("Rosenbrock's valley"),
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
        title=mark("Beale's plain"),
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
