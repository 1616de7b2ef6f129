"""What theory expects of the error on its way back: exact where nothing is left out."""

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.recurrent import CELLS
from playground.recording.sequences.probe import recurrent_layer
from playground.recording.sequences.theory import expected_shares, mean_factor, radius_of, radius_with_slopes
from tests.recording.sequences.experiments import SMALL, looked_into

LONG = replace(SMALL, length=20)


def shares_of(experiment, change, places=slice(0, 8)):
    """Errors of each step over that of the last, and what theory expects; `change(layer)` sets the weights."""
    prepared, reader, network = looked_into(experiment)
    layer = recurrent_layer(network)
    layer.flat[...] = 0
    change(layer)
    errors, cache = reader.errors_of_last(prepared.test.part(places))
    return errors / errors[-1], expected_shares(layer, cache), layer, cache


@pytest.mark.parametrize("radius", [0.5, 0.7, 1.0, 1.3])
def test_relu_units_that_are_all_on_multiply_by_the_radius(radius):
    """U = r I and positive states: f' is 1, and each step back multiplies by r."""

    def change(layer):
        layer.U[...] = radius * np.eye(layer.n_out)
        layer.block[-1] = 0.1

    found, expected, layer, cache = shares_of(replace(LONG, cell="relu_rnn"), change)
    np.testing.assert_allclose(found, radius ** np.arange(20)[::-1])
    np.testing.assert_allclose(expected, found)
    assert radius_of(layer) == pytest.approx(radius)
    assert radius_with_slopes(layer, cache) == pytest.approx(radius)
    assert mean_factor(expected) == pytest.approx(radius)


def test_relu_units_that_are_off_hand_on_nothing():
    def change(layer):
        layer.U[...] = np.eye(layer.n_out)
        layer.block[-1] = -1

    _, expected, _, _ = shares_of(replace(LONG, cell="relu_rnn"), change)
    assert expected.tolist() == [0] * 19 + [1]


def test_slopes_of_tanh_are_put_in():
    """Without inputs that matter every state is the same, h = tanh(b), and f' = 1 - h^2."""

    def change(layer):
        layer.block[-1] = 0.5
        layer.U[...] = 0

    _, _, layer, cache = shares_of(replace(LONG, cell="rnn"), change)
    layer.U[...] = 2 * np.eye(layer.n_out)
    assert radius_with_slopes(layer, cache) == pytest.approx(2 * (1 - np.tanh(0.5) ** 2))


@pytest.mark.parametrize("lengths_vary", [False, True])
def test_the_forget_gate_of_an_lstm_is_what_it_keeps(lengths_vary):
    """With U = 0 the error of the memory goes by the forget gate alone: f = sigmoid(b) at every step."""
    experiment = replace(LONG, cell="lstm", lengths_vary=lengths_vary)

    def change(layer):
        layer.gate("forget", layer.block[-1])[...] = 2

    _, expected, _, cache = shares_of(experiment, change)
    kept = 1 / (1 + np.exp(-2.0))
    steps_after = np.array([np.arange(20)[::-1]] * 8)
    if lengths_vary:
        steps_after = np.array([[(~cache.mask[t + 1 :, n]).sum() for t in range(20)] for n in range(8)])
        assert steps_after[:, 0].min() < 10
    np.testing.assert_allclose(expected, np.sqrt((kept ** (2.0 * steps_after)).mean(axis=0)))


@pytest.mark.parametrize(("bias", "least", "most"), [(100, 1, 1), (-100, 0, 1e-20)])
def test_gates_forced_open_and_closed(bias, least, most):
    def change(layer):
        layer.gate("forget", layer.block[-1])[...] = bias

    _, expected, _, _ = shares_of(replace(LONG, cell="lstm"), change)
    assert least <= expected[:-1].min() <= expected[:-1].max() <= most
    assert expected[-1] == 1


def test_an_open_update_gate_of_a_gru_keeps_the_error():
    """And here it is the state itself that is kept: the error that is found is the one expected."""

    def change(layer):
        layer.gate("update", layer.block[-1])[...] = 1

    found, expected, _, _ = shares_of(replace(LONG, cell="gru"), change)
    np.testing.assert_allclose(found, (1 / (1 + np.exp(-1))) ** np.arange(20)[::-1])
    np.testing.assert_allclose(expected, found)


@pytest.mark.parametrize("cell", ["relu_rnn", "gru"])
@pytest.mark.parametrize("place", range(8))
def test_steps_that_are_not_there_hand_on_everything(cell, place):
    def change(layer):
        layer.U[...] = 0.8 * np.eye(layer.n_out) if cell == "relu_rnn" else 0
        layer.block[-1] = 0.5

    experiment = replace(LONG, cell=cell, lengths_vary=True)
    found, expected, _, cache = shares_of(experiment, change, slice(place, place + 1))
    n_missing = int(cache.mask.sum())
    assert len(set(found[:n_missing])) <= 1
    np.testing.assert_allclose(expected, found)


def test_of_a_cell_that_tells_nothing_there_is_the_radius(monkeypatch):
    silent = CELLS["relu_rnn"]._replace(slopes=lambda cache: None)
    monkeypatch.setitem(CELLS, "silent", silent)

    def change(layer):
        layer.U[...] = 0.9 * np.eye(layer.n_out)

    _, expected, _, _ = shares_of(replace(LONG, cell="silent"), change)
    np.testing.assert_allclose(expected, 0.9 ** np.arange(20)[::-1])


def test_what_overflows_is_not_a_number():
    prepared, reader, network = looked_into(replace(LONG, cell="relu_rnn", dtype="float32"))
    layer = recurrent_layer(network)
    layer.U[...] = np.inf
    with np.errstate(all="ignore"):
        _, cache = reader.errors_of_last(prepared.test.part(slice(0, 2)))
        assert np.isnan(radius_of(layer))
        assert np.isnan(expected_shares(layer, cache)[:-1]).all()
