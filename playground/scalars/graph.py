"""The chain rule on single numbers: a formula as a graph, its values forward, its derivatives backward.

Every node is a variable, a number or one operation on nodes before it, so the list of nodes is already in an
order in which each can be computed (a topological order, or Wengert list: Wengert 1964). Forward goes through the
list and needs of an operation only its function. Backward goes through it from the end and needs only its local
slopes: with C the last node,

    dC/du = sum over every v that u enters of dC/dv * dv/du        and        dC/dC = 1.

That is all of backpropagation. A network does the same with arrays (`engine.network`); this is
small enough to watch.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from playground.engine.gradcheck import numerical_gradient
from playground.languages import _
from playground.scalars.operations import OPERATIONS, SLOPE, ExpressionError, apply, attempt, largest

VARIABLE, NUMBER = "variable", "number"


class Node(NamedTuple):
    """A variable, a number (with its `value`), or an operation on the nodes at the places `inputs`."""

    name: str
    operation: str
    inputs: tuple[int, ...] = ()
    value: float = math.nan


class Graph(tuple[Node, ...]):
    """Nodes, each after its inputs; the last one is the result."""

    @property
    def variables(self):
        return [node.name for node in self if node.operation == VARIABLE]

    @property
    def moving(self):
        """Places of the nodes that the variables move: all but the numbers."""
        return [place for place, node in enumerate(self) if node.operation != NUMBER]

    @property
    def edges(self):
        """(from, to, which input of it) for every moving input of every operation."""
        moving = set(self.moving)
        return [
            (start, end, slot)
            for end, node in enumerate(self)
            for slot, start in enumerate(node.inputs)
            if start in moving
        ]

    def text(self, place):
        """The node's own operation as it would be typed, such as "u + 1"; a variable's is its name."""
        node = self[place]
        if node.operation not in OPERATIONS:
            return node.name
        return OPERATIONS[node.operation].text.format(*(self[i].name for i in node.inputs))


class Term(NamedTuple):
    """What one edge brings back: the gradient at its end, times the slope along it."""

    end: int
    slot: int
    gradient: float
    slope: float


class Step(NamedTuple):
    """One node done: its value, or its gradient dC/dnode as the sum of its `terms` (none at C itself)."""

    is_forward: bool
    place: int
    result: float
    terms: tuple[Term, ...] = ()


def forward(graph: Graph, point: dict[str, float]) -> Iterator[Step]:
    """The value of one node after the other; `point` gives the variables theirs."""
    values = [node.value for node in graph]
    for place in graph.moving:
        node = graph[place]
        if node.operation == VARIABLE:
            values[place] = point[node.name]
        else:
            names = [graph[i].name for i in node.inputs]
            values[place] = apply(node.operation, [values[i] for i in node.inputs], names)
        yield Step(True, place, values[place])


def local_slopes(graph: Graph, values) -> dict[tuple[int, int], float]:
    """The slope along every edge, by its end and which input of it: d value[end] / d input."""
    return {(end, slot): _local_slope(graph, values, end, slot) for _, end, slot in graph.edges}


def _local_slope(graph, values, end, slot):
    node = graph[end]
    inputs, names = [values[i] for i in node.inputs], [graph[i].name for i in node.inputs]
    slopes = OPERATIONS[node.operation].slopes
    return attempt(lambda: slopes(values[end], *inputs)[slot], SLOPE, node.operation, inputs, names)


def backward(graph: Graph, values) -> Iterator[Step]:
    """The gradient of one node after the other, from the last to the first: each waits for all that it enters."""
    slopes = local_slopes(graph, values)
    gradients = {}
    for place in reversed(graph.moving):
        ends = [(end, slot) for start, end, slot in graph.edges if start == place]
        terms = tuple(Term(end, slot, gradients[end], slopes[end, slot]) for end, slot in ends)
        gradients[place] = sum(term.gradient * term.slope for term in terms) if terms else 1.0
        if not math.isfinite(gradients[place]):
            text = _("The gradient of {name} is too large: numbers here end at {largest}.")
            raise ExpressionError(text.format(name=graph[place].name, largest=largest()))
        yield Step(False, place, gradients[place], terms)


def numerical_derivatives(graph: Graph, point: dict[str, float], relative_step=1e-6) -> dict[str, float]:
    """dC/dx of every variable by central differences; NaN where the formula has no value a little way off."""
    names = graph.variables
    x = np.array([point[name] for name in names], float)

    def result():
        try:
            *_, last = forward(graph, dict(zip(names, x.tolist(), strict=True)))
        except ExpressionError:
            return math.nan
        return last.result

    steps = relative_step * np.maximum(1, np.abs(x))
    found = [numerical_gradient(result, x[i : i + 1], step)[0] for i, step in enumerate(steps)]
    return dict(zip(names, map(float, found), strict=True))
