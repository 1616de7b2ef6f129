"""A network at the start: the same numbers as step 0 of its training, and histograms that add up."""

import numpy as np
import pytest

from playground.choices.bench import Bench, Lane
from playground.data import prepare
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.labs.vanishing import start as lab
from playground.recording.looking.probe import Probe
from playground.recording.train import train


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"activation": "sigmoid", "batch_norm": True},
        {"activation": "tanh", "layer_norm": True, "residual": True},
        {"dataset": "iris", "activation": "elu", "hidden_sizes": (7, 3, 5)},
        {"dataset": "digits", "hidden_sizes": (12,) * 3},
        {"activation": "step"},
        {"initializer": "zeros"},
    ],
    ids=str,
)
def test_it_is_step_0_of_the_training(changes):
    lane = Lane(**changes)
    prepared = prepare(lane)
    start, step = lab.at_start(lane, prepared), next(train(lane, prepared=prepared))
    np.testing.assert_array_equal(start.grad_norms, step.grad_norms)
    np.testing.assert_allclose(start.delta_norms, step.delta_norms, rtol=1e-6)
    if not lane.batch_norm:  # the probe looks at inference
        frame = Probe(lane, prepared).frame(step)
        np.testing.assert_allclose(start.dead, frame.dead, atol=1e-6)
        np.testing.assert_allclose(start.saturated, frame.saturated, atol=1e-6)


def test_every_row_of_inputs_counts_and_nothing_is_trained():
    lane = Lane(activation="tanh", hidden_sizes=(3,), initializer="xavier_normal")
    prepared = prepare(lane)
    start, step = lab.at_start(lane), next(train(lane, prepared=prepared))
    z = prepared.train.x @ step.params["0.W"]
    a = np.tanh(z)
    np.testing.assert_allclose(start.z_rms[0], np.sqrt(np.mean(z**2)))
    np.testing.assert_allclose(start.z_spread[0], z.std())
    np.testing.assert_allclose(start.rms[0], np.sqrt(np.mean(a**2)))
    np.testing.assert_allclose(start.spread[0], a.std())
    scores = (a @ step.params["1.W"])[:, 0]
    delta = 1 / (1 + np.exp(-scores)) - prepared.train.y
    np.testing.assert_allclose(start.delta_norms[1], np.sqrt(np.mean(delta**2)))
    np.testing.assert_allclose(
        start.delta_norms[0],
        np.sqrt(np.mean(np.sum((delta[:, None] * step.params["1.W"].T * (1 - a**2)) ** 2, axis=1))),
    )


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_shares_add_up_for_every_choice(activation, initializer):
    start = lab.at_start(
        Lane(n_samples=60, activation=activation, initializer=initializer, hidden_sizes=(6,) * 12)
    )
    assert len(start.rms) == len(start.dead) == len(start.deltas.shares) == len(start.gradients.shares) == 13
    assert len(start.activations.shares) == 12
    for found in (start.activations, start.deltas, start.gradients):
        assert (np.diff(found.edges) > 0).all()
        assert found.shares.shape[1] == len(found.edges) - 1 <= lab.MOST_DECADES * lab.PER_DECADE + 1
        np.testing.assert_allclose(found.shares.sum(axis=1) + found.zeros, 1)


def test_decades_count_sizes_without_signs():
    found = lab.decade_histograms([np.array([0.0, 10**-2.1, -(10**-2.1), 0.5]), np.array([[1e-60, 1.0]])])
    assert found.is_log
    assert found.edges[-1] == pytest.approx(0.25)
    assert found.edges[0] == pytest.approx(0.25 - lab.MOST_DECADES)
    np.testing.assert_allclose(found.zeros, [0.25, 0])
    at = np.searchsorted(found.edges, -2.1) - 1
    assert found.shares[0, at] == 0.5
    assert found.shares[1, 0] == found.shares[1, -1] == 0.5  # what is too small is counted at the end


def test_even_bins_take_bounds_from_the_activation_or_the_values():
    found = lab.even_histograms([np.array([-1.0, 1.0])], (-1, 1), bins=4)
    np.testing.assert_allclose(found.edges, [-1, -0.5, 0, 0.5, 1])
    np.testing.assert_allclose(found.shares, [[0.5, 0, 0, 0.5]])
    free = lab.even_histograms([np.array([-1.0, 3.0])])
    assert free.edges[0] == -free.edges[-1]
    cut = lab.even_histograms([np.array([0.0, 0.0, 0.0, 2.0]), np.zeros(2)], (0, np.inf))
    np.testing.assert_allclose(cut.zeros, [0.75, 1])
    np.testing.assert_allclose(cut.shares.sum(axis=1), [0.25, 0])
    assert lab.even_histograms([np.zeros(3)]).shares.sum() == 1


def test_a_network_that_overflows_is_told_of_and_breaks_nothing():
    lane = Lane(activation="relu", initializer="unit_uniform", hidden_sizes=(64,) * 50, dtype="float32")
    start = lab.at_start(lane)  # float32 ends at 3e38; 32**50 is far beyond
    assert not np.isfinite(start.rms).all()


def test_the_first_questions_preset_is_answered_with_its_lesson():
    relu, sigmoid = (lab.at_start(lane) for lane in Bench(activations=("relu", "sigmoid")).lanes)
    assert sigmoid.delta_norms[0] / sigmoid.delta_norms[-1] < 1e-5
    assert 0.1 < relu.delta_norms[0] / relu.delta_norms[-1] < 10
