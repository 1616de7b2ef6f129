"""Names and numbers of a graph in LaTeX."""

import pytest

from playground.scalars.graph import Node
from playground.ui.chain_rule.formulas import number, symbol


@pytest.mark.parametrize(
    ("value", "written"), [(2.0, "2"), (-2.5, "(-2.5)"), (-0.0, "0"), (1.5e-7, r"(1.5 \cdot 10^{-7})")]
)
def test_numbers_in_latex(value, written):
    assert number(value) == written
    assert symbol(Node("n", "number", (), value)) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [("x", "x"), ("w1", "w_{1}"), ("w_1_2", r"w_{1\_2}"), ("bias", r"\mathrm{bias}"), ("a_", "a")],
)
def test_names_in_latex(name, written):
    assert symbol(Node(name, "variable")) == written
