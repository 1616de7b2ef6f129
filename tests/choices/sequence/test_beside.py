"""Networks that read sequences, one by one and side by side."""

import random

import pytest

from playground.choices.sequence import SequenceBench, SequenceExperiment
from playground.choices.sequence.beside import too_many, unlike
from tests.choices.sequence.drawing import drawn

TEXTS = (
    "She sells sea shells by the sea shore, and so on & so forth = 100 %.",
    "0110 " * 40,
    "Ünïcode “text” 🙂 " * 9,
)


@pytest.mark.parametrize("seed", range(100))
def test_a_network_of_a_bench_of_its_own_is_the_same(seed):
    made = drawn(SequenceExperiment, random.Random(seed))
    assert SequenceBench.of(made).experiments == (made,)


def test_all_networks_of_a_bench_can_be_watched_side_by_side():
    bench = SequenceBench(cells=("rnn",), spectral_radii=(0.7, 1, 1.3))
    assert unlike(bench.experiments) == []
    assert not too_many(bench.experiments)
    assert too_many((*bench.experiments, SequenceExperiment()))


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"optimizer": "sgd", "seed": 3, "truncation": 5, "n_sequences": 20, "epochs": 7}, []),
        ({"noise": 0.5, "lengths_vary": True, "text": TEXTS[0]}, []),  # no matter for the adding problem
        ({"length": 40, "units": 8}, ["length", "units"]),
        ({"data_seed": 1}, ["data_seed"]),
        ({"task": "sine"}, ["task"]),
    ],
)
def test_what_must_be_alike_is_named(changes, names):
    assert unlike([SequenceExperiment(), SequenceExperiment(**changes)]) == names


def test_a_text_must_be_alike_where_it_is_read():
    read = [SequenceExperiment(task="text", length=20, text=text) for text in TEXTS]
    assert unlike(read) == ["text"]
    varying = [SequenceExperiment(task="parity", lengths_vary=varies) for varies in (False, True)]
    assert unlike(varying) == ["lengths_vary"]
