"""Networks that read sequences, one by one and side by side."""

import random

import pytest

from playground.choices.rules import Choice, ExperimentError, Number, Switch
from playground.choices.sequence import SequenceBench, SequenceExperiment
from playground.choices.sequence.beside import too_many, unlike
from playground.choices.sequence.experiment import SEQUENCE_FIELDS
from playground.choices.share import from_query, to_query
from tests.choices.test_share import drawn_value

TEXTS = (
    "She sells sea shells by the sea shore, and so on & so forth = 100 %.",
    "0110 " * 40,
    "Ünïcode “text” 🙂 " * 9,
)


def drawn_reader(rng):
    """Any network that reads sequences, its rate perhaps changed on the way."""
    values = {}
    for name in rng.sample(list(SEQUENCE_FIELDS), rng.randint(0, len(SEQUENCE_FIELDS))):
        rule = SEQUENCE_FIELDS[name].metadata["rule"]
        if isinstance(rule, Number | Choice | Switch):
            values[name] = drawn_value(rule, rng)
    if rng.random() < 0.3:
        values["text"] = rng.choice(TEXTS)
    try:
        made = SequenceExperiment(**values)
    except ExperimentError:  # a text that is too short for the pieces
        return drawn_reader(rng)
    for _ in range(rng.choice([0, 0, 1, 2])):
        made = made.with_rate_from(rng.randint(1, 2000), rng.uniform(1e-6, 100))
    return made


@pytest.mark.parametrize("seed", range(100))
def test_a_network_of_its_own_link_and_its_own_bench_is_the_same(seed):
    made = drawn_reader(random.Random(seed))
    assert from_query(to_query(made), SequenceExperiment) == (made, [])
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
