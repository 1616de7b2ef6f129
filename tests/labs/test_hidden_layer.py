"""The plane as a layer sees it, against networks whose answer is known and against direct computations."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from playground.choices.experiment import Experiment
from playground.engine import LOSSES
from playground.labs import hidden_layer as lab
from playground.recording.history import History
from playground.recording.train import network_for

SMALL = Experiment(n_samples=40, hidden_sizes=(2,), batch_size=None, epochs=3)
RECIPES = list(lab.RECIPES)


def recorded(**changes):
    history = History(replace(SMALL, **changes))
    history.extend(history.experiment.epochs)
    return history


def by_hand(params, **changes):
    """A recording of the untrained network with these numbers in it."""
    history = History(replace(SMALL, scaling="none", **changes))
    for name, value in params.items():
        history.step(0).params[name][...] = value
    return history


def identity(**changes):
    """x -> x -> x1 + x2 - 1."""
    params = {"0.W": np.eye(2), "0.b": 0, "1.W": [[1], [1]], "1.b": -1}
    return by_hand(params, activation="linear", **changes)


def test_a_layer_that_does_nothing_leaves_the_picture_as_it_is():
    history = identity()
    space = lab.hidden_space(history, 0, lab.units_view(history, 0))
    np.testing.assert_allclose(space.grid_after, space.grid_before, atol=1e-12)
    np.testing.assert_allclose(space.points_after, space.points_before, atol=1e-12)
    assert space.accuracy_after == space.accuracy_before


def test_the_separating_line_is_the_output_layers():
    history = identity()
    space = lab.hidden_space(history, 0, lab.units_view(history, 0))
    (line,) = space.straight
    np.testing.assert_allclose(line.sum(axis=1), 1)  # x1 + x2 = 1
    (left, right), _ = space.limits_after
    assert np.ptp(line[:, 0]) > 0.75 * (right - left)  # from one edge to the other


def test_regions_on_both_sides_are_what_the_network_decides():
    """Here both pictures are the same plane, so the same point has the same class in both."""
    history = identity()
    space = lab.hidden_space(history, 0, lab.units_view(history, 0))
    for regions, limits in (
        (space.regions_before, space.limits_before),
        (space.regions_after, space.limits_after),
    ):
        x, y = np.meshgrid(*(np.linspace(low, high, lab.RESOLUTION) for low, high in limits))
        np.testing.assert_array_equal(regions, x + y > 1)


def test_the_margin_is_the_score_over_the_plane():
    history = identity()
    space = lab.hidden_space(history, 0, lab.units_view(history, 0))
    x, y = np.meshgrid(*(np.linspace(low, high, lab.RESOLUTION) for low, high in space.limits_before))
    np.testing.assert_allclose(space.margins, [x + y - 1], atol=1e-12)


def test_units_can_be_exchanged_and_picked():
    history = by_hand({"0.W": [[1, 0, 2], [0, 1, 0]], "0.b": [0, 0, 5]}, activation="linear", hidden_sizes=(3,))
    points = history.prepared.train.points
    view = lab.units_view(history, 0, 2, 1)
    assert view.names == ("unit 3", "unit 2")
    space = lab.hidden_space(history, 0, view)
    np.testing.assert_allclose(space.points_after, points * [2, 1] + [5, 0])
    assert space.limits_after[0] == space.limits_after[1]
    assert len(space.straight) == space.regions_after.size == 0  # the picture leaves a unit out


def test_a_layer_of_one_unit_is_a_line_and_its_cut_a_point():
    params = {"0.W": [[1], [1]], "0.b": 0, "1.W": [[2]], "1.b": -1}
    history = by_hand(params, activation="linear", hidden_sizes=(1,))
    space = lab.hidden_space(history, 0, lab.units_view(history, 0))
    np.testing.assert_allclose(space.points_after[:, 0], history.prepared.train.points.sum(axis=1))
    assert not space.points_after[:, 1].any()
    np.testing.assert_allclose(space.straight[0][:, 0], 0.5)


def test_the_grid_is_upright_lines_and_then_level_ones():
    grid = lab.grid_lines(((-2, 2), (-1, 3)))
    assert grid.shape == (2 * lab.LINES, lab.LINE_POINTS, 2)
    upright, level = grid[: lab.LINES], grid[lab.LINES :]
    np.testing.assert_allclose(upright[:, :, 0], np.linspace(-2, 2, lab.LINES)[:, None].repeat(81, axis=1))
    np.testing.assert_allclose(level[:, :, 1], np.linspace(-1, 3, lab.LINES)[:, None].repeat(81, axis=1))
    assert upright[0, 0].tolist() == level[0, 0].tolist() == [-2, -1]


@pytest.mark.parametrize(
    "changes",
    [
        {"hidden_sizes": (4, 3)},
        {"hidden_sizes": (4, 4), "residual": True},
        {"hidden_sizes": (4,), "batch_norm": True, "dropout": 0.5},
        {"hidden_sizes": (3, 3), "activation": "relu", "layer_norm": True},
        {"dataset": "iris", "hidden_sizes": (5, 2)},
        {"dataset": "digits", "hidden_sizes": (6,)},
    ],
    ids=str,
)
def test_activations_are_those_of_the_networks_own_forward_pass(changes):
    """What a layer hands on is what the blocks after it make the network's scores of."""
    history = recorded(**changes)
    x = history.prepared.train.x
    network = network_for(history.experiment, history.prepared).load(history.step(2).flat)
    scores, workspace = network.forward(x)
    tolerance = {"rtol": 1e-5, "atol": 1e-5} if network.dtype == np.float32 else {"rtol": 1e-12, "atol": 1e-14}
    for layer in range(len(network.blocks) - 1):
        ours = lab.activations(history, 2, layer, x)
        if not history.experiment.residual:
            np.testing.assert_allclose(ours, workspace.activations[layer], **tolerance)
        passed_on = ours.astype(network.dtype)
        for block in network.blocks[layer + 1 :]:
            passed_on = block.forward(passed_on)[0].copy()
        np.testing.assert_allclose(passed_on, scores, **tolerance)


def test_components_are_scikit_learns_at_the_last_epoch_whatever_the_slider_says():
    history = recorded(hidden_sizes=(5,))
    x = history.prepared.train.x
    last = lab.activations(history, 3, 0, x)
    view = lab.components_view(history, 0)
    pca = PCA(2, svd_solver="full").fit(last)
    first = lab.hidden_space(history, 0, view)
    np.testing.assert_allclose(first.points_after, pca.transform(lab.activations(history, 0, 0, x)), atol=1e-12)
    np.testing.assert_allclose(lab.hidden_space(history, 3, view).points_after, pca.transform(last), atol=1e-12)


@pytest.mark.parametrize(("sizes", "n_samples", "can"), [((3,), 40, True), ((2,), 40, False), ((3,), 10, False)])
def test_components_need_width_and_rows(sizes, n_samples, can):
    history = History(replace(SMALL, hidden_sizes=sizes, n_samples=n_samples, test_size=0.8))
    assert lab.can_have_components(history, 0) == can


@pytest.mark.parametrize("components", [False, True])
def test_the_axes_stand_still_while_the_epoch_moves(components):
    history = recorded(hidden_sizes=(4,), epochs=20)
    view = lab.components_view(history, 0) if components else lab.units_view(history, 0)
    limits = {lab.hidden_space(history, epoch, view).limits_after for epoch in (0, 20)}
    assert len(limits) == 1


def test_everything_lies_within_the_axes():
    history = recorded(activation="relu", epochs=30, hidden_sizes=(4,))
    view = lab.units_view(history, 0, 1, 3)
    for epoch in (0, 15, 30):
        space = lab.hidden_space(history, epoch, view)
        for (low, high), column in zip(space.limits_after, (0, 1), strict=True):
            assert low < space.grid_after[..., column].min() <= space.grid_after[..., column].max() < high
            assert low < space.points_after[:, column].min() <= space.points_after[:, column].max() < high


def test_accuracies_are_those_of_logistic_regression_directly():
    assert lab.straight_accuracy(np.zeros((3, 2)), np.ones(3, int)) == 1  # one class needs no cut
    history = recorded(dataset="blobs", noise=0.4, hidden_sizes=(3,))
    part = history.prepared.train
    space = lab.hidden_space(history, 2, lab.units_view(history, 0))
    for x, accuracy in (
        (part.x, space.accuracy_before),
        (lab.activations(history, 2, 0, part.x), space.accuracy_after),
    ):
        scaled = StandardScaler().fit_transform(x)
        line = LogisticRegression(C=100, max_iter=1000).fit(scaled, part.y)
        assert accuracy == np.mean(line.predict(scaled) == part.y)


@pytest.mark.parametrize("loss", [name for name in LOSSES if name != "sparse_categorical_crossentropy"])
def test_regions_are_the_losss_own_decisions(loss):
    """A single output's threshold depends on the loss."""
    history = recorded(loss=loss, hidden_sizes=(3,), epochs=5)
    space = lab.hidden_space(history, 5, lab.units_view(history, 0))
    network = network_for(history.experiment, history.prepared).load(history.step(5).flat)
    x, y = np.meshgrid(*(np.linspace(low, high, lab.RESOLUTION) for low, high in space.limits_before))
    scores, _ = network.forward(history.prepared.plane.lift(np.column_stack([x.ravel(), y.ravel()])))
    np.testing.assert_array_equal(space.regions_before.ravel(), LOSSES[loss].decide(scores))


def test_three_classes_meet_in_straight_lines():
    """On each line two classes are even and no third one is ahead; the regions in the layer's space agree."""
    history = recorded(dataset="blobs", n_classes=3, epochs=60, learning_rate=0.3)
    space = lab.hidden_space(history, 60, lab.units_view(history, 0))
    params = history.step(60).params
    assert 2 <= len(space.straight) <= 3
    for line in space.straight:
        for share in (0, 0.3, 0.7, 1):
            scores = np.sort((line[0] + share * (line[1] - line[0])) @ params["1.W"] + params["1.b"])
            assert scores[-1] == pytest.approx(scores[-2])
    x, y = np.meshgrid(*(np.linspace(low, high, lab.RESOLUTION) for low, high in space.limits_after))
    scores = np.column_stack([x.ravel(), y.ravel()]) @ params["1.W"] + params["1.b"]
    np.testing.assert_array_equal(space.regions_after.ravel(), scores.argmax(axis=1))
    assert len(space.margins) == 3
    np.testing.assert_array_equal(space.margins.argmax(axis=0), space.regions_before)


@pytest.mark.parametrize(
    ("changes", "layer"),
    [({"hidden_sizes": (2, 2)}, 0), ({"hidden_sizes": (3,)}, 0), ({"output_activation": "tanh"}, 0)],
    ids=str,
)
def test_no_straight_line_where_the_picture_does_not_hold_the_decision(changes, layer):
    history = recorded(**changes)
    view = lab.units_view(history, layer)
    assert not lab.cuts_straight(history.experiment, view)
    assert lab.hidden_space(history, 1, view).straight.shape == (0, 2, 2)


def test_weights_that_nobody_can_draw_are_said():
    history = by_hand({"0.W": 1e300}, activation="relu")
    with pytest.raises(lab.TooLargeError, match="so large that the layer cannot be drawn"):
        lab.hidden_space(history, 0, lab.units_view(history, 0))


def test_two_units_make_xor_separable_by_a_straight_line():
    history = History(lab.RECIPES["XOR, 2 units"])
    assert history.experiment.hidden_sizes == (2,)
    history.extend(history.experiment.epochs)
    view = lab.units_view(history, 0)
    first, last = (lab.hidden_space(history, epoch, view) for epoch in (0, history.head))
    assert first.accuracy_before == last.accuracy_before <= 0.75
    assert first.accuracy_after <= 0.75
    assert last.accuracy_after == 1
    assert history.series("train_score")[-1] == 1


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_pulls_its_classes_apart(name):
    history = History(lab.RECIPES[name])
    history.extend(history.experiment.epochs)
    layer = len(history.experiment.hidden_sizes) - 1
    first, last = (lab.hidden_space(history, epoch, lab.units_view(history, layer)) for epoch in (0, history.head))
    assert first.accuracy_after < 0.92
    assert last.accuracy_after >= 0.99
