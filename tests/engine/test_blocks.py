"""Whole networks of every kind of layer against central differences."""

from itertools import product

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, LOSSES, NORMALIZATIONS, mlp
from playground.engine.blocks import Block
from playground.engine.gradcheck import numerical_gradient, relative_error

LOSS = LOSSES["sparse_categorical_crossentropy"]
MODES = ("training", "inference", "batch statistics")


def gradients(network, x, y, mode):
    """The gradient by backpropagation and by central differences, with the same draws every time."""
    workspace = network.workspace(len(x), batch_statistics=mode == "batch statistics")
    running = network.flat[len(network.trainable) :]
    kept = running.copy()

    def loss():
        running[...] = kept
        draws = np.random.default_rng(1) if mode == "training" else None
        return LOSS.value(network.forward(x, draws, workspace)[0], y)

    numerical = numerical_gradient(loss, network.trainable)
    loss()
    LOSS.gradient(workspace.scores, y, out=workspace.grad_scores)
    return network.backward(workspace.grad_scores, workspace).gradient.copy(), numerical


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("normalization", "dropout", "residual"), list(product(NORMALIZATIONS, (0.0, 0.4), (False, True)))
)
def test_every_kind_of_block_has_the_gradient_of_its_loss(normalization, dropout, residual, mode):
    rng = np.random.default_rng(0)
    options = {"normalization": normalization, "dropout": dropout, "residual": residual}
    network = mlp([3, 5, 5, 4, 3], ["tanh", "sigmoid", "swish"], rng=rng, **options)
    network.trainable += 0.2 * rng.standard_normal(len(network.trainable))
    found, numerical = gradients(network, rng.standard_normal((7, 3)), rng.integers(0, 3, 7), mode)
    assert relative_error(found, numerical) < 1e-6


def test_dropout_drops_its_share_while_training_and_nothing_at_inference():
    block = Block(4, 1000, "linear", dropout=0.3)
    block.dense.block[-1] = 1
    trained, _ = block.forward(np.zeros((50, 4)), np.random.default_rng(0))
    asked, _ = block.forward(np.zeros((50, 4)))
    assert np.mean(trained == 0) == pytest.approx(0.3, abs=0.01)
    assert set(np.unique(trained)) == {0, 1 / 0.7}
    assert (asked == 1).all()


def test_a_residual_block_without_weights_passes_its_input_on():
    block = Block(3, 3, "tanh", residual=True)
    x = np.random.default_rng(0).standard_normal((5, 3))
    out, cache = block.forward(x)
    gradient, _ = block.backward(np.ones((5, 3)), cache)
    assert np.array_equal(out, x)
    assert np.array_equal(gradient, np.ones((5, 3)))


def test_residual_connections_stand_between_hidden_layers_of_equal_width_only():
    network = mlp([5, 5, 5, 4, 4, 4], "tanh", residual=True)
    assert [block.residual for block in network.blocks] == [False, True, False, True, False]


def test_batch_normalization_standardizes_every_unit_over_the_batch():
    network = mlp([3, 6, 1], "linear", rng=np.random.default_rng(0), normalization="batch")
    x = 5 + 3 * np.random.default_rng(1).standard_normal((40, 3))
    _, workspace = network.forward(x, np.random.default_rng(2))
    assert np.allclose(workspace.zs[0].mean(axis=0), 0, atol=1e-12)
    assert np.allclose(workspace.zs[0].std(axis=0), 1, atol=1e-4)


def test_layer_normalization_standardizes_every_row_over_the_units():
    network = mlp([3, 6, 1], "linear", rng=np.random.default_rng(0), normalization="layer")
    x = 5 + 3 * np.random.default_rng(1).standard_normal((40, 3))
    _, workspace = network.forward(x)
    assert np.allclose(workspace.zs[0].mean(axis=1), 0, atol=1e-12)
    assert np.allclose(workspace.zs[0].std(axis=1), 1, atol=1e-3)


def test_running_statistics_come_near_those_of_the_data_and_rule_at_inference():
    network = mlp([2, 4, 1], "linear", rng=np.random.default_rng(0), normalization="batch")
    rng = np.random.default_rng(1)
    for _ in range(200):
        network.forward(rng.normal(3, 2, (100, 2)), rng)
    dense = network.blocks[0].dense
    mean = np.full(2, 3.0) @ dense.W
    variance = 4 * (dense.W**2).sum(axis=0)
    assert network.params["0.running_mean"] == pytest.approx(mean, abs=0.3)
    assert network.params["0.running_variance"] == pytest.approx(variance, rel=0.2)
    one, many = rng.normal(3, 2, (1, 2)), rng.normal(3, 2, (9, 2))
    assert network.forward(np.vstack([one, many]))[0][0] == pytest.approx(network.forward(one)[0][0])


def test_probing_does_not_touch_running_statistics():
    network = mlp([2, 4, 1], rng=np.random.default_rng(0), normalization="batch")
    before = network.flat.copy()
    network.forward(np.ones((5, 2)))
    network.forward(np.ones((5, 2)), None, network.workspace(5, batch_statistics=True))
    assert np.array_equal(network.flat, before)


def test_each_hidden_layer_may_have_an_activation_of_its_own():
    names = ["relu", "tanh", "step"]
    network = mlp([2, 3, 4, 5, 1], names)
    assert [block.activation for block in network.blocks[:-1]] == [ACTIVATIONS[name] for name in names]
    with pytest.raises(ValueError, match="3 hidden layers need 3 activations, not 2"):
        mlp([2, 3, 4, 5, 1], names[:2])


@pytest.mark.parametrize("trains", [True, False])
@pytest.mark.parametrize("activation", ["tanh", "linear"])
@pytest.mark.parametrize(("dropout", "residual"), list(product((0.0, 0.4), (False, True))))
def test_the_deltas_are_the_gradients_of_the_weighted_sums(activation, dropout, residual, trains):
    """A bias is added to every row's z, so dC/db is the sum of dC/dz over the rows."""
    rng = np.random.default_rng(0)
    network = mlp([3, 5, 5, 3], activation, rng=rng, dropout=dropout, residual=residual)
    x, y = rng.standard_normal((7, 3)), rng.integers(0, 3, 7)
    scores, workspace = network.forward(x, np.random.default_rng(1) if trains else None)
    network.backward(LOSS.gradient(scores, y), workspace)
    for index, delta in enumerate(workspace.deltas):
        np.testing.assert_allclose(delta.sum(axis=0), workspace.grads[f"{index}.b"], atol=1e-15)
