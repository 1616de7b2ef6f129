"""Rows of a table: what is looked up, and where its gradient goes."""

import numpy as np
import pytest

from playground.engine.embedding import Embedding, summed_by_token
from playground.engine.layers import Dense


def table(n_tokens=7, n_out=3, dtype=np.float64):
    layer = Embedding(n_tokens, n_out, dtype)
    layer.flat[...] = np.random.default_rng(0).standard_normal(n_tokens * n_out)
    return layer


TEXTS = {
    "some": np.array([[0, 3, 3, 6], [3, 1, 0, 3]]),
    "each once": np.array([[4, 2], [0, 6]]),
    "one again and again": np.full((5, 9), 2),
    "one alone": np.array([[6]]),
    "many": np.random.default_rng(1).integers(0, 7, (30, 20)),
    "many, most of them padding": np.random.default_rng(2).integers(-20, 7, (30, 20)).clip(0),
}
every_text = pytest.mark.parametrize("tokens", TEXTS.values(), ids=TEXTS)


@every_text
def test_tokens_become_rows(tokens):
    layer = table()
    out, _ = layer.forward(tokens)
    assert out.shape == (*tokens.shape, 3)
    for place in np.ndindex(tokens.shape):
        np.testing.assert_array_equal(out[place], layer.split(layer.flat)["E"][tokens[place]])


@every_text
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_gradient_is_added_up_where_a_token_stands(tokens, dtype):
    layer = table(dtype=dtype)
    _, cache = layer.forward(tokens)
    grad_out = np.random.default_rng(3).standard_normal((*tokens.shape, 3)).astype(dtype)
    kept = grad_out.copy()
    for _ in range(2):  # what an earlier batch left is gone
        grad_in, grad = layer.backward(grad_out, cache)
    expected = np.zeros((7, 3))
    np.add.at(expected, tokens, grad_out.astype(float))
    assert grad_in is None
    assert grad.dtype == dtype
    close = 1e-5 if dtype == np.float32 else 1e-12
    np.testing.assert_allclose(grad.reshape(7, 3), expected, rtol=close, atol=close)
    np.testing.assert_array_equal(grad_out, kept)


@every_text
def test_it_is_a_dense_layer_on_one_hot_rows(tokens):
    layer, dense = table(), Dense(7, 3)
    dense.W[...] = layer.split(layer.flat)["E"]
    out, cache = layer.forward(tokens)
    grad_out = np.random.default_rng(3).standard_normal(out.shape)
    expected, dense_cache = dense.forward(np.eye(7)[tokens.ravel()])
    np.testing.assert_allclose(out.reshape(-1, 3), expected, rtol=1e-12)
    _, found = layer.backward(grad_out, cache)
    _, grad = dense.backward(grad_out.reshape(-1, 3), dense_cache)
    np.testing.assert_allclose(found.reshape(7, 3), dense.split(grad.ravel())["W"], rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("n_tokens", [1, 255, 256, 257, 65_535, 65_536, 65_537])
def test_every_token_of_a_large_vocabulary_is_told_apart(n_tokens):
    layer = Embedding(n_tokens, 1)
    tokens = np.array([[n_tokens - 1, 0, n_tokens - 1]])
    _, cache = layer.forward(tokens)
    _, grad = layer.backward(np.array([[[1.0], [10.0], [100.0]]]), cache)
    expected = np.zeros(n_tokens)
    np.add.at(expected, tokens[0], [1, 10, 100])
    np.testing.assert_array_equal(grad, expected)


@pytest.mark.parametrize("n_rows", [1, 2, 3, 8, 9, 100])
def test_rows_of_one_token_are_added_in_pairs(n_rows):
    rows = np.arange(float(n_rows)).reshape(-1, 1)
    found, sums = summed_by_token(np.full(n_rows, 5), rows)
    assert found.tolist() == [5]
    assert sums.tolist() == [[n_rows * (n_rows - 1) / 2]]


def test_adding_in_pairs_is_more_exact_than_adding_one_by_one():
    rows = np.full((100_000, 1), 0.1, np.float32)
    _, sums = summed_by_token(np.zeros(len(rows), np.uint16), rows)
    one_by_one = np.zeros(1, np.float32)
    np.add.at(one_by_one, np.zeros(len(rows), int), rows[:, 0])
    exact = float(np.float32(0.1)) * len(rows)
    assert abs(sums.item() - exact) < 0.01 < abs(one_by_one.item() - exact)


def test_rows_start_small_and_do_not_depend_on_the_initializer():
    layer, other = Embedding(100, 20), Embedding(100, 20)
    layer.initialize(np.random.default_rng(0), None)
    other.initialize(np.random.default_rng(0), "anything")
    np.testing.assert_array_equal(layer.flat, other.flat)
    assert 0.045 < np.abs(layer.flat).max() <= 0.05


def test_looking_up_changes_nothing():
    layer, tokens = table(), TEXTS["some"]
    kept = layer.flat.copy()
    out, cache = layer.forward(tokens)
    layer.backward(np.ones_like(out), cache)
    out[...] = 0  # a copy: who writes there does not write into the table
    np.testing.assert_array_equal(layer.flat, kept)
