"""The plane as a layer sees it, against networks whose answer is known and against direct computations."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from playground.labs.hidden_layer.recipes import RECIPES
from playground.labs.hidden_layer.space import LINE_POINTS, LINES, grid_lines, hidden_space, straight_accuracy
from playground.labs.hidden_layer.view import activations, components_view, units_view
from playground.recording.history import History
from tests.labs.hidden_layer.recordings import identity, recorded


def test_a_layer_that_does_nothing_leaves_the_picture_as_it_is():
    history = identity()
    space = hidden_space(history, 0, units_view(history, 0))
    np.testing.assert_allclose(space.grid_after, space.grid_before, atol=1e-12)
    np.testing.assert_allclose(space.points_after, space.points_before, atol=1e-12)
    assert space.accuracy_after == space.accuracy_before


def test_the_grid_is_upright_lines_and_then_level_ones():
    grid = grid_lines(((-2, 2), (-1, 3)))
    assert grid.shape == (2 * LINES, LINE_POINTS, 2)
    upright, level = grid[:LINES], grid[LINES:]
    np.testing.assert_allclose(upright[:, :, 0], np.linspace(-2, 2, LINES)[:, None].repeat(81, axis=1))
    np.testing.assert_allclose(level[:, :, 1], np.linspace(-1, 3, LINES)[:, None].repeat(81, axis=1))
    assert upright[0, 0].tolist() == level[0, 0].tolist() == [-2, -1]


@pytest.mark.parametrize("components", [False, True])
def test_the_axes_stand_still_while_the_epoch_moves(components):
    history = recorded(hidden_sizes=(4,), epochs=20)
    view = components_view(history, 0) if components else units_view(history, 0)
    limits = {hidden_space(history, epoch, view).limits_after for epoch in (0, 20)}
    assert len(limits) == 1


def test_everything_lies_within_the_axes():
    history = recorded(activation="relu", epochs=30, hidden_sizes=(4,))
    view = units_view(history, 0, 1, 3)
    for epoch in (0, 15, 30):
        space = hidden_space(history, epoch, view)
        for (low, high), column in zip(space.limits_after, (0, 1), strict=True):
            assert low < space.grid_after[..., column].min() <= space.grid_after[..., column].max() < high
            assert low < space.points_after[:, column].min() <= space.points_after[:, column].max() < high


def test_accuracies_are_those_of_logistic_regression_directly():
    assert straight_accuracy(np.zeros((3, 2)), np.ones(3, int)) == 1  # one class needs no cut
    history = recorded(dataset="blobs", noise=0.4, hidden_sizes=(3,))
    part = history.prepared.train
    space = hidden_space(history, 2, units_view(history, 0))
    for x, accuracy in (
        (part.x, space.accuracy_before),
        (activations(history, 2, 0, part.x), space.accuracy_after),
    ):
        scaled = StandardScaler().fit_transform(x)
        line = LogisticRegression(C=100, max_iter=1000).fit(scaled, part.y)
        assert accuracy == np.mean(line.predict(scaled) == part.y)


def test_two_units_make_xor_separable_by_a_straight_line():
    history = History(RECIPES["XOR, 2 units"])
    assert history.experiment.hidden_sizes == (2,)
    history.extend(history.experiment.epochs)
    view = units_view(history, 0)
    first, last = (hidden_space(history, epoch, view) for epoch in (0, history.head))
    assert first.accuracy_before == last.accuracy_before <= 0.75
    assert first.accuracy_after <= 0.75
    assert last.accuracy_after == 1
    assert history.series("train_score")[-1] == 1


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_pulls_its_classes_apart(name):
    history = History(RECIPES[name])
    history.extend(history.experiment.epochs)
    layer = len(history.experiment.hidden_sizes) - 1
    first, last = (hidden_space(history, epoch, units_view(history, layer)) for epoch in (0, history.head))
    assert first.accuracy_after < 0.92
    assert last.accuracy_after >= 0.99
