"""A unit on the page: its drawing, and its numbers as row vectors."""

import numpy as np
import streamlit as st

from playground.figures.perceptron.strokes import number
from playground.figures.perceptron.unit import unit_diagram
from playground.languages import _, mark, spoken
from playground.numbers import in_a_row, latex
from playground.ui.furniture import chart

DIAGRAMS = {  # in words, by the unit's activation
    "step": mark(
        "One unit: inputs {inputs} times weights {weights} plus bias {bias} sum to z = {total}; the step makes "
        "the output {output} of it."
    ),
    "linear": mark(
        "One unit: inputs {inputs} times weights {weights} plus bias {bias} sum to z = {total}; the linear makes "
        "the output {output} of it."
    ),
    "sigmoid": mark(
        "One unit: inputs {inputs} times weights {weights} plus bias {bias} sum to z = {total}; the sigmoid makes "
        "the output {output} of it."
    ),
}


def tuple_of(values):
    """Numbers as a row vector in a sentence, "(1, −2)"."""
    return f"({in_a_row(map(number, np.atleast_1d(values)))})"


def vector(values):
    """Numbers as a row vector in a formula."""
    between = ", " if spoken().symbols.decimal == "." else "; "
    return "(" + between.join(latex(value, decimals=9) for value in np.atleast_1d(values)) + ")"


def factor(value):
    """A number in a formula as one of its factors."""
    return latex(value, decimals=9, brackets=True)


def diagram(names, *unit, key):
    """The unit as a drawing, no wider than its circles and edges hold together."""
    with st.container(width=460):
        chart(unit_diagram(names, *unit), key, told(*unit))


def told(inputs, weights, bias, total, output, activation):
    """A unit's diagram in words."""
    return _(DIAGRAMS[activation]).format(
        inputs=tuple_of(inputs),
        weights=tuple_of(weights),
        bias=number(bias),
        total=number(total),
        output=number(output),
    )
