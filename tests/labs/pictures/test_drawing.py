"""Drawings made into pictures as MNIST's were, held against MNIST itself."""

import numpy as np
import pytest

from playground.data.images.mnist import mnist_5000
from playground.labs.pictures import as_mnist
from tests.labs.pictures.strokes import DIGITS, drawn

SOME = mnist_5000().x[::25].reshape(-1, 28, 28)
PENS = (6, 14, 22, 36)


def enlarged(picture, times):
    return np.kron(picture, np.ones((times, times), np.float32))


def center_of_mass(picture):
    weights = picture / picture.sum()
    return np.array([weights.sum(axis=1 - axis) @ np.arange(28) for axis in (0, 1)])


def sides(picture):
    """Height and width of the part that has ink."""
    return [int(np.ptp(np.flatnonzero(picture.any(axis=axis)))) + 1 for axis in (1, 0)]


def test_mnists_pictures_come_back():
    differences = [np.abs(as_mnist(enlarged(picture, 10)) - picture) for picture in SOME]
    assert np.mean(differences) < 1e-4
    assert np.max(differences) <= 0.05  # what is fainter at the edge is taken for paper


def test_where_and_how_large_it_was_drawn_does_not_matter():
    for picture in SOME[::10]:
        expected = as_mnist(enlarged(picture, 10))
        shifted = np.pad(enlarged(picture, 10), ((40, 3), (0, 111)))
        np.testing.assert_array_equal(as_mnist(shifted), expected)
        np.testing.assert_allclose(as_mnist(enlarged(picture, 7)), expected, atol=1e-6)


def test_drawings_of_several_sizes_look_nearly_the_same():
    expected = as_mnist(drawn(DIGITS[3], pen=30))
    smaller = as_mnist(drawn(DIGITS[3], pen=15, scale=0.5, shift=(0.2, -0.1)))
    assert np.abs(smaller - expected).mean() < 0.02


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("pen", PENS)
def test_ink_fits_the_box_and_is_centered(digit, pen):
    picture = as_mnist(drawn(DIGITS[digit], pen=pen))
    assert picture.shape == (28, 28)
    assert picture.dtype == np.float32
    assert 0 <= picture.min() < picture.max() <= 1
    assert max(sides(picture)) == 20
    assert np.abs(center_of_mass(picture) - 14).max() <= 0.501


def test_what_is_even_above_and_below_lies_in_the_middle():
    picture = as_mnist(drawn(DIGITS[0]))
    np.testing.assert_allclose(picture, picture[::-1], atol=1e-5)


def test_proportions_are_kept():
    ink = np.zeros((100, 300))
    ink[20:50, 40:280] = 1  # 30 x 240
    assert sides(as_mnist(ink)) == [2, 20]  # 2.5 is rounded to even
    assert sides(as_mnist(ink.T)) == [20, 2]


def test_a_heavy_end_does_not_push_ink_out_of_the_picture():
    ink = np.zeros((200, 200))
    ink[0:200, 0:4] = 1
    ink[160:200, 0:200] = 1
    ink[0:40, 0:40] = 0.06
    assert sides(as_mnist(ink)) == [20, 20]


def test_a_dot_is_a_dot():
    ink = np.zeros((280, 280))
    ink[100, 200] = 1
    assert sides(as_mnist(ink)) == [20, 20]


@pytest.mark.parametrize("ink", [np.zeros((280, 280)), np.full((10, 10), 0.04), np.zeros((0, 0))])
def test_a_drawing_without_ink_is_none(ink):
    assert as_mnist(ink) is None


@pytest.mark.parametrize("ink", [np.zeros(5), np.zeros((5, 5, 4)), np.full((5, 5), np.nan)])
def test_what_is_no_drawing_is_said(ink):
    with pytest.raises(ValueError, match="rows and columns of numbers from 0, paper, to 1, ink"):
        as_mnist(ink)


def test_the_drawing_itself_stays_as_it_was():
    ink = drawn(DIGITS[5])
    before = ink.copy()
    as_mnist(ink)
    np.testing.assert_array_equal(ink, before)
