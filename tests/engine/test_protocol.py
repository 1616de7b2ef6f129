"""A network asks its layers: any of them, in any order, and one that the engine has never heard of."""

import pickle

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, INITIALIZERS, OPTIMIZERS, Network, mlp
from playground.engine.blocks import PLACES, Block, dense_block
from playground.engine.layers import Activate, BatchNorm, Cache, Dense, Dropout, Layer, LayerNorm
from playground.engine.loop import Minibatches, run_epoch
from playground.engine.stack import can_stack
from tests.engine.gradients import LOSS, MODES, check


def in_order(letters, n, function="tanh"):
    """Layers of n units by their initials: Batch, Layer normalization, Dense, Activation, dropOut."""
    made = {
        "B": lambda: BatchNorm(n),
        "L": lambda: LayerNorm(n),
        "D": lambda: Dense(n, n),
        "A": lambda: Activate(ACTIVATIONS[function], n),
        "O": lambda: Dropout(0.4, n),
    }
    return [made[letter]() for letter in letters]


ORDERS = [
    "DA",
    "DBA",
    "DAB",
    "BDA",
    "ADB",
    "ODA",
    "DOA",
    "DBLAO",
    "LDOAB",
    "DDA",
    "B",
    "A",
    "O",
    "OB",
    "DO",
    "DBO",
]


@pytest.mark.parametrize("residual", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_layers_may_stand_in_any_order(order, residual):
    def network():
        return Network([dense_block(3, 4, "swish"), Block(in_order(order, 4), residual), dense_block(4, 3)])

    for mode in MODES:
        check(network(), mode)


@pytest.mark.parametrize("order", ["ODA", "B", "ADB"])
def test_the_first_layer_of_a_network_may_be_any(order):
    network = Network([Block(in_order(order, 3)), dense_block(3, 3)])
    check(network, "training")
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((8, 3)), rng.integers(0, 3, 8)
    batches = Minibatches(network, x, y, 4)
    scores = [np.array(scores) for scores, _, _ in run_epoch(network, batches, LOSS, OPTIMIZERS["sgd"](0.0))]
    np.testing.assert_allclose(np.vstack(scores), network.forward(x)[0], rtol=1e-12)


@pytest.mark.parametrize("order", ORDERS)
def test_z_is_what_the_activation_gets_and_a_what_it_gives(order):
    function = "swish" if "A" in order else "linear"
    network = Network([Block(in_order(order, 3, "swish")), dense_block(3, 2)])
    network.initialize(np.random.default_rng(0), INITIALIZERS["xavier_uniform"])
    x = np.random.default_rng(1).standard_normal((5, 3))
    _, workspace = network.forward(x, np.random.default_rng(2))
    assert network.blocks[0].activation is ACTIVATIONS[function]
    np.testing.assert_array_equal(workspace.activations[0], ACTIVATIONS[function].f(workspace.zs[0]))
    if order == "DAB":
        W, b = network.params["0.W"], network.params["0.b"]
        np.testing.assert_allclose(workspace.zs[0], x @ W + b, rtol=1e-12)


def test_layers_that_do_not_fit_are_refused_in_words():
    with pytest.raises(ValueError, match="as many inputs as the one before it has outputs"):
        Block([Dense(2, 3), Activate(ACTIVATIONS["tanh"], 2)])
    with pytest.raises(ValueError, match="as many outputs as inputs: 2 is not 3"):
        Block([Dense(2, 3)], residual=True)
    with pytest.raises(ValueError, match="at most one activation"):
        Block(in_order("DAA", 2))
    with pytest.raises(ValueError, match="one of before, after, not inside"):
        mlp([2, 3, 1], normalization="batch", normalization_place="inside")


class Gain(Layer):
    """A layer that the engine has never heard of: y = gain * x, one gain a unit, beginning at 1."""

    def __init__(self, n):
        self.n_in, self.n_out, self.dtype = n, n, np.dtype(float)
        self.bind(np.zeros(n), np.zeros(0))

    def bind(self, flat, running):
        self.flat, self.running = flat, running

    def initialize(self, rng, initializer, biases=None):
        self.flat[...] = 1

    def split(self, flat):
        return {"gain": flat}

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        cache = Cache()
        cache.out = np.empty((n_rows, self.n_out)) if out is None else out
        cache.grad_in, cache.grad = np.empty((n_rows, self.n_in)), np.empty(self.n_out) if grad is None else grad
        return cache

    def forward(self, x, rng=None, cache=None):
        cache.x = x
        return np.multiply(x, self.flat, out=cache.out), cache

    def backward(self, grad_out, cache):
        np.sum(grad_out * cache.x, axis=0, out=cache.grad)
        return np.multiply(grad_out, self.flat, out=cache.grad_in), cache.grad


@pytest.mark.parametrize("mode", MODES)
def test_a_layer_that_answers_the_protocol_takes_part(mode):
    activate = Activate(ACTIVATIONS["tanh"], 4)
    network = Network([dense_block(3, 4), Block([Gain(4), activate], residual=True), dense_block(4, 3)])
    check(network, mode)
    assert list(network.params) == ["0.W", "0.b", "1.gain", "2.W", "2.b"]
    assert network.sizes == [3, 4, 4, 3]
    assert [W.shape for W in network.weight_views] == [(3, 4), (4, 3)]  # a gain is no weight to be penalized
    assert [block.connections is None for block in network.blocks] == [False, True, False]
    assert not can_stack([network, network])


@pytest.mark.parametrize("place", PLACES)
def test_a_pickled_network_is_one_vector_again(place):
    options = {"normalization": "batch", "normalization_place": place, "dropout": (0.2, 0), "residual": True}
    network = mlp([3, 4, 4, 2], rng=np.random.default_rng(0), **options)
    x = np.random.default_rng(1).standard_normal((6, 3))
    network.forward(x, np.random.default_rng(2))  # moves the running statistics
    copy = pickle.loads(pickle.dumps(network))
    np.testing.assert_array_equal(copy.flat, network.flat)
    np.testing.assert_array_equal(copy.forward(x)[0], network.forward(x)[0])
    copy.flat[...] = 0
    assert not any(part.any() for part in copy.params.values())
    assert not copy.forward(x)[0].any()
    assert network.flat.any()
