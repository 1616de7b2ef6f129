"""Sets of tutorials, number by number, written out as the tutorials do."""

import numpy as np
import pytest
from sklearn.datasets import make_classification

from playground.data import load


@pytest.fixture
def seeded():
    """`np.random.seed(0)` and what follows it, without touching anybody else's random numbers."""
    state = np.random.get_state()  # noqa: NPY002
    np.random.seed(0)  # noqa: NPY002
    yield np.random
    np.random.set_state(state)  # noqa: NPY002


def test_make_classification_as_the_tutorial_calls_it():
    x, y = make_classification(
        n_samples=1000, n_features=20, n_informative=10, n_clusters_per_class=2, random_state=42
    )
    found = load("twenty_features", n_samples=1000, seed=42)
    np.testing.assert_array_equal(found.x, x)
    np.testing.assert_array_equal(found.y, y)


def test_points_above_the_diagonal(seeded):
    x = seeded.rand(100, 2)
    found = load("above_sum", n_samples=100, seed=0)
    np.testing.assert_array_equal(found.x, x)
    np.testing.assert_array_equal(found.y, (x[:, 0] + x[:, 1] > 1).astype(int))
    assert np.bincount(found.y).max() == 52  # always naming the larger class is right for 52 of 100


def test_a_straight_line_far_from_0(seeded):
    x = seeded.rand(200, 1)
    y = 5 * x + 3 + 0.1 * seeded.randn(200, 1)
    found = load("five_x", n_samples=200, noise=0.1, seed=0)
    np.testing.assert_array_equal(found.x, x)
    np.testing.assert_array_equal(found.y, y[:, 0])


def test_no_pattern_has_four_inputs_and_two_classes():
    found = load("no_pattern", n_samples=200, seed=0)
    assert found.x.shape == (200, 4)
    assert 80 <= found.y.sum() <= 120


def test_the_four_corners():
    found = load("corners")
    assert found.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert found.y.tolist() == [0, 1, 1, 0]
