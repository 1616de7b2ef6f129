"""The chain rule on single numbers: a formula as a graph, its values forward, its derivatives backward.

Every node is a variable, a number or one operation on nodes before it, so the list of nodes is already in an
order in which each can be computed (a topological order, or Wengert list: Wengert 1964). Forward goes through the
list and needs of an operation only its function. Backward goes through it from the end and needs only its local
slopes: with C the last node,

    dC/du = sum over every v that u enters of dC/dv * dv/du        and        dC/dC = 1.

That is all of backpropagation. A network does the same with arrays (`network`), and this is small enough to watch.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from playground.engine.gradcheck import numerical_gradient

VARIABLE, NUMBER = "variable", "number"
LARGEST = "numbers here end at 1.8e308"


class ExpressionError(ValueError):
    """What is wrong with a formula or with its value somewhere, as a sentence for the person who typed it."""


class Operation(NamedTuple):
    """A function of one or two numbers with its slopes.

    `f(*inputs) -> value`; `slopes(value, *inputs) -> (d value / d input, ...)`, one an input. `text`, `latex` and
    `slopes_latex` write them, with {0} and {1} for the inputs and {out} for the value.
    """

    f: Callable
    slopes: Callable
    text: str
    latex: str
    slopes_latex: tuple[str, ...]


def sigmoid(a):
    """f(a) = 1 / (1 + exp(-a)), computed as (1 + tanh(a / 2)) / 2, which cannot overflow."""
    return (1 + math.tanh(a / 2)) / 2


def divide_slopes(out, a, b):
    """d(a/b)/da = 1/b, d(a/b)/db = -(a/b)/b."""
    return 1 / b, -out / b


def power_slopes(out, a, b):
    """d(a**b)/da = b a**(b - 1), d(a**b)/db = a**b ln a, which for a < 0 does not exist."""
    to_base = b * math.pow(a, b - 1) if b else 0.0
    to_exponent = out * math.log(a) if a > 0 else 0.0 if a == 0 and b > 0 else math.nan
    return to_base, to_exponent


def tanh_slopes(out, a):
    """d tanh(a)/da = 1 - tanh(a)**2."""
    return (1 - out * out,)


def sigmoid_slopes(out, a):
    """d sigmoid(a)/da = s (1 - s) with s = sigmoid(a), at most 1/4."""
    return (out * (1 - out),)


def relu_slopes(out, a):
    """d relu(a)/da = 1 if a > 0 else 0; at the corner, where there is no slope, 0."""
    return (1.0 if a > 0 else 0.0,)


def _named(f, slopes, name, slope, latex=None):
    return Operation(f, slopes, f"{name}({{0}})", latex or rf"\{name}({{0}})", (slope,))


OPERATIONS = {
    "add": Operation(lambda a, b: a + b, lambda out, a, b: (1.0, 1.0), "{0} + {1}", "{0} + {1}", ("1", "1")),
    "subtract": Operation(
        lambda a, b: a - b, lambda out, a, b: (1.0, -1.0), "{0} - {1}", "{0} - {1}", ("1", "-1")
    ),
    "multiply": Operation(
        lambda a, b: a * b, lambda out, a, b: (b, a), "{0} * {1}", r"{0} \cdot {1}", ("{1}", "{0}")
    ),
    "divide": Operation(
        lambda a, b: a / b,
        divide_slopes,
        "{0} / {1}",
        r"\frac{{{0}}}{{{1}}}",
        (r"\frac{{1}}{{{1}}}", r"-\frac{{{out}}}{{{1}}}"),
    ),
    "power": Operation(
        math.pow,
        power_slopes,
        "{0} ** {1}",
        "{0}^{{{1}}}",
        (r"{1} \cdot {0}^{{{1} - 1}}", r"{out} \cdot \ln {0}"),
    ),
    "negative": Operation(lambda a: -a, lambda out, a: (-1.0,), "-{0}", "-{0}", ("-1",)),
    "exp": _named(math.exp, lambda out, a: (out,), "exp", "{out}"),
    "log": _named(math.log, lambda out, a: (1 / a,), "log", r"\frac{{1}}{{{0}}}", latex=r"\ln({0})"),
    "sqrt": _named(
        math.sqrt, lambda out, a: (0.5 / out,), "sqrt", r"\frac{{1}}{{2 \cdot {out}}}", latex=r"\sqrt{{{0}}}"
    ),
    "sin": _named(math.sin, lambda out, a: (math.cos(a),), "sin", r"\cos({0})"),
    "cos": _named(math.cos, lambda out, a: (-math.sin(a),), "cos", r"-\sin({0})"),
    "tanh": _named(math.tanh, tanh_slopes, "tanh", "1 - {out}^2"),
    "sigmoid": _named(sigmoid, sigmoid_slopes, "sigmoid", r"{out} \cdot (1 - {out})", latex=r"\sigma({0})"),
    "relu": _named(lambda a: max(a, 0.0), relu_slopes, "relu", r"[{0} > 0]", latex=r"\operatorname{{relu}}({0})"),
}


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


def apply(operation, inputs, names=None):
    """The operation's value; ExpressionError where it has none. `names` say what the inputs are called."""
    return _attempt(lambda: OPERATIONS[operation].f(*inputs), "", operation, inputs, names)


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
    return _attempt(lambda: slopes(values[end], *inputs)[slot], "The slope of ", node.operation, inputs, names)


def backward(graph: Graph, values) -> Iterator[Step]:
    """The gradient of one node after the other, from the last to the first: each waits for all that it enters."""
    slopes = local_slopes(graph, values)
    gradients = {}
    for place in reversed(graph.moving):
        ends = [(end, slot) for start, end, slot in graph.edges if start == place]
        terms = tuple(Term(end, slot, gradients[end], slopes[end, slot]) for end, slot in ends)
        gradients[place] = sum(term.gradient * term.slope for term in terms) if terms else 1.0
        if not math.isfinite(gradients[place]):
            raise ExpressionError(f"The gradient of {graph[place].name} is too large: {LARGEST}.")
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


def _attempt(compute, what, operation, inputs, names):
    try:
        value = compute()
    except OverflowError:
        value = math.inf
    except (ValueError, ZeroDivisionError):
        value = math.nan
    if math.isfinite(value):
        return value
    text = what + OPERATIONS[operation].text.format(*(names or [f"{number:g}" for number in inputs]))
    where = [
        f"{name} = {number:g}" for name, number in zip(names or [], inputs, strict=False) if name[0].isalpha()
    ]
    at = " at " + " and ".join(dict.fromkeys(where)) if where else ""
    if math.isnan(value):
        raise ExpressionError(f"{text} is not defined{at}: there is no such real number.")
    raise ExpressionError(f"{text} is too large{at}: {LARGEST}.")
