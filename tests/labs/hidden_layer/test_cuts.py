"""Where a network decides, over the plane and in a layer's space, against its own decisions."""

import numpy as np
import pytest

from playground.engine import LOSSES
from playground.labs.hidden_layer.cuts import RESOLUTION, cuts_straight
from playground.labs.hidden_layer.space import hidden_space
from playground.labs.hidden_layer.view import units_view
from playground.recording.networks import network_for
from tests.labs.hidden_layer.recordings import by_hand, identity, recorded


def test_the_separating_line_is_the_output_layers():
    history = identity()
    space = hidden_space(history, 0, units_view(history, 0))
    (line,) = space.straight
    np.testing.assert_allclose(line.sum(axis=1), 1)  # x1 + x2 = 1
    (left, right), _ = space.limits_after
    assert np.ptp(line[:, 0]) > 0.75 * (right - left)  # from one edge to the other


def test_regions_on_both_sides_are_what_the_network_decides():
    """Here both pictures are the same plane, so the same point has the same class in both."""
    history = identity()
    space = hidden_space(history, 0, units_view(history, 0))
    for regions, limits in (
        (space.regions_before, space.limits_before),
        (space.regions_after, space.limits_after),
    ):
        x, y = np.meshgrid(*(np.linspace(low, high, RESOLUTION) for low, high in limits))
        np.testing.assert_array_equal(regions, x + y > 1)


def test_the_margin_is_the_score_over_the_plane():
    history = identity()
    space = hidden_space(history, 0, units_view(history, 0))
    x, y = np.meshgrid(*(np.linspace(low, high, RESOLUTION) for low, high in space.limits_before))
    np.testing.assert_allclose(space.margins, [x + y - 1], atol=1e-12)


def test_a_layer_of_one_unit_is_a_line_and_its_cut_a_point():
    params = {"0.W": [[1], [1]], "0.b": 0, "1.W": [[2]], "1.b": -1}
    history = by_hand(params, activation="linear", hidden_sizes=(1,))
    space = hidden_space(history, 0, units_view(history, 0))
    np.testing.assert_allclose(space.points_after[:, 0], history.prepared.train.points.sum(axis=1))
    assert not space.points_after[:, 1].any()
    np.testing.assert_allclose(space.straight[0][:, 0], 0.5)


@pytest.mark.parametrize("loss", [name for name in LOSSES if name != "sparse_categorical_crossentropy"])
def test_regions_are_the_losss_own_decisions(loss):
    """A single output's threshold depends on the loss."""
    history = recorded(loss=loss, hidden_sizes=(3,), epochs=5)
    space = hidden_space(history, 5, units_view(history, 0))
    network = network_for(history.experiment, history.prepared).load(history.step(5).flat)
    x, y = np.meshgrid(*(np.linspace(low, high, RESOLUTION) for low, high in space.limits_before))
    scores, _ = network.forward(history.prepared.plane.lift(np.column_stack([x.ravel(), y.ravel()])))
    np.testing.assert_array_equal(space.regions_before.ravel(), LOSSES[loss].decide(scores))


def test_three_classes_meet_in_straight_lines():
    """On each line two classes are even and no third one is ahead; the regions in the layer's space agree."""
    history = recorded(dataset="blobs", n_classes=3, epochs=60, learning_rate=0.3)
    space = hidden_space(history, 60, units_view(history, 0))
    params = history.step(60).params
    assert 2 <= len(space.straight) <= 3
    for line in space.straight:
        for share in (0, 0.3, 0.7, 1):
            scores = np.sort((line[0] + share * (line[1] - line[0])) @ params["1.W"] + params["1.b"])
            assert scores[-1] == pytest.approx(scores[-2])
    x, y = np.meshgrid(*(np.linspace(low, high, RESOLUTION) for low, high in space.limits_after))
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
    view = units_view(history, layer)
    assert not cuts_straight(history.experiment, view)
    assert hidden_space(history, 1, view).straight.shape == (0, 2, 2)
