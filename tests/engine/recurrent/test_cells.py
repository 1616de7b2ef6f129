"""What a cell's entry says of itself."""

import pickle

import numpy as np
import pytest

from playground.engine.recurrent import CELLS, Recurrent

every_cell = pytest.mark.parametrize("cell", CELLS)


@every_cell
def test_an_entry_is_whole(cell):
    entry = CELLS[cell]
    assert entry.title
    assert len(set(entry.gates)) == len(entry.gates) > 0
    assert set(entry.shown) <= set(entry.gates)
    assert entry.source


def test_titles_are_told_apart():
    assert len({entry.title for entry in CELLS.values()}) == len(CELLS)


@every_cell
def test_a_cell_can_be_sent_to_another_process(cell):
    """Networks are pickled with their cells."""
    assert pickle.loads(pickle.dumps(CELLS[cell])).gates == CELLS[cell].gates


@every_cell
def test_as_many_steps_as_the_layer_has(cell):
    cache = Recurrent(cell, 2, 3, 5).cache(4)
    assert len(cache.steps) == 5
    own = [value for value in vars(cache).values() if isinstance(value, np.ndarray)]
    for step in cache.steps:  # views, so that nothing is copied
        assert all(any(np.shares_memory(view, array) for array in own) for view in step)


@every_cell
def test_large_sums_saturate_without_a_warning(cell):
    """Sums of thousands: no overflow in a gate, and finite gradients."""
    layer = Recurrent(cell, 2, 3, 4)
    layer.block[...] = 1000
    x = np.random.default_rng(0).standard_normal((5, 4, 2))
    out, cache = layer.forward(x)
    grad_in, grad = layer.backward(np.ones_like(out), cache)
    for array in (out, cache.h, grad_in, grad):
        assert np.isfinite(array).all()
