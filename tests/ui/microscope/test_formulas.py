"""Formulas with numbers in them: those of the network worked by hand, and of every loss."""

import numpy as np
import pytest

from playground.data import targets_for
from playground.engine import LOSSES, mlp
from playground.labs.microscope import paths
from playground.labs.microscope import update as microscope
from playground.ui.microscope import formulas


@pytest.fixture
def by_hand():
    case = microscope.worked_by_hand()
    return microscope.trace(case.network, case.loss_name, case.x, case.y, case.learning_rate)


def test_forward(by_hand):
    hidden = formulas.forward(by_hand, 0, 0)
    assert r"0.1 \cdot 1 + (-0.2) \cdot 2 + 0.3" in hidden.numbers
    assert r"\sigma(0) = 0.5" in hidden.numbers
    assert r"\textstyle\sum_i W^{(1)}_{i,1}\, x_i + b^{(1)}_{1}" in hidden.symbols
    output = formulas.forward(by_hand, 1, 0)
    assert r"0.5 \cdot 0.5 + (-0.5) \cdot 0.5 + 0.1" in output.numbers
    assert r"p_{1} &= 0.525" in output.numbers


def test_loss_and_backward(by_hand):
    assert "= 0.6444" in formulas.loss(by_hand).numbers
    output = formulas.delta(by_hand, 1, 0).numbers
    assert "(0.525 - 1)" in output
    assert "= -0.475" in output
    hidden = formulas.delta(by_hand, 0, 1).numbers
    assert r"0.25 \cdot ( (-0.5) \cdot (-0.475) )" in hidden
    assert "= 0.0594" in hidden
    assert r"2 \cdot (-0.0594) = -0.1188" in formulas.gradients(by_hand, 0, 0).numbers


def test_update_and_path(by_hand):
    update = formulas.update(by_hand, "0.W", 1, 0)
    assert r"-0.2 - 0.8 \cdot (-0.1188)" in update.numbers
    assert "= -0.105" in update.numbers
    along = paths.paths(by_hand, paths.Place("0.W", 1, 0))
    path = formulas.path(along.strongest[0])
    assert path.numbers == r"2 \cdot 0.25 \cdot 0.5 \cdot (-0.475)"
    assert path.symbols.startswith(r"x_{2} \cdot f'(z^{(1)}_{1}) \cdot W^{(2)}_{1,1} \cdot \frac")


@pytest.mark.parametrize("n_rows", [1, 7])
@pytest.mark.parametrize("normalization", ["none", "batch"])
@pytest.mark.parametrize("output_activation", ["linear", "sigmoid", "relu"])
@pytest.mark.parametrize("loss_name", LOSSES)
def test_every_loss_can_be_written_out_in_balanced_lines(loss_name, output_activation, normalization, n_rows):
    rng = np.random.default_rng(0)
    network = mlp([9, 8, 3], output_activation=output_activation, normalization=normalization, rng=rng)
    y = targets_for(loss_name, np.arange(n_rows) % 3, 3)
    found = microscope.trace(network, loss_name, rng.standard_normal((n_rows, 9)), y, 0.1)
    made = [formulas.loss(found), formulas.update(found, "1.b", None, 2)]
    for layer, unit in ((0, 7), (1, 2)):
        made += [make(found, layer, unit) for make in (formulas.forward, formulas.delta, formulas.gradients)]
    for formula in made:
        for text in formula:
            assert text.count("{") == text.count("}")
            assert text.count("(") == text.count(")")
            assert text.count(r"\begin{aligned}") == text.count(r"\end{aligned}") == 1
            assert "nan" not in text
    assert formulas.number(found.loss) in formulas.loss(found).numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5.6e-17, "0"),
        (-0.10499583, "-0.105"),
        (3, "3"),
        (1.5e-7, r"1.50 \cdot 10^{-7}"),
        (2e9, r"2.00 \cdot 10^{9}"),
        (np.inf, r"\text{not finite}"),
    ],
)
def test_numbers(value, text):
    assert formulas.number(value) == text
