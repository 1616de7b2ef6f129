"""The weights of units that look at pictures, as pictures."""

import numpy as np
import pytest

from playground.labs.pictures import weights_as_pictures


def test_each_unit_is_a_picture_of_the_weights_of_its_pixels():
    W = np.arange(12.0).reshape(6, 2) - 4  # 2 x 3 pixels, 2 units
    pictures = weights_as_pictures(W, (2, 3))
    assert pictures.shape == (2, 2, 3)
    np.testing.assert_allclose(pictures[0], np.array([[-4, -2, 0], [2, 4, 6]]) / 6)
    np.testing.assert_allclose(pictures[1], np.array([[-3, -1, 1], [3, 5, 7]]) / 7)


def test_the_largest_weight_of_each_picture_is_one_of_the_ends_and_0_stays_0():
    W = np.random.default_rng(0).standard_normal((784, 10)).astype(np.float32)
    W[100] = 0
    pictures = weights_as_pictures(W, (28, 28))
    np.testing.assert_allclose(np.abs(pictures).max(axis=(1, 2)), 1)
    assert (pictures[:, 100 // 28, 100 % 28] == 0).all()
    assert (np.sign(pictures.reshape(10, 784).T) == np.sign(W)).all()


@pytest.mark.parametrize(("n_units", "most", "shown"), [(128, 64, 64), (10, 64, 10), (10, 3, 3), (0, 64, 0)])
def test_at_most_so_many_units_are_shown(n_units, most, shown):
    assert weights_as_pictures(np.ones((64, n_units)), (8, 8), most).shape == (shown, 8, 8)


def test_a_unit_without_weights_is_0_and_one_that_is_not_finite_is_nothing():
    W = np.ones((4, 3))
    W[:, 1], W[2, 2] = 0, np.inf
    pictures = weights_as_pictures(W, (2, 2))
    assert (pictures[0] == 1).all()
    assert (pictures[1] == 0).all()
    assert np.isnan(pictures[2]).all()
    assert W[2, 2] == np.inf


def test_weights_of_something_else_are_no_pictures():
    with pytest.raises(ValueError, match="8 x 8 pixels have 64 inputs, not 63"):
        weights_as_pictures(np.ones((63, 2)), (8, 8))
