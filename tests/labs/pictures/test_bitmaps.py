"""Drawings made into pictures as scikit-learn's digits were."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from playground.labs.pictures import as_digits
from tests.labs.pictures.strokes import DIGITS, drawn


def ring():
    """A bitmap (32, 20) of a ring, as upright and as heavy as NIST's are, which nothing has to be done to."""
    ink = np.zeros((32, 20))
    ink[:4] = ink[-4:] = ink[:, :4] = ink[:, -4:] = 1
    return ink


def counted(bitmap):
    """Black pixels of every 4 x 4 block of a bitmap (32, 32), one block after another."""
    return [[bitmap[4 * i : 4 * i + 4, 4 * j : 4 * j + 4].sum() for j in range(8)] for i in range(8)]


def test_black_pixels_are_counted_in_blocks():
    bitmap = np.pad(ring(), ((0, 0), (6, 6)))
    np.testing.assert_array_equal(as_digits(ring()), counted(bitmap))
    assert as_digits(ring())[0].tolist() == [0, 8, 16, 16, 16, 16, 8, 0]


def test_where_and_how_large_it_was_drawn_does_not_matter():
    pad = np.pad(np.kron(ring(), np.ones((7, 7))), ((31, 5), (0, 90)))
    np.testing.assert_array_equal(as_digits(pad), as_digits(ring()))


def test_proportions_are_lost_as_they_were_there():
    np.testing.assert_array_equal(as_digits(np.kron(ring(), np.ones((2, 6)))), as_digits(ring()))


def test_far_too_much_ink_is_thinned_twice():
    rows = as_digits(np.ones((64, 40)))
    assert rows.tolist() == [[0, 0, 16, 16, 16, 16, 0, 0]] * 8  # 20 columns less 2 on either side


def test_too_little_ink_is_thickened():
    thin = np.zeros((32, 20))
    thin[:1] = thin[-1:] = thin[:, :1] = thin[:, -1:] = 1  # 100 pixels
    thick = np.zeros((32, 32))
    thick[:, 4:9] = thick[:, 23:28] = thick[:3, 4:28] = thick[-3:, 4:28] = 1
    np.testing.assert_array_equal(as_digits(thin), counted(thick))


def test_what_leans_is_straightened():
    upright = drawn([[(0.5, 0.1), (0.5, 0.9)], [(0.3, 0.5), (0.7, 0.5)]], pen=40)
    leaning = drawn([[(0.65, 0.1), (0.35, 0.9)], [(0.3, 0.5), (0.7, 0.5)]], pen=40)
    assert np.abs(as_digits(leaning) - as_digits(upright)).mean() < 1
    assert np.abs(as_digits(leaning[:, ::-1]) - as_digits(upright)).mean() < 1


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("pen", [14, 22, 36])
def test_drawings_become_such_pictures(digit, pen):
    picture, theirs = as_digits(drawn(DIGITS[digit], pen=pen)), load_digits().images
    assert picture.shape == theirs.shape[1:]
    assert picture.dtype == theirs.dtype
    assert 0 <= picture.min() < picture.max() <= 16
    np.testing.assert_array_equal(picture, picture.round())
    shares = theirs.mean(axis=(1, 2)) / 16
    assert shares.min() - 0.02 <= picture.mean() / 16 <= shares.max() + 0.02


@pytest.mark.parametrize("ink", [np.zeros((280, 280)), np.full((10, 10), 0.04)])
def test_a_drawing_without_ink_is_none(ink):
    assert as_digits(ink) is None


@pytest.mark.parametrize("level", [0.06, 1.0])
def test_faint_ink_and_single_dots_are_drawings_too(level):
    ink = np.zeros((30, 30))
    ink[10, 10] = ink[12, 11] = level
    assert as_digits(ink).max() > 0


def test_what_is_no_drawing_is_said():
    with pytest.raises(ValueError, match="rows and columns of numbers"):
        as_digits(np.zeros(5))
