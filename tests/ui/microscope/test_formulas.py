"""Formulas with numbers in them: those of the network worked by hand, and of every loss."""

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, LOSSES, mlp
from playground.labs.microscope import paths
from playground.labs.microscope.cases import worked_by_hand
from playground.labs.microscope.trace import trace
from playground.ui.microscope import formulas, lessons
from playground.ui.microscope.latex import number


@pytest.fixture
def by_hand():
    case = worked_by_hand()
    return trace(case.network, case.loss_name, case.x, case.y, case.learning_rate)


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
    assert "= 0.05938" in hidden
    assert r"2 \cdot (-0.05938) = -0.1188" in formulas.gradients(by_hand, 0, 0).numbers


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
    y = LOSSES[loss_name].targets_of(np.arange(n_rows) % 3, 3)
    found = trace(network, loss_name, rng.standard_normal((n_rows, 9)), y, 0.1)
    made = [formulas.loss(found), formulas.update(found, "1.b", None, 2)]
    for layer, unit in ((0, 7), (1, 2)):
        made += [make(found, layer, unit) for make in (formulas.forward, formulas.delta, formulas.gradients)]
    for formula in made:
        for text in formula:
            assert text.count("{") == text.count("}")
            assert text.count("(") == text.count(")")
            assert text.count(r"\begin{aligned}") == text.count(r"\end{aligned}") == 1
            assert "nan" not in text
    assert number(found.loss) in formulas.loss(found).numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5.6e-17, "0"),
        (-0.10499583, "-0.105"),
        (3, "3"),
        (1.5e-7, r"1.5 \cdot 10^{-7}"),
        (2e9, r"2 \cdot 10^{9}"),
        (np.inf, r"\text{not finite}"),
    ],
)
def test_numbers(value, text):
    assert number(value) == text


def test_every_entry_of_the_registries_is_written():
    assert lessons.ACTIVATIONS.keys() == ACTIVATIONS.keys()
    assert lessons.LOSSES.keys() == LOSSES.keys()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_of_every_activation_is_written_with_its_unit(name):
    network = mlp([2, 2, 1], name, rng=np.random.default_rng(0))
    found = trace(network, "mse", np.ones((1, 2)), np.ones((1, 1)), 0.1)
    symbols = formulas.delta(found, 0, 0).symbols
    assert "f'(z^{(1)}_{1}) &= " in symbols
    assert "{z}" not in symbols
    assert "{a}" not in symbols


def test_the_gradient_of_the_squared_error_is_two_over_k_times_the_error():
    network = mlp([2, 3], rng=np.random.default_rng(0))
    found = trace(network, "mse", np.ones((1, 2)), np.ones((1, 3)), 0.1)
    symbols, numbers = formulas.delta(found, 0, 1)
    assert r"2\frac{1}{3}  (a^{(1)}_{2} - y_{2})" in symbols
    error = found.prediction[0, 1] - 1
    assert found.deltas[0][0, 1] == pytest.approx(2 / 3 * error)
    assert number(2 / 3 * error) in numbers
