"""How the microscope writes each activation and each loss; one without an entry here is written as f, or as C."""

from collections.abc import Callable
from typing import NamedTuple

from playground.languages import pgettext
from playground.ui.microscope.latex import factor, number


class WrittenActivation(NamedTuple):
    """The function's name, and its slope with {z}, {a} and words to be filled in."""

    name: str
    slope: str


class WrittenLoss(NamedTuple):
    """C of one row: `sign`, then `term` summed over the outputs k, divided by K where it `is_mean`.

    `filled(prediction, target)` is the term with numbers; `predicted(score)` is the prediction of a score, None
    where it is the score itself. dC/dscore is `twice` (prediction - target), divided by K where it is a mean.
    """

    sign: str
    term: str
    filled: Callable
    is_mean: bool
    predicted: Callable | None
    twice: str = ""


def _sigmoid(score):
    return rf"\sigma({score}) = \frac{{1}}{{1 + e^{{-{score}}}}}"


def _softmax(score):
    return rf"\frac{{e^{{{score}}}}}{{\sum_k e^{{{score.rsplit('_', 1)[0]}_k}}}}"


ACTIVATIONS = {
    "sigmoid": WrittenActivation(r"\sigma", r"{a}\, (1 - {a})"),
    "tanh": WrittenActivation(r"\tanh", "1 - ({a})^2"),
    "relu": WrittenActivation(r"\operatorname{ReLU}", r"1 {is_if} {z} > 0 {is_else} 0"),
    "leaky_relu": WrittenActivation(r"\operatorname{LReLU}", r"1 {is_if} {z} > 0 {is_else} {leak}"),
    "elu": WrittenActivation(r"\operatorname{ELU}", r"1 {is_if} {z} > 0 {is_else} e^{{{z}}}"),
    "softplus": WrittenActivation(r"\operatorname{softplus}", r"\sigma({z})"),
    "swish": WrittenActivation(r"\operatorname{swish}", r"\sigma({z}) + {z}\, \sigma({z})\, (1 - \sigma({z}))"),
    "step": WrittenActivation(r"\operatorname{step}", r"0 {is_for} {z} \neq 0"),
    "linear": WrittenActivation("f", "1"),
}


def slope(name, z, a):
    """The slope of one of the ACTIVATIONS, in the language spoken here."""
    words = {
        "is_if": pgettext("1 if z > 0 else 0", "if"),
        "is_else": pgettext("1 if z > 0 else 0", "else"),
        "is_for": pgettext("0 for z unequal 0", "for"),
    }
    words = {key: rf"\text{{ {word} }}" for key, word in words.items()}
    return ACTIVATIONS[name].slope.format(z=z, a=a, leak=number(0.01), **words)


_OF_SHARES = WrittenLoss("-", r"y_k \ln p_k", lambda p, y: rf"{number(y)} \ln {factor(p)}", False, _softmax)
LOSSES = {
    "mse": WrittenLoss("", "(a_k - y_k)^2", lambda p, y: rf"({number(p)} - {factor(y)})^2", True, None, twice="2"),
    "binary_crossentropy": WrittenLoss(
        "-",
        r"\left[ y_k \ln p_k + (1 - y_k) \ln (1 - p_k) \right]",
        lambda p, y: rf"[ {number(y)} \ln {factor(p)} + {number(1 - y)} \ln {factor(1 - p)} ]",
        True,
        _sigmoid,
    ),
    "categorical_crossentropy": _OF_SHARES,
    "sparse_categorical_crossentropy": _OF_SHARES,
}
