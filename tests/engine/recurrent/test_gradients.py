"""Backpropagation through time is the derivative: every cell, in every way of reading."""

import numpy as np
import pytest

from playground.engine.recurrent import CELLS
from tests.engine.recurrent.gradients import Case, by_backpropagation, by_differences, check

every_cell = pytest.mark.parametrize("cell", CELLS)
both_answers = pytest.mark.parametrize("many_to_many", [False, True], ids=["many to one", "many to many"])


@every_cell
@both_answers
@pytest.mark.parametrize("has_tokens", [False, True], ids=["numbers", "tokens"])
@pytest.mark.parametrize("has_mask", [False, True], ids=["whole", "masked"])
@pytest.mark.parametrize("draws", [False, True], ids=["all units", "dropout"])
@pytest.mark.parametrize("truncation", [0, 2], ids=["all the way", "truncated"])
def test_gradients(cell, many_to_many, has_tokens, has_mask, draws, truncation):
    check(Case(cell, many_to_many, has_tokens, has_mask, draws, truncation))


@every_cell
@both_answers
@pytest.mark.parametrize("truncation", [1, 3, 4])
def test_truncated_gradients(cell, many_to_many, truncation):
    check(Case(cell, many_to_many, has_mask=True, truncation=truncation))


@every_cell
@both_answers
@pytest.mark.parametrize("truncation", [5, 6, 100])
def test_truncation_at_the_length_of_the_sequence_leaves_the_gradient_whole(cell, many_to_many, truncation):
    whole, truncated = (by_backpropagation(Case(cell, many_to_many, truncation=k)) for k in (0, truncation))
    for name, numbers in whole.items():
        np.testing.assert_array_equal(truncated[name], numbers)


@every_cell
def test_a_truncated_gradient_is_another(cell):
    """So that the checks above do not hold for want of a difference."""
    whole, truncated = by_backpropagation(Case(cell)), by_differences(Case(cell, truncation=2))
    assert np.abs(whole["0.U"] - truncated["0.U"]).max() > 1e-4
