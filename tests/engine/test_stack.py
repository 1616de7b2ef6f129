"""Networks computed together give the numbers that each gives alone."""

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, LOSSES, NORMALIZATIONS, mlp
from playground.engine.penalties import clip_by_norm
from playground.engine.stack import Stack, can_stack, clip_lanes, loss_gradient

N_ROWS = 20


def networks(activations, n_outputs=1, **options):
    return [
        mlp([2, 7, 7, 7, n_outputs], name, initializer="he_normal", rng=np.random.default_rng(lane), **options)
        for lane, name in enumerate(activations)
    ]


def rows(n_outputs):
    rng = np.random.default_rng(0)
    x = rng.standard_normal((N_ROWS, 2))
    if n_outputs == 1:
        return x, rng.integers(0, 2, (N_ROWS, 1)).astype(float), LOSSES["binary_crossentropy"]
    return x, rng.integers(0, n_outputs, N_ROWS), LOSSES["sparse_categorical_crossentropy"]


def assert_same(nets, n_outputs, batch_statistics=False, is_training=True):
    x, y, loss = rows(n_outputs)
    stack = Stack(nets)
    workspace = stack.workspace(N_ROWS, batch_statistics)
    scores = stack.forward(x, workspace, is_training)
    loss_gradient(loss, workspace, np.concatenate([y] * len(nets)))
    stack.backward(workspace)
    weights = stack.weights(workspace.gradient)
    for lane, network in enumerate(nets):
        alone = network.workspace(N_ROWS, batch_statistics)
        expected, _ = network.forward(x, np.random.default_rng(0) if is_training else None, alone)
        loss.gradient(expected, y, alone.grad_scores)
        network.backward(alone.grad_scores, alone)
        close = {"rtol": 1e-10, "atol": 1e-14}
        np.testing.assert_allclose(scores[lane], expected, **close)
        np.testing.assert_allclose(workspace.gradient[lane], alone.gradient, **close)
        np.testing.assert_allclose(stack.flat[lane], network.flat, **close)  # running statistics too
        for layer, delta in enumerate(alone.deltas):
            np.testing.assert_allclose(workspace.spaces[layer].delta[lane].T, delta, **close)
        for layer, weight in enumerate(alone.weight_gradients):
            np.testing.assert_allclose(weights[layer][lane], weight, **close)


@pytest.mark.parametrize("n_outputs", [1, 3])
@pytest.mark.parametrize("residual", [False, True])
@pytest.mark.parametrize("normalization", NORMALIZATIONS)
def test_a_pass_of_a_stack_is_that_of_each_network(normalization, residual, n_outputs):
    nets = networks(["relu", "tanh", "tanh", "sigmoid"], n_outputs, normalization=normalization, residual=residual)
    assert_same(nets, n_outputs)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation(activation):
    assert_same(networks([activation, "tanh"]), 1)


@pytest.mark.parametrize("batch_statistics", [False, True])
def test_batch_normalization_at_inference(batch_statistics):
    assert_same(networks(["tanh", "relu"], normalization="batch"), 1, batch_statistics, is_training=False)


@pytest.mark.parametrize("options", [{}, {"normalization": "batch"}, {"normalization": "layer", "residual": True}])
def test_networks_that_differ_in_activation_alone_can_be_stacked(options):
    assert can_stack(networks(["relu", "linear", "tanh"], **options))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"dropout": 0.2}, {"dropout": 0.2}),
        ({"dropout": (0, 0, 0.2)}, {}),
        ({}, {"dropout": (0, 0, 0.2)}),
        ({"normalization": "batch", "normalization_place": "after"},) * 2,
        ({"normalization": "batch"}, {}),
        ({"normalization": "batch"}, {"normalization": "layer"}),
        ({"residual": True}, {}),
        ({"dtype": np.float32}, {}),
        ({"n_outputs": 2}, {}),
    ],
    ids=str,
)
def test_others_cannot(one, other):
    nets = networks(["tanh"], **one) + networks(["relu"], **other)
    assert not can_stack(nets)
    with pytest.raises(ValueError, match="cannot be stacked"):
        Stack(nets)


def test_the_networks_given_are_left_alone():
    nets = networks(["tanh", "relu"])
    stack = Stack(nets)
    before = nets[0].flat.copy()
    stack.flat += 1
    np.testing.assert_array_equal(nets[0].flat, before)


@pytest.mark.parametrize("limit", [1e-3, 1.0, 1e3])
def test_gradients_are_clipped_lane_by_lane(limit):
    gradient = np.random.default_rng(0).standard_normal((3, 50)) * [[0.01], [1], [100]]
    expected = gradient.copy()
    for lane in expected:
        clip_by_norm(lane, limit)
    clip_lanes(gradient, limit)
    np.testing.assert_allclose(gradient, expected, rtol=1e-12)


def test_a_gradient_too_large_to_square_keeps_its_direction():
    gradient = np.full((1, 4), 1e25, np.float32)
    clip_lanes(gradient, 1)
    np.testing.assert_allclose(gradient, 0.5, rtol=1e-6)
    gradient = np.full(4, 1e25, np.float32)
    clip_by_norm(gradient, 1)
    np.testing.assert_allclose(gradient, 0.5, rtol=1e-6)
