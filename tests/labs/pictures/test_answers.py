"""What a network makes of one picture, and its mistakes."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.engine import mlp
from playground.labs.pictures import activations_of, mistakes
from playground.recording.networks import starting_network

PROBABILITIES = np.array(
    [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2], [0.1, 0.1, 0.8], [0.05, 0.9, 0.05], [0.1, 0.8, 0.1], [0.2, 0.8, 0.0]]
)
Y = np.array([0, 2, 0, 1, 0, 2])  # wrong: row 1 at 0.5, row 2, row 4 and row 5 at 0.8


def test_a_row_goes_through_all_layers():
    network = mlp([3, 2, 2], "relu")
    network.params["0.W"][...] = [[1, -1], [2, 0], [0, 1]]
    network.params["0.b"][...] = [0.5, 0]
    network.params["1.W"][...] = [[1, 0], [0, 1]]
    hidden, output = activations_of(network, "sparse_categorical_crossentropy", [1, 1, -1])
    np.testing.assert_allclose(hidden, [3.5, 0])  # 1 + 2 + 0.5; -1 - 1 is below 0
    np.testing.assert_allclose(output, np.exp([3.5, 0]) / np.exp([3.5, 0]).sum())


@pytest.mark.parametrize(
    "options",
    [{}, {"batch_norm": True}, {"layer_norm": True}, {"residual": True}, {"dropout": 0.5}, {"activation": "tanh"}],
)
def test_they_are_those_of_the_whole_part_for_one_row(options):
    experiment = Experiment(dataset="digits", hidden_sizes=(12, 12), **{"activation": "relu", **options})
    prepared = prepare(experiment)
    network = starting_network(experiment, prepared)
    before = network.flat.copy()
    found = activations_of(network, experiment.loss_name, prepared.test.x[7])
    _, space = network.forward(prepared.test.x.astype(network.dtype))
    assert [len(a) for a in found] == [12, 12, 10]
    for one, all_rows in zip(found[:-1], space.activations[:-1], strict=True):
        np.testing.assert_allclose(one, all_rows[7], rtol=1e-4, atol=1e-5)
    assert found[-1].sum() == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(network.flat, before)


def test_a_single_output_is_a_probability_too():
    experiment = Experiment(dataset="circles")
    prepared = prepare(experiment)
    network = starting_network(experiment, prepared)
    *_, output = activations_of(network, experiment.loss_name, prepared.train.x[0])
    assert output.shape == (1,)
    assert 0 < output[0] < 1


def test_another_row_does_not_change_what_was_found():
    network = mlp([4, 3, 2], rng=np.random.default_rng(0))
    first = activations_of(network, "sparse_categorical_crossentropy", np.ones(4))
    kept = [a.copy() for a in first]
    activations_of(network, "sparse_categorical_crossentropy", -np.ones(4))
    for a, b in zip(first, kept, strict=True):
        np.testing.assert_array_equal(a, b)


def test_mistakes_come_the_surest_first():
    x = np.arange(6)[:, None] * np.ones((6, 4))
    found = mistakes(x, Y, PROBABILITIES)
    assert found.rows.tolist() == [2, 4, 5, 1]  # of equally sure ones the earlier first
    assert found.true.tolist() == [0, 0, 2, 2]
    assert found.given.tolist() == [2, 1, 1, 0]
    assert found.probability.tolist() == [0.8, 0.8, 0.8, 0.5]
    np.testing.assert_array_equal(found.x[:, 0], found.rows)


def test_at_most_so_many_mistakes():
    assert mistakes(np.zeros((6, 4)), Y, PROBABILITIES, most=2).rows.tolist() == [2, 4]


def test_a_network_that_is_always_right_makes_none():
    found = mistakes(np.zeros((3, 4)), [0, 1, 2], np.eye(3))
    assert found.x.shape == (0, 4)
    assert found.rows.size == found.true.size == found.given.size == found.probability.size == 0


def test_a_network_that_diverged_is_not_judged():
    with pytest.raises(ValueError, match="diverged"):
        mistakes(np.zeros((1, 4)), [0], [[np.nan, np.nan]])
