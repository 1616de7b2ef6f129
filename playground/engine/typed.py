"""A typed formula of one variable as a function to descend on."""

import math

import numpy as np

from playground.engine.descent import Function
from playground.engine.expression import parse
from playground.engine.graph import ExpressionError, backward, forward

LIMITS = (-5.0, 5.0)  # the part that is drawn
PLACES = 401


def typed_curve(text):
    """The `Function` of a formula in x, its slope by backpropagation through its graph.

    Where the formula has no value, value and slope are NaN. Raises ExpressionError, with a sentence for the
    person, for what is no formula in x, or has a value almost nowhere between -5 and 5.
    """
    graph = parse(text)
    if graph.variables != ["x"]:
        found = ", ".join(graph.variables) or "none"
        raise ExpressionError(f"A curve has one variable, x; the variables of this formula are: {found}.")

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
        raise ExpressionError("This formula has a value almost nowhere between -5 and 5, where it would be drawn.")
    lowest = float(x[np.nanargmin(heights)])
    written = text.replace("_", r"\_")
    return Function(
        "typed", rf"f(x) = \texttt{{{written}}}", value, gradient, ((lowest,),), (LIMITS,), (3.0,), 0.1
    )


def _or_nan(compute):
    try:
        return compute()
    except ExpressionError:
        return math.nan
