"""How the microscope writes LaTeX: numbers, sums no wider than a phone, aligned lines.

Layers and units are counted from 1, as in textbooks; x is the activation of layer 0.
"""

import re
from typing import NamedTuple

import numpy as np

from playground import numbers

TERMS = 6  # of a sum are written out
ROWS = 4  # of a batch are written out
LINE = 32  # signs
NOTHING = 1e-15  # what is left of 0.1 - 0.4 + 0.3 is less


class Formula(NamedTuple):
    """LaTeX with `symbols`, and with `numbers` in their places."""

    symbols: str
    numbers: str


def formula(symbols, numbers):
    """A `Formula` of two lists of lines, which are aligned at their &."""
    return Formula(
        *(r"\begin{aligned} " + r" \\[2pt] ".join(lines) + r" \end{aligned}" for lines in (symbols, numbers))
    )


def number(value, brackets=False):
    """A number in a formula; `brackets` as in `numbers.latex`."""
    value = float(value)
    return numbers.latex(0.0 if abs(value) < NOTHING else value, brackets=brackets)


def factor(value):
    """A number that something stands before."""
    return number(value, brackets=True)


def mean(values):
    """The mean over rows, written out."""
    if len(values) == 1:
        return number(values[0])
    written = total(cut([factor(value) for value in values], ROWS))
    return rf"\frac{{1}}{{{len(values)}}} ({written}) = {number(np.mean(values))}"


def sum_of_rows(values):
    """A sum over rows of deltas, which carry the 1/N already."""
    return rf"{total(cut([factor(value) for value in values], ROWS))} \\[2pt] &= {number(values.sum())}"


def cut(terms, limit=TERMS):
    """Terms with dots for those that are too many."""
    return terms if len(terms) <= limit else [*terms[: limit - 1], r"\cdots", terms[-1]]


def total(terms):
    """Terms added up, no line longer than a phone is wide."""
    lines, width = [[]], 0
    for term in terms:
        width += len(re.sub(r"\\\w+|[{}\s]", "", term)) + 3
        if lines[-1] and width > LINE:
            lines.append([])
            width = 0
        lines[-1].append(term)
    return r" \\[2pt] &\quad + ".join(" + ".join(line) for line in lines)


def of_unit(letter, layer, unit):
    """A letter with the layer above and the unit below, both counted from 0 here and from 1 there."""
    return rf"{letter}^{{({layer + 1})}}_{{{unit + 1}}}"


def weight(name, row, column):
    """The symbol of a weight or bias of `Network.params`."""
    layer = int(name.split(".")[0])
    return of_unit("b", layer, column) if row is None else rf"W^{{({layer + 1})}}_{{{row + 1},{column + 1}}}"
