"""Every layer's way back against central differences; caches; views."""

import inspect
from functools import partial

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, layers, relative_error
from playground.engine.gradcheck import numerical_gradient

N_ROWS, N_IN, N_OUT = 5, 3, 4


def dense():
    layer = layers.Dense(N_IN, N_OUT)
    layer.block[...] = np.random.default_rng(1).standard_normal(layer.block.shape)
    return layer


def activate(name):
    return layers.Activate(ACTIVATIONS[name], N_IN)


def normalize(kind):
    layer = kind(N_IN)
    layer.flat[...] = np.random.default_rng(3).standard_normal(len(layer.flat))
    layer.running[...] = np.linspace(0.5, 2, len(layer.running))
    return layer


BUILDERS = {
    "Dense": [dense],
    "Activate": [partial(activate, name) for name in ACTIVATIONS],
    "Dropout": [partial(layers.Dropout, 0.5, N_IN)],  # at inference; test_blocks.py trains through it
    "BatchNorm": [partial(normalize, layers.BatchNorm)],  # likewise
    "LayerNorm": [partial(normalize, layers.LayerNorm)],
}
CASES = [pytest.param(build, id=f"{name}-{i}") for name, them in BUILDERS.items() for i, build in enumerate(them)]

every_layer = pytest.mark.parametrize("build", CASES)


def inputs(seed=0, n_rows=N_ROWS):
    """Rows whose numbers all keep away from 0, where ReLU and step have corners."""
    x = np.random.default_rng(seed).standard_normal((n_rows, N_IN))
    return x + 0.1 * np.sign(x)


def test_every_layer_is_checked_here():
    found = {
        name
        for name, kind in inspect.getmembers(layers, inspect.isclass)
        if kind.__module__.startswith(layers.__name__) and hasattr(kind, "backward")
    }
    assert found == set(BUILDERS)


@every_layer
def test_gradient_of_the_input(build):
    layer, x = build(), inputs()
    out, cache = layer.forward(x)
    weights = np.random.default_rng(2).standard_normal(out.shape)  # C = sum of outputs, each weighted
    grad_in, _ = layer.backward(weights, cache)
    numerical = numerical_gradient(lambda: (weights * layer.forward(x)[0]).sum(), x)
    assert relative_error(grad_in, numerical) < 1e-6


def test_gradient_of_the_weights():
    layer, x = dense(), inputs()
    out, cache = layer.forward(x)
    weights = np.random.default_rng(2).standard_normal(out.shape)
    _, grads = layer.backward(weights, cache)
    numerical = numerical_gradient(lambda: (weights * layer.forward(x)[0]).sum(), layer.block)
    assert relative_error(grads, numerical) < 1e-6


@every_layer
def test_a_cache_can_be_used_again(build):
    """Filled anew, it gives what new arrays give, and the layer itself remembers nothing of other rows."""
    layer = build()
    cache = layer.cache(N_ROWS)
    for seed in (1, 2, 3):
        x = inputs(seed)
        fresh, fresh_cache = layer.forward(x)
        out, same = layer.forward(x, cache=cache)
        assert same is cache
        np.testing.assert_array_equal(out, fresh)
        grad_out = np.random.default_rng(seed).standard_normal(out.shape)
        layer.forward(inputs(99))
        for found, expected in zip(
            layer.backward(grad_out, cache), layer.backward(grad_out, fresh_cache), strict=True
        ):
            np.testing.assert_array_equal(found, expected)


@every_layer
def test_inputs_are_left_alone(build):
    layer, x = build(), inputs()
    kept = x.copy()
    out, cache = layer.forward(x)
    layer.backward(np.ones_like(out), cache)
    np.testing.assert_array_equal(x, kept)


def test_dense_is_a_matrix_product_with_a_bias():
    layer = layers.Dense(2, 2)
    parts = layer.split(layer.block.ravel())
    parts["W"][...] = [[1, 2], [3, 4]]
    parts["b"][...] = [10, 20]
    out, _ = layer.forward(np.array([[1.0, 1], [0, 2]]))
    assert out.tolist() == [[14, 26], [16, 28]]
    assert layer.flat.size == 6


def test_the_first_layer_need_not_send_a_gradient_on():
    layer, x = dense(), inputs()
    cache = layer.cache(N_ROWS, wants_grad_in=False)
    out, _ = layer.forward(x, cache=cache)
    grad_in, grads = layer.backward(np.ones_like(out), cache)
    assert grad_in is None
    np.testing.assert_allclose(grads[-1], N_ROWS)  # dC/db = sum over rows of 1
    np.testing.assert_allclose(grads[:-1], np.repeat(x.sum(axis=0)[:, None], N_OUT, axis=1))
