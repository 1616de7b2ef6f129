"""A unit on the page: its drawing, and its numbers as row vectors."""

import numpy as np
import streamlit as st

from playground.figures.perceptron.strokes import number
from playground.figures.perceptron.unit import unit_diagram
from playground.numbers import latex
from playground.ui.furniture import chart


def tuple_of(values):
    """Numbers as a row vector in a sentence, "(1, −2)"."""
    return "(" + ", ".join(map(number, np.atleast_1d(values))) + ")"


def vector(values):
    """Numbers as a row vector in a formula."""
    return "(" + ", ".join(latex(value, decimals=9) for value in np.atleast_1d(values)) + ")"


def factor(value):
    """A number in a formula as one of its factors."""
    return latex(value, decimals=9, brackets=True)


def diagram(names, *unit, key):
    """The unit as a drawing, no wider than its circles and edges hold together."""
    with st.container(width=460):
        chart(unit_diagram(names, *unit), key, told(*unit))


def told(inputs, weights, bias, total, output, activation):
    """A unit's diagram in words."""
    return (
        f"One unit: inputs {tuple_of(inputs)} times weights {tuple_of(weights)} plus bias {number(bias)} sum to "
        f"z = {number(total)}; the {activation} makes the output {number(output)} of it."
    )
