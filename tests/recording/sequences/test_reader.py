"""The error back through time, against numerical derivatives by the state at each step."""

from dataclasses import replace

import numpy as np
import pytest

from playground.engine import LOSSES
from tests.recording.sequences.experiments import EVERY, SMALL, looked_into, read_on

SIZE = 1e-6
TASKS = {
    "end": {},
    "masks": {"lengths_vary": True},
    "value": {"task": "adding"},
    "wave": {"task": "sine"},
    "letters": {"task": "copy", "length": 2},
    "text": {"task": "text"},
    "two kinds": {"task": "text", "text": "abba" * 10 + "aab" * 5},
}


def losses(experiment, sequences, raw):
    """The loss (N,) of the last answer of each sequence."""
    loss = LOSSES[experiment.loss_name]
    y = sequences.y if sequences.y.ndim == 1 else sequences.y[:, -1]
    wanted = loss.targets_of(y, experiment.n_outputs)
    return np.array([loss.value(raw[[n]], wanted[[n]]) for n in range(len(raw))])


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("cell", ["rnn", "relu_rnn", "gru", "lstm"])
def test_errors_are_the_derivatives_by_the_state_at_each_step(cell, task):
    experiment = replace(SMALL, cell=cell, **TASKS[task])
    prepared, reader, network = looked_into(experiment)
    sequences = prepared.test.part(slice(0, 5))
    errors, cache = reader.errors_of_last(sequences)
    h = cache.h.copy()
    has_memory = cache.layer.cell.has_memory
    c = cache.c.copy() if has_memory else None
    assert len(errors) == experiment.n_steps
    for t in range(1, experiment.n_steps):
        squares = np.zeros(len(sequences.x))
        for unit in range(experiment.units):
            found = []
            for sign in (1, -1):
                state = h[t].copy()
                state[unit] += sign * SIZE
                raw = read_on(experiment, network.flat, sequences, t, [state, c[t]] if has_memory else [state])
                found.append(losses(experiment, sequences, raw))
            squares += ((found[0] - found[1]) / (2 * SIZE)) ** 2
        assert errors[t - 1] == pytest.approx(np.sqrt(squares.mean()), rel=1e-5, abs=1e-9)


def test_the_error_of_the_last_step_goes_through_the_output_alone():
    experiment = replace(SMALL, cell="gru")
    prepared, reader, network = looked_into(experiment)
    sequences = prepared.test.part(slice(0, 5))
    errors, cache = reader.errors_of_last(sequences)
    W, b = network.params["1.W"], network.params["1.b"]
    p = 1 / (1 + np.exp(-(cache.h[-1].T @ W + b)[:, 0]))
    assert errors[-1] == pytest.approx(np.sqrt(np.mean((p - sequences.y) ** 2)) * np.linalg.norm(W))


@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
@pytest.mark.parametrize(("truncation", "n_reached"), [(0, 6), (1, 1), (2, 2), (4, 4), (6, 6), (50, 6)])
def test_truncation_ends_the_way_back(cell, truncation, n_reached):
    prepared, reader, _ = looked_into(replace(SMALL, cell=cell, truncation=truncation))
    errors, _ = reader.errors_of_last(prepared.test.part(slice(0, 5)))
    assert (errors > 0).tolist() == [False] * (6 - n_reached) + [True] * n_reached


@pytest.mark.parametrize("name", EVERY)
def test_reading_sequences_one_by_one_or_together_is_the_same(name):
    prepared, reader, _ = looked_into(EVERY[name])
    together, wanted = reader.answers(prepared.test.part(slice(0, 6)))
    found = [reader.answers(prepared.test.part(slice(n, n + 1))) for n in range(6)]
    size = len(together) // 6
    for place in range(len(together)):
        step, n = divmod(place, 6)
        np.testing.assert_allclose(found[n][0][step], together[place], rtol=1e-4, atol=1e-6)
        np.testing.assert_array_equal(found[n][1][step], wanted[place])
    assert size == (1 if EVERY[name].source.answers == "end" else 5 if EVERY[name].task == "copy" else 6)


def test_looking_leaves_the_network_as_it_is():
    prepared, reader, network = looked_into(SMALL)
    before = network.flat.copy()
    sequences = prepared.test.part(slice(0, 16))
    first, _ = reader.answers(sequences)
    reader.errors_of_last(sequences)
    np.testing.assert_array_equal(network.flat, before)
    np.testing.assert_array_equal(reader.answers(sequences)[0], first)
