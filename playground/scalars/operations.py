"""What one node of a formula can do: each operation with its slopes, and how all three are written."""

import math
from collections.abc import Callable
from typing import NamedTuple

from playground.languages import _, listed, mark
from playground.numbers import localized


class Problems(NamedTuple):
    """What is said of a value that is missing: one that is `undefined`, and one that is `too_large`."""

    undefined: str
    too_large: str


VALUE = Problems(
    mark("{text} is not defined{at}: there is no such real number."),
    mark("{text} is too large{at}: numbers here end at {largest}."),
)
SLOPE = Problems(
    mark("The slope of {text} is not defined{at}: there is no such real number."),
    mark("The slope of {text} is too large{at}: numbers here end at {largest}."),
)


def largest():
    """The largest number of a computer, as it is written."""
    return localized("1.8e308")


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


def apply(operation, inputs, names=None):
    """The operation's value; ExpressionError where it has none. `names` say what the inputs are called."""
    return attempt(lambda: OPERATIONS[operation].f(*inputs), VALUE, operation, inputs, names)


def attempt(compute, problems, operation, inputs, names):
    """What `compute` gives, a value or a slope; else ExpressionError, of the `Problems` that fits."""
    try:
        value = compute()
    except OverflowError:
        value = math.inf
    except (ValueError, ZeroDivisionError):
        value = math.nan
    if math.isfinite(value):
        return value
    text = OPERATIONS[operation].text.format(*(names or [f"{number:g}" for number in inputs]))
    where = [
        f"{name} = {number:g}"  # as it would be typed
        for name, number in zip(names or [], inputs, strict=False)
        if name[0].isalpha()
    ]
    at = _(" at {where}").format(where=listed(dict.fromkeys(where))) if where else ""
    problem = problems.undefined if math.isnan(value) else problems.too_large
    raise ExpressionError(_(problem).format(text=text, at=at, largest=largest()))
