"""Formulas to begin with: where each comes from, and what others say its numbers are."""

from typing import NamedTuple

MICROGRAD = (
    "c = a + b\nd = a * b + b**3\nc += c + 1\nc += 1 + c + (-a)\nd += d * 2 + relu(b + a)\n"
    "d += 3 * d + relu(b - a)\ne = c - d\nf = e**2\ng = f / 2.0\ng += 10.0 / f"
)
LOGISTIC = "p = sigmoid(w*x + b)\n-(y*log(p) + (1 - y)*log(1 - p))"


class Recipe(NamedTuple):
    """A formula with its point and its `source`.

    `elsewhere` are the value of the result, under "", and the derivatives by variable as they stand `where`,
    written in the format `digits`.
    """

    text: str
    point: dict[str, float]
    source: str
    elsewhere: dict[str, str] = {}  # noqa: RUF012
    where: str = ""
    digits: str = ".0f"


RECIPES = {
    "(x² + 1)³": Recipe(
        "(x**2 + 1)**3",
        {"x": 2.0},
        "From a public tutorial on backpropagation in Python. Its numbers can be worked out by hand.",
        {"": "125", "x": "300"},
        "by hand",
    ),
    "micrograd": Recipe(
        MICROGRAD,
        {"a": -4.0, "b": 2.0},
        "From the README of micrograd by Andrej Karpathy (2020), which prints its numbers.",
        {"": "24.7041", "a": "138.8338", "b": "645.5773"},
        "in the README",
        ".4f",
    ),
    "One neuron": Recipe(
        "tanh(w1*x1 + w2*x2 + b)",
        {"w1": -3.0, "x1": 2.0, "w2": 1.0, "x2": 0.5, "b": 6.0},
        "An example of this page: one unit of a network, with two inputs.",
    ),
    "Logistic loss": Recipe(
        LOGISTIC,
        {"w": 0.5, "x": 2.0, "b": -0.2, "y": 0.0},
        "An example of this page: a sigmoid unit and its cross-entropy, for a row of class y.",
    ),
}


def recipe_of(text):
    """The recipe whose formula this is, None if it is a person's own."""
    return next((recipe for recipe in RECIPES.values() if recipe.text == text), None)
