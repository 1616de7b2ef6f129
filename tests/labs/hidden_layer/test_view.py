"""Ways to look at a layer, against networks whose answer is known and against scikit-learn."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.decomposition import PCA

from playground.labs.hidden_layer.space import hidden_space
from playground.labs.hidden_layer.view import (
    TooLargeError,
    activations,
    can_have_components,
    components_view,
    units_view,
)
from playground.recording.history import History
from playground.recording.networks import network_for
from tests.labs.hidden_layer.recordings import SMALL, by_hand, recorded


def test_units_can_be_exchanged_and_picked():
    history = by_hand({"0.W": [[1, 0, 2], [0, 1, 0]], "0.b": [0, 0, 5]}, activation="linear", hidden_sizes=(3,))
    points = history.prepared.train.points
    view = units_view(history, 0, 2, 1)
    assert view.names == ("unit 3", "unit 2")
    space = hidden_space(history, 0, view)
    np.testing.assert_allclose(space.points_after, points * [2, 1] + [5, 0])
    assert space.limits_after[0] == space.limits_after[1]
    assert len(space.straight) == space.regions_after.size == 0  # the picture leaves a unit out


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
        ours = activations(history, 2, layer, x)
        if not history.experiment.residual:
            np.testing.assert_allclose(ours, workspace.activations[layer], **tolerance)
        passed_on = ours.astype(network.dtype)
        for block in network.blocks[layer + 1 :]:
            passed_on = block.forward(passed_on)[0].copy()
        np.testing.assert_allclose(passed_on, scores, **tolerance)


def test_components_are_scikit_learns_at_the_last_epoch_whatever_the_slider_says():
    history = recorded(hidden_sizes=(5,))
    x = history.prepared.train.x
    last = activations(history, 3, 0, x)
    view = components_view(history, 0)
    pca = PCA(2, svd_solver="full").fit(last)
    first = hidden_space(history, 0, view)
    np.testing.assert_allclose(first.points_after, pca.transform(activations(history, 0, 0, x)), atol=1e-12)
    np.testing.assert_allclose(hidden_space(history, 3, view).points_after, pca.transform(last), atol=1e-12)


@pytest.mark.parametrize(("sizes", "n_samples", "can"), [((3,), 40, True), ((2,), 40, False), ((3,), 10, False)])
def test_components_need_width_and_rows(sizes, n_samples, can):
    history = History(replace(SMALL, hidden_sizes=sizes, n_samples=n_samples, test_size=0.8))
    assert can_have_components(history, 0) == can


def test_weights_that_nobody_can_draw_are_said():
    history = by_hand({"0.W": 1e300}, activation="relu")
    with pytest.raises(TooLargeError, match="so large that the layer cannot be drawn"):
        hidden_space(history, 0, units_view(history, 0))
