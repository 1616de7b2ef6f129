"""Rows to learn from: those of the tutorial to the last bit, and what a person may type."""

import numpy as np
import pytest

from playground.scalars.perceptron.points import checked_points, contradictions, noisy_line


def test_the_line_is_the_tutorials_to_the_last_bit():
    state = np.random.get_state()  # noqa: NPY002
    try:
        np.random.seed(0)  # noqa: NPY002
        x = np.random.rand(200, 1)  # noqa: NPY002
        y = 5 * x + 3 + 0.1 * np.random.randn(200, 1)  # noqa: NPY002
    finally:
        np.random.set_state(state)  # noqa: NPY002
    ours = noisy_line(0)
    np.testing.assert_array_equal(ours[0], x)
    np.testing.assert_array_equal(ours[1], y[:, 0])


def test_x_of_a_normal_distribution_lie_around_0():
    x, y = noisy_line(0, uniform=False)
    np.testing.assert_array_equal(x, np.random.RandomState(0).randn(200, 1))
    assert x.min() < -2 < 2 < x.max()
    assert np.abs(y - 5 * x[:, 0] - 3).max() < 0.5


def test_a_table_becomes_points():
    x, y = checked_points([("1", 2.5, 0), (None, None, None), (0, -3, 1.0), ("", "", "")])
    np.testing.assert_array_equal(x, [[1, 2.5], [0, -3]])
    np.testing.assert_array_equal(y, [0, 1])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "There are no points yet"),
        ([(None, None, None)], "There are no points yet"),
        ([(1, 1, 0), (2, 2, 0)], "All points are of class 0: add one of class 1"),
        ([(1, 1, 1)], "All points are of class 1: add one of class 0"),
        ([("left", 1, 0), (2, 2, 1)], "Row 1: x1 must be a number from -1000 to 1000, not 'left'."),
        ([(1, 1, 0), (2, None, 1)], "Row 2: x2 must be a number from -1000 to 1000, not empty."),
        ([(1, 1, 0), (float("nan"), 1, 1)], "Row 2: x1 must be a number from -1000 to 1000, not empty."),
        ([(1, 1, 0), (1e300, 1, 1)], "Row 2: x1 must be a number"),
        ([(1, 1, 0), (float("inf"), 1, 1)], "Row 2: x1 must be a number"),
        ([(1, 1, 0), (2, 2, "one")], "Row 2: the class must be 0 or 1, not 'one'."),
        ([(1, 1, 0), (2, 2, None)], "Row 2: the class must be 0 or 1, not empty."),
        ([(i, i, i % 2) for i in range(31)], "That is 31 points: 30 is the most"),
    ],
)
def test_a_table_that_cannot_be_learned_from_is_refused_in_words(rows, sentence):
    with pytest.raises(ValueError, match="^" + sentence.replace(".", r"\.")):
        checked_points(rows)


def test_points_with_both_classes_are_named():
    x, y = np.array([[1.0, 1.0], [2.0, 2.0], [1.0, 1.0]]), np.array([0, 1, 1])
    assert contradictions(x, y) == [(1, 1)]
    assert contradictions(x[:2], y[:2]) == []
