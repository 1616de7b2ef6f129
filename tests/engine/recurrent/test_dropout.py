"""One mask a sequence: what is left out is left out at every step, and made up for by the rest."""

import numpy as np
import pytest

from playground.engine.recurrent import CELLS, Recurrent, recurrent_network, state_of

N_ROWS, N_STEPS, N_IN, N_UNITS = 40, 5, 6, 8

every_cell = pytest.mark.parametrize("cell", CELLS)


def layer_and_cache(cell, rate, recurrent_rate, rng):
    layer = Recurrent(cell, N_IN, N_UNITS, N_STEPS, dropout=rate, recurrent_dropout=recurrent_rate)
    layer.flat[...] = 0.4 * np.random.default_rng(0).standard_normal(layer.flat.shape)
    cache = layer.cache(N_ROWS)
    layer.forward(inputs(), rng, cache)
    return layer, cache


def inputs():
    return np.random.default_rng(1).standard_normal((N_ROWS, N_STEPS, N_IN))


@every_cell
def test_what_is_left_in_is_scaled_up(cell):
    _, cache = layer_and_cache(cell, 0.2, 0.5, np.random.default_rng(2))
    np.testing.assert_allclose(np.unique(cache.input_mask), [0, 1 / 0.8])
    np.testing.assert_allclose(np.unique(cache.state_mask), [0, 1 / 0.5])
    assert cache.input_mask.mean() == pytest.approx(1, abs=0.1)
    assert cache.state_mask.mean() == pytest.approx(1, abs=0.1)


@every_cell
def test_each_sequence_has_masks_of_its_own(cell):
    _, cache = layer_and_cache(cell, 0.5, 0.5, np.random.default_rng(2))
    for mask in (cache.input_mask, cache.state_mask.T):
        assert len(np.unique(mask, axis=0)) > N_ROWS / 2


@every_cell
def test_masks_are_the_same_at_every_step(cell):
    """Step after step, by a layer of one step that is given the masked input and the masked state.

    What a state adds to itself is not masked, so a cell with such a path is compared by its gates.
    """
    layer, cache = layer_and_cache(cell, 0.3, 0.4, np.random.default_rng(2))
    W, b, U = layer.block[:-1], layer.block[-1], layer.U
    for t in range(N_STEPS):
        seen, state = inputs()[:, t] * cache.input_mask, cache.h[t].T * cache.state_mask.T
        sums = seen @ W + b + state @ U
        for name in layer.cell.shown:
            expected = 1 / (1 + np.exp(-layer.gate(name, sums)))
            np.testing.assert_allclose(layer.gate(name, cache.z[t].T), expected, rtol=1e-10)
        if not layer.cell.shown:
            np.testing.assert_allclose(cache.z[t].T, sums, rtol=1e-10, atol=1e-13)


@every_cell
def test_the_next_batch_is_drawn_anew_and_the_same_seed_draws_the_same(cell):
    rng = np.random.default_rng(2)
    layer, first = layer_and_cache(cell, 0.5, 0.5, rng)
    kept = first.h.copy()
    layer.forward(inputs(), rng, first)
    assert np.abs(first.h - kept).max() > 0.01
    _, again = layer_and_cache(cell, 0.5, 0.5, np.random.default_rng(2))
    np.testing.assert_array_equal(again.h, kept)


@every_cell
def test_nothing_is_left_out_at_inference(cell):
    layer, cache = layer_and_cache(cell, 0.5, 0.5, None)
    assert cache.input_mask is None
    assert cache.state_mask is None
    plain, expected = layer_and_cache(cell, 0, 0, np.random.default_rng(2))
    np.testing.assert_array_equal(cache.h, expected.h)
    assert layer.draws
    assert not plain.draws


@every_cell
def test_inference_in_a_workspace_that_trained_leaves_nothing_out(cell):
    layer, cache = layer_and_cache(cell, 0.5, 0.5, np.random.default_rng(2))
    layer.forward(inputs(), None, cache)
    _, expected = layer_and_cache(cell, 0, 0, None)
    np.testing.assert_array_equal(cache.h, expected.h)


def test_the_network_says_that_it_draws():
    assert recurrent_network("lstm", 2, 3, 1, 4, recurrent_dropout=0.2).draws
    assert not recurrent_network("lstm", 2, 3, 1, 4).draws
    assert state_of(recurrent_network("lstm", 2, 3, 1, 4, dropout=0.2).workspace(2)).input_mask is None
