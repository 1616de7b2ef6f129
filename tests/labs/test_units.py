"""What single units do, counted."""

import numpy as np

from playground.labs.units import unit_histograms, weight_histograms


def test_counts_by_hand():
    found = unit_histograms([[0.0, 4], [1, 4], [1, 0]], bins=4)
    assert found.edges.tolist() == [0, 1, 2, 3, 4]
    assert found.counts.tolist() == [[1, 2, 0, 0], [1, 0, 0, 2]]
    assert found.dead.tolist() == [False, False]


def test_counts_are_numpys_over_an_axis_that_all_share():
    values = np.tanh(np.random.default_rng(0).normal(size=(300, 16))).astype(np.float32)
    found = unit_histograms(values)
    np.testing.assert_allclose(found.edges, np.linspace(float(values.min()), float(values.max()), 21))
    for unit, counts in zip(values.T, found.counts, strict=True):
        np.testing.assert_array_equal(counts, np.histogram(unit.astype(float), found.edges)[0])
    assert found.counts.shape == (16, 20)
    assert (found.counts.sum(axis=1) == 300).all()  # the extremes are among them


def test_a_unit_is_dead_that_never_says_anything_else():
    values = np.array([[0, 0.5, -0.1, 0.0], [0, 0.5, -0.2, 1.0]])
    assert unit_histograms(values).dead.tolist() == [True, True, False, False]
    assert unit_histograms(values, is_one_sided=True).dead.tolist() == [True, True, True, False]


def test_one_row_does_not_show_that_a_unit_is_dead():
    assert unit_histograms([[0.0, 0.5]]).dead.tolist() == [False, False]
    assert unit_histograms([[0.0, 0.5]], is_one_sided=True).dead.tolist() == [True, False]


def test_no_rows_and_numbers_that_are_none():
    empty = unit_histograms(np.zeros((0, 3)), is_one_sided=True)
    assert not empty.counts.any()
    assert not empty.dead.any()
    diverged = unit_histograms([[np.nan, 1], [np.inf, 2], [np.nan, 3]])
    assert diverged.counts.sum(axis=1).tolist() == [0, 3]
    assert diverged.dead.tolist() == [False, False]


def test_all_units_alike_have_a_bin():
    found = unit_histograms(np.full((5, 2), 0.25))
    assert found.counts.max(axis=1).tolist() == [5, 5]
    assert (np.diff(found.edges) > 0).all()


def test_weights_are_counted_layer_by_layer_over_their_own_range():
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(4, 8)), 100 * rng.normal(size=(8, 3)), np.zeros((3, 1))]
    found = weight_histograms(weights)
    assert found.counts.shape == (3, 30)
    assert found.counts.sum(axis=1).tolist() == [32, 24, 3]
    for matrix, edges, counts in zip(weights[:2], *(part[:2] for part in found), strict=True):
        np.testing.assert_allclose(edges[[0, -1]], [matrix.min(), matrix.max()])
        np.testing.assert_array_equal(counts, np.histogram(matrix, edges)[0])
