"""Data made on the spot, without noise, follow the formulas in their docstrings."""

import numpy as np
import pytest

from playground.data import load
from playground.data.made import SPREAD


def quiet(name, n_classes=2):
    """Points in units of 1, and targets, without noise."""
    dataset = load(name, 400, noise=0, n_classes=n_classes, seed=3)
    return dataset.x / SPREAD, dataset.y


def test_circles_have_their_radii():
    x, y = quiet("circles")
    np.testing.assert_allclose(np.hypot(*x.T), np.where(y == 1, 0.5, 1))


def test_moons_are_half_circles_that_reach_into_each_other():
    x, y = quiet("moons")
    centers = np.where(y[:, None] == 1, [0.5, 0.25], [-0.5, -0.25])
    np.testing.assert_allclose(np.hypot(*(x - centers).T), 1)
    np.testing.assert_array_equal(
        x[:, 1] < centers[:, 1] + 1e-9, (y == 1) | (np.abs(x[:, 1] - centers[:, 1]) < 1e-9)
    )


def test_xor_is_a_matter_of_signs_with_a_gap():
    x, y = quiet("xor")
    np.testing.assert_array_equal(y, (x[:, 0] > 0) != (x[:, 1] > 0))
    assert np.abs(x).min() >= 0.06


def test_gaussians_are_clouds_of_deviation_a_fifth():
    x, y = quiet("gaussians")
    for k, center in ((0, -0.6), (1, 0.6)):
        np.testing.assert_allclose(x[y == k].mean(axis=0), center, atol=0.06)
        np.testing.assert_allclose(x[y == k].std(axis=0), 0.2, atol=0.03)


def test_spiral_arms_are_half_a_circle_apart():
    x, y = quiet("spiral")
    angle = 2.5 * np.pi * np.hypot(*x.T) + np.pi * y
    np.testing.assert_allclose(
        x / np.hypot(*x.T)[:, None], np.column_stack([np.sin(angle), np.cos(angle)]), atol=1e-9
    )


def test_checkerboard_fields_alternate():
    x, y = quiet("checkerboard")
    column, row = np.floor(2 * x).T
    np.testing.assert_array_equal(y, (column + row) % 2)
    assert {*zip(column, row, strict=True)} == {(a, b) for a in range(-2, 2) for b in range(-2, 2)}


def test_linear_is_cut_along_the_diagonal():
    x, y = quiet("linear")
    np.testing.assert_array_equal(y, x.sum(axis=1) > 0)


@pytest.mark.parametrize("n_classes", [2, 5])
def test_blobs_stand_on_a_circle(n_classes):
    x, y = quiet("blobs", n_classes)
    for k in range(n_classes):
        angle = 2 * np.pi * k / n_classes + np.pi / 2
        np.testing.assert_allclose(x[y == k].mean(axis=0), [0.8 * np.cos(angle), 0.8 * np.sin(angle)], atol=0.05)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("line", lambda x: 0.8 * x[:, 0] + 0.1),
        ("sine", lambda x: np.sin(2 * np.pi * x[:, 0])),
        ("plane", lambda x: (x[:, 0] + x[:, 1]) / 2),
        (
            "bumps",
            lambda x: sum(
                sign_1 * sign_2 * np.exp(-((x[:, 0] - sign_1 / 2) ** 2 + (x[:, 1] - sign_2 / 2) ** 2) / 0.12)
                for sign_1 in (-1, 1)
                for sign_2 in (-1, 1)
            ),
        ),
    ],
)
def test_curves_follow_their_formulas(name, formula):
    x, y = quiet(name)
    np.testing.assert_allclose(y, formula(x), atol=1e-12)
    assert np.abs(x).max() <= 1


@pytest.mark.parametrize("name", ["line", "sine", "plane", "bumps"])
def test_noise_is_a_standard_deviation_of_the_values(name):
    clean, noisy = (load(name, 2000, noise, seed=3) for noise in (0, 0.3))
    np.testing.assert_array_equal(clean.x, noisy.x)
    assert np.std(noisy.y - clean.y) == pytest.approx(0.3, rel=0.06)


@pytest.mark.parametrize(("name", "share"), [("xor", 1), ("linear", 1), ("checkerboard", 1), ("spiral", 0.5)])
def test_noise_is_a_standard_deviation_of_the_points(name, share):
    """The classes stay those of the places the points were moved from."""
    clean, noisy = (load(name, 2000, noise, seed=3) for noise in (0, 0.2))
    np.testing.assert_array_equal(clean.y, noisy.y)
    assert np.std((noisy.x - clean.x) / SPREAD) == pytest.approx(0.2 * share, rel=0.05)
