"""Whole networks of every kind of layer against central differences."""

from itertools import product

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, NORMALIZATIONS, mlp
from playground.engine.blocks import PLACES, dense_block
from playground.engine.layers import Dropout
from tests.engine.gradients import LOSS, MODES, check


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("normalization", "place", "dropout", "residual"),
    list(product(NORMALIZATIONS, PLACES, (0.0, 0.4), (False, True))),
)
def test_every_kind_of_block_has_the_gradient_of_its_loss(normalization, place, dropout, residual, mode):
    options = {"normalization": normalization, "dropout": dropout, "residual": residual}
    names = ["tanh", "sigmoid", "swish"]
    check(mlp([3, 5, 5, 4, 3], names, normalization_place=place, **options), mode)


@pytest.mark.parametrize("residual", [False, True])
@pytest.mark.parametrize("rates", [(0.5, 0, 0), (0, 0.5, 0), (0, 0, 0.5)], ids=str)
def test_dropout_in_one_layer_alone(rates, residual):
    """The mask is the same in every pass: `gradients` begins the draws anew each time."""
    network = mlp([3, 5, 5, 5, 3], "tanh", dropout=rates, residual=residual)
    where = [any(isinstance(layer, Dropout) for layer in block.layers) for block in network.blocks]
    assert where == [rate > 0 for rate in (*rates, 0)]
    check(network, "training")


def test_dropout_drops_its_share_while_training_and_nothing_at_inference():
    block = dense_block(4, 1000, dropout=0.3)
    block.connections[-1] = 1
    trained, _ = block.forward(np.zeros((50, 4)), np.random.default_rng(0))
    asked, _ = block.forward(np.zeros((50, 4)))
    assert np.mean(trained == 0) == pytest.approx(0.3, abs=0.01)
    assert set(np.unique(trained)) == {0, 1 / 0.7}
    assert (asked == 1).all()


def test_a_residual_block_without_weights_passes_its_input_on():
    block = dense_block(3, 3, "tanh", residual=True)
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
    W = network.params["0.W"]
    mean = np.full(2, 3.0) @ W
    variance = 4 * (W**2).sum(axis=0)
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
    with pytest.raises(ValueError, match="3 hidden layers need 3 dropouts, not 2"):
        mlp([2, 3, 4, 5, 1], names, dropout=(0.1, 0.2))


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


@pytest.mark.parametrize("normalization", ["batch", "layer"])
def test_behind_the_activation_a_normalization_leaves_the_weighted_sums_alone(normalization):
    """z = x W + b and a = f(z) as without it, and dC/dz has gone back through it: dC/db is its sum over rows."""
    rng = np.random.default_rng(0)
    options = {
        "normalization": normalization,
        "normalization_place": "after",
        "dropout": (0, 0.4),
        "residual": True,
    }
    network = mlp([3, 5, 5, 3], "tanh", rng=rng, **options)
    x, y = rng.standard_normal((7, 3)), rng.integers(0, 3, 7)
    scores, workspace = network.forward(x, np.random.default_rng(1))
    network.backward(LOSS.gradient(scores, y), workspace)
    np.testing.assert_allclose(workspace.zs[0], x @ network.params["0.W"] + network.params["0.b"], rtol=1e-12)
    np.testing.assert_allclose(workspace.activations[0], np.tanh(workspace.zs[0]), rtol=1e-12)
    along = 0 if normalization == "batch" else 1
    np.testing.assert_allclose(workspace.caches[0].out.mean(axis=along), 0, atol=1e-12)
    for index, delta in enumerate(workspace.deltas):
        np.testing.assert_allclose(delta.sum(axis=0), workspace.grads[f"{index}.b"], atol=1e-15)
