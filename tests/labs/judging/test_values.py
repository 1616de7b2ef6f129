"""Predicted values judged: by hand, and where all true values are equal."""

import numpy as np
import pytest

from playground.labs.judging.values import judge_values

NAN = np.nan


def test_by_hand():
    # true 1 2 3 6, predicted 1 4 2 6: residuals 0 -2 1 0
    found = judge_values([1, 2, 3, 6], [1, 4, 2, 6])
    assert found.residuals.tolist() == [0, -2, 1, 0]
    assert found.mse == (4 + 1) / 4
    assert found.rmse == pytest.approx(np.sqrt(1.25))
    assert found.mae == 3 / 4
    assert found.r2 == pytest.approx(1 - 5 / 14)  # mean 3: (2^2 + 1^2 + 0 + 3^2) = 14
    assert found.worst.tolist() == [1, 2, 0, 3]  # equals in their order


def test_perfect_and_no_better_than_the_mean():
    assert judge_values([1, 2, 3], [1, 2, 3])[:4] == (0, 0, 0, 1)
    assert judge_values([1, 2, 3], [2, 2, 2]).r2 == 0


@pytest.mark.parametrize(("predicted", "r2"), [([5, 5, 5], 1), ([5, 5, 6], 0)])
def test_true_values_that_are_all_equal(predicted, r2):
    assert judge_values([5, 5, 5], predicted).r2 == r2


def test_one_row_has_no_r2():
    found = judge_values([2], [5])
    assert (found.mse, found.mae) == (9, 3)
    assert np.isnan(found.r2)


def test_a_column_of_predictions_is_taken_as_rows():
    column = np.array([[1], [3]], dtype=np.float32)
    assert judge_values([1, 2], column).residuals.tolist() == [0, -1]


def test_far_off_is_no_error():
    found = judge_values([0.0, 1.0], [1e200, -1e200])
    assert found.mse == np.inf
    assert found.mae == 1e200


@pytest.mark.parametrize(
    ("y", "predicted", "said"),
    [
        ([1, 2], [1, NAN], "its training diverged"),
        ([1, 2], [1, np.inf], "its training diverged"),
        ([1, NAN], [1, 2], "True values"),
        ([1, 2], [1], "one true answer for each"),
        ([1, 2], [[1, 2], [3, 4]], "one predicted value a row"),
        ([], [], "no rows"),
    ],
)
def test_what_cannot_be_judged_is_said(y, predicted, said):
    with pytest.raises(ValueError, match=said):
        judge_values(y, predicted)
