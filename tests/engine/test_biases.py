"""Networks without biases, and normalization of some layers alone."""

import numpy as np
import pytest

from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.gradcheck import numerical_gradient, relative_error
from playground.engine.layers import BatchNorm
from playground.engine.loop import fit
from playground.engine.stack import can_stack

LOSS = LOSSES["mse"]


def without(sizes=(2, 3, 1)):
    return mlp(sizes, "sigmoid", biases="none", rng=np.random.default_rng(0))


def test_without_biases_the_sums_are_those_of_the_weights():
    network, x = without(), np.random.default_rng(1).standard_normal((5, 2))
    a = 1 / (1 + np.exp(-x @ network.params["0.W"]))
    np.testing.assert_allclose(network.forward(x)[0], a @ network.params["1.W"], rtol=1e-12)


def test_the_gradient_of_a_bias_that_is_not_there_is_0():
    network, rng = without(), np.random.default_rng(1)
    x, y = rng.standard_normal((5, 2)), rng.standard_normal((5, 1))
    out, workspace = network.forward(x)
    network.backward(LOSS.gradient(out, y), workspace)
    numerical = numerical_gradient(lambda: LOSS.value(network.forward(x)[0], y), network.trainable)
    assert relative_error(workspace.gradient, numerical) < 1e-6
    assert not workspace.grads["0.b"].any()
    assert not workspace.grads["1.b"].any()


@pytest.mark.parametrize("n_inputs", [2, 80])  # narrow rows and wide ones are laid out differently
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_training_leaves_them_at_0(optimizer, n_inputs):
    network, rng = without((n_inputs, 3, 1)), np.random.default_rng(1)
    x, y = rng.standard_normal((10, n_inputs)), rng.integers(0, 2, 10)
    options = {"loss": "mse", "optimizer": OPTIMIZERS[optimizer](0.05), "epochs": 30, "batch_size": 4}
    losses = fit(network, x, y, **options, rng=rng)
    assert losses[-1] < losses[0]
    assert not network.params["0.b"].any()
    assert not network.params["1.b"].any()


def test_a_network_without_biases_is_not_stacked():
    assert not can_stack([without(), without()])
    assert can_stack([mlp([2, 3, 1]), mlp([2, 3, 1])])


def test_some_layers_are_normalized():
    network = mlp([2, 3, 4, 1], normalization=("batch", "none"), normalization_place="after")
    kinds = [[isinstance(layer, BatchNorm) for layer in block.layers] for block in network.blocks]
    assert kinds == [[False, False, True], [False, False], [False]]
    with pytest.raises(ValueError, match="2 hidden layers need 2 normalizations, not 1"):
        mlp([2, 3, 4, 1], normalization=("batch",))
