"""What was trained, in a line."""

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceExperiment
from playground.export.moving.facts import facts, facts_of_all
from playground.languages import speaking


@pytest.mark.parametrize(
    ("experiment", "line"),
    [
        (Experiment(), "Circles · hidden layers 8, 4 (tanh) · SGD, learning rate 0.03 · seed 0"),
        (
            Experiment("iris", hidden_sizes=(6,), activation="relu", optimizer="adam", learning_rate=0.01, seed=7),
            "Iris · hidden layer 6 (ReLU) · Adam, learning rate 0.01 · seed 7",
        ),
        (
            Experiment(hidden_sizes=(3,)).with_rate_from(40, 0.1),
            "Circles · hidden layer 3 (tanh) · SGD, learning rate 0.03 · seed 0 · changed at epoch 40",
        ),
        (
            Experiment(hidden_sizes=(8, 8, 8)),
            "Circles · 3 hidden layers of 8 (tanh) · SGD, learning rate 0.03 · seed 0",
        ),
        (Experiment(hidden_sizes=()), "Circles · no hidden layer · SGD, learning rate 0.03 · seed 0"),
        (
            Experiment(hidden_sizes=(5, 4, 3), activations=("relu", "tanh", "relu")),
            "Circles · hidden layers 5, 4, 3 (ReLU, tanh) · SGD, learning rate 0.03 · seed 0",
        ),
        (
            SequenceExperiment(length=20, cell="gru", units=1),
            "Adding problem · GRU, 1 unit, 20 steps · Adam, learning rate 0.01 · seed 0",
        ),
        (
            SequenceExperiment(task="copy", length=20).with_rate_from(3, 0.1),
            "Copy · LSTM, 32 units, 30 steps · Adam, learning rate 0.01 · seed 0 · changed at epoch 3",
        ),
    ],
)
def test_a_run_in_a_line(experiment, line):
    assert facts(experiment) == line
    assert facts_of_all(experiment) == [line]


def test_several_runs_have_their_titles_in_the_language_too():
    with speaking("fr"):
        first, *_rest = facts_of_all(Bench(depths=(2, 10), width=3))
    assert "2 couches\N{NO-BREAK SPACE}: Cercles · " in first


def test_several_runs_have_their_titles():
    bench = Bench(depths=(2,), width=3)
    lines = facts_of_all(bench)
    assert len(lines) == len(bench.titles) > 1
    assert all(line.startswith(f"{title}: Circles · ") for line, title in zip(lines, bench.titles, strict=True))
