"""Formulas to begin with: where each comes from, and what others say its numbers are."""

from typing import NamedTuple

from playground.choices.formula import Formula
from playground.languages import mark

MICROGRAD = (
    "c = a + b\nd = a * b + b**3\nc += c + 1\nc += 1 + c + (-a)\nd += d * 2 + relu(b + a)\n"
    "d += 3 * d + relu(b - a)\ne = c - d\nf = e**2\ng = f / 2.0\ng += 10.0 / f"
)
LOGISTIC = "p = sigmoid(w*x + b)\n-(y*log(p) + (1 - y)*log(1 - p))"


class Recipe(NamedTuple):
    """A formula at a point, as it is `made`, and its `source`.

    `elsewhere` are the value of the result, under "", and the derivatives by variable as they stand `where`,
    with so many `decimals`.
    """

    made: Formula
    source: str
    elsewhere: dict[str, str] = {}  # noqa: RUF012
    where: str = ""
    decimals: int = 0


RECIPES = {
    "(x² + 1)³": Recipe(
        Formula("(x**2 + 1)**3", (("x", 2),)),
        mark("From a public tutorial on backpropagation in Python. Its numbers can be worked out by hand."),
        {"": "125", "x": "300"},
        mark("by hand"),
    ),
    "micrograd": Recipe(
        Formula(MICROGRAD, (("a", -4), ("b", 2))),
        mark("From the README of micrograd by Andrej Karpathy (2020), which prints its numbers."),
        {"": "24.7041", "a": "138.8338", "b": "645.5773"},
        mark("in the README"),
        4,
    ),
    mark("One neuron"): Recipe(
        Formula("tanh(w1*x1 + w2*x2 + b)", (("w1", -3), ("x1", 2), ("w2", 1), ("x2", 0.5), ("b", 6))),
        mark("An example of this page: one unit of a network, with two inputs."),
    ),
    mark("Logistic loss"): Recipe(
        Formula(LOGISTIC, (("w", 0.5), ("x", 2), ("b", -0.2), ("y", 0))),
        mark("An example of this page: a sigmoid unit and its cross-entropy, for a row of class y."),
    ),
}


def recipe_of(made):
    """The recipe whose formula this is, at any point; None if it is a person's own."""
    return next((recipe for recipe in RECIPES.values() if recipe.made.formula == made.formula), None)
