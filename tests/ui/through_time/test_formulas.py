"""The formulas of the walk, with symbols and with numbers."""

import pytest

from playground.choices.through_time import UNITS, Unrolled
from playground.labs.through_time.fading import fading
from playground.labs.through_time.presets import FOUR_STEPS
from playground.labs.through_time.unrolled import unroll
from playground.ui.through_time import formulas

FOUND = unroll(FOUR_STEPS)


def test_one_unit_forward():
    written = formulas.forward(FOUND, 2)
    assert "z_{2} &= W x_2 + U h_{1}" in written.symbols
    assert r"h_{2} &= \tanh(z_{2})" in written.symbols
    assert r"z_{2} &= 0.5 \cdot (-1) + 0.8 \cdot 0.4621" in written.numbers
    assert r"h_{2} &= \tanh(-0.1303) = -0.1296" in written.numbers


def test_answer_and_blame():
    assert r"C &= (0.5485 - 0.5)^2 = 0.002353" in formulas.answer(FOUND).numbers
    assert r"2 (0.5485 - 0.5) = 0.09702" in formulas.blame(FOUND).numbers
    assert r"\frac{\partial C}{\partial V} &= 0.5485 \cdot 0.09702 = 0.05321" in formulas.blame(FOUND).numbers


def test_the_way_back():
    assert r"&= V \cdot \frac{\partial C}{\partial \hat y}" in formulas.arriving(FOUND, 4).symbols
    assert r"&= U\, \delta_4" in formulas.arriving(FOUND, 3).symbols
    assert (
        r"\frac{\partial C}{\partial h_{3}} &= 0.8 \cdot 0.06783 = 0.05426" in formulas.arriving(FOUND, 3).numbers
    )
    assert r"f'(z_{3}) &= 1 - (h_{3})^2" in formulas.delta(FOUND, 3).symbols
    assert r"\delta_{3} &= 0.05426 \cdot 0.9789 = 0.05312" in formulas.delta(FOUND, 3).numbers
    added = formulas.added(FOUND, 3, 0, 0)
    assert r"\frac{\partial C}{\partial U} &\mathrel{+}= h_{2}\, \delta_{3}" in added.symbols
    assert r"(-0.1296) \cdot 0.05312 = -0.006882" in added.numbers


def test_the_sum_is_written_out():
    summed = formulas.summed(FOUND, 0, 0)
    assert r"\textstyle\sum_t h_{t-1}\, \delta_{t}" in summed.symbols
    for term in ("0.009856", "(-0.006882)", "0.01931", "&= 0.02228"):
        assert term in summed.numbers


def test_the_factors_of_a_fading_error():
    written = formulas.factors(FOUND, fading(FOUND))
    assert r"4 \to 3: \;\; |U|\, f'(z_4) = 0.8 \cdot 0.6991 = 0.5593" in written


@pytest.mark.parametrize("activation", UNITS)
@pytest.mark.parametrize("n_units", [1, 2, 3])
def test_every_formula_is_whole(activation, n_units):
    found = unroll(Unrolled(activation=activation, n_units=n_units, target=1))
    last = n_units - 1
    written = [formulas.answer(found), formulas.blame(found), formulas.summed(found, 0, last)]
    for t in range(1, 5):
        written += [formulas.forward(found, t), formulas.arriving(found, t), formulas.delta(found, t)]
        written.append(formulas.added(found, t, last, 0))
    for part in [text for one in written for text in one]:
        assert part.count("{") == part.count("}")
        assert "nan" not in part
        assert r"\begin{aligned}" in part
    assert ("_{1,1}" in formulas.forward(found, 1).numbers) == (n_units > 1)
