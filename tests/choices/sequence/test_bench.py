"""Networks that read sequences, one or several: what is allowed, what tells them apart, forks of the rate."""

from dataclasses import fields, replace

import pytest

from playground.choices.forks import forked_at
from playground.choices.rules import ExperimentError
from playground.choices.runs import Runs
from playground.choices.sequence import SequenceBench, SequenceExperiment
from playground.choices.sequence.experiment import DATA_FIELDS
from playground.choices.share import from_query, to_query
from playground.data.sequences import TASKS
from playground.engine.recurrent import CELLS
from playground.languages import speaking


def test_the_default_is_the_plain_cell_against_the_lstm():
    bench = SequenceBench()
    assert [one.cell for one in bench.experiments] == ["rnn", "lstm"]
    assert bench.titles == ("RNN, tanh", "LSTM")
    assert bench.runs.titles == bench.titles
    assert bench.runs.experiments == bench.experiments
    assert not bench.runs.is_stacked


def test_networks_are_every_combination_and_share_all_else():
    bench = SequenceBench(cells=("lstm",), spectral_radii=(0.7, 1.3, 0.7), units=5, seed=7, learning_rate=0.3)
    assert bench.spectral_radii == (0.7, 1.3)
    assert bench.titles == ("radius 0.7", "radius 1.3")
    first, second = bench.experiments
    assert first == SequenceExperiment(cell="lstm", spectral_radius=0.7, units=5, seed=7, learning_rate=0.3)
    assert second == replace(first, spectral_radius=1.3)


@pytest.mark.parametrize(
    ("grid", "titles"),
    [
        ({"cells": ("gru",)}, ("GRU",)),
        ({"cells": ("lstm", "rnn", "gru")}, ("RNN, tanh", "GRU", "LSTM")),
        ({"cells": ("rnn",), "spectral_radii": (0, 1)}, ("radius as drawn", "radius 1")),
        ({"cells": ("rnn",), "clip_norms": (0, 0.5)}, ("no clipping", "clipped at 0.5")),
    ],
)
def test_titles_say_what_differs(grid, titles):
    assert SequenceBench(**grid).titles == titles


def test_titles_are_said_in_the_language_and_stay_what_they_are():
    """They are part of what a recording is, whoever looks at it."""
    bench = SequenceBench(cells=("linear_rnn",), clip_norms=(0, 0.5))
    with speaking("fr"):
        assert bench.titles == bench.runs.titles == ("no clipping", "clipped at 0.5")
        assert bench.said_titles == ("sans écrêtage", "écrêté à 0,5")
    assert bench.said_titles == bench.titles


def test_titles_that_a_person_gave_stay_theirs():
    runs = Runs(("clipped at 0.5", "mine"), SequenceBench().experiments, is_stacked=False)
    with speaking("es"):
        assert runs.said_titles == runs.titles


def test_the_same_number_twice_is_one_network():
    bench = SequenceBench(cells=("lstm", "lstm"), clip_norms=(5, 5.0, 1), spectral_radii=("0", 0))
    assert bench.cells == ("lstm",)
    assert bench.clip_norms == (5, 1)
    assert bench.spectral_radii == (0,)
    assert len(bench.experiments) == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"cells": ("rnn", "relu_rnn", "gru", "lstm")}, "Up to 3 networks stand side by side, not 4: 4 cells."),
        ({"spectral_radii": (1, 2)}, "not 4: 2 cells x 2 spectral radii"),
        ({"spectral_radii": ()}, "spectral_radii must be 1 to 3 numbers from 0 to 3, such as 0.5,0, not ()"),
        ({"clip_norms": ()}, "clip_norms must be 1 to 3 numbers from 0 to 1000"),
        ({"clip_norms": (1, 2, 3, 4)}, "1 to 3 numbers from 0 to 1000"),
        ({"spectral_radii": (3.1,)}, "from 0 to 3"),
        ({"cells": ()}, f"cells must be some of {', '.join(CELLS)}, not nothing"),
        ({"cells": ("elman",)}, "not 'elman'"),
        ({"length": 1}, "length must be a whole number from 2 to 100, not 1"),
        ({"length": 101}, "from 2 to 100"),
        ({"units": 65}, "from 1 to 64"),
        ({"task": "mars"}, "task must be one of adding, copy"),
        ({"dropout": 1}, "from 0 to 0.9"),
        ({"truncation": -1}, "from 0 to 100"),
        ({"task": "text", "length": 60, "text": "ab" * 30}, "length must be at most 59, or the text longer"),
    ],
)
def test_what_is_not_allowed_is_said(values, sentence):
    with pytest.raises(ExperimentError) as found:
        SequenceBench(**values)
    assert sentence in str(found.value)
    assert found.value.field in values


def test_a_short_text_matters_only_where_it_is_read():
    assert SequenceBench(text="ab" * 10, length=50).text == "ab" * 10


def test_a_bench_has_every_field_of_an_experiment():
    """Three of them as several numbers or names."""
    bench = {field.name for field in fields(SequenceBench)}
    single = {field.name for field in fields(SequenceExperiment)}
    assert bench - single == {"cells", "spectral_radii", "clip_norms"}
    assert single - bench == {"cell", "spectral_radius", "clip_norm"}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("cell", CELLS)
def test_outputs_and_loss_fit_the_task(task, cell):
    experiment = SequenceExperiment(task=task, cell=cell)
    n_classes = experiment.source.n_classes(experiment)
    expected = {0: (1, "mse"), 2: (1, "binary_crossentropy")}.get(
        n_classes, (n_classes, "sparse_categorical_crossentropy")
    )
    assert (experiment.n_outputs, experiment.loss_name) == expected
    assert experiment.work > 0


def test_a_text_of_two_kinds_of_characters_needs_one_output():
    experiment = SequenceExperiment(task="text", text="abba" * 20)
    assert (experiment.n_outputs, experiment.loss_name) == (1, "binary_crossentropy")


def test_the_data_depend_on_their_fields_alone():
    start = SequenceExperiment()
    assert replace(start, cell="gru", units=3, seed=5, epochs=7, learning_rate=1).data == start.data
    for name, other in {
        "task": "copy", "length": 9, "lengths_vary": True, "noise": 0.2, "text": "ab" * 50, "n_sequences": 11,
        "data_seed": 3,
    }.items():  # fmt: skip
        assert name in DATA_FIELDS
        assert replace(start, **{name: other}).data != start.data


@pytest.mark.parametrize("made", [SequenceExperiment(), SequenceBench()])
def test_the_rate_may_change_on_the_way(made):
    fork = made.with_rate_from(20, 0.1).with_rate_from(40, 0.001)
    assert [fork.learning_rate_at(epoch) for epoch in (1, 20, 21, 40, 41)] == [0.01, 0.01, 0.1, 0.1, 0.001]
    assert fork.with_rate_from(20, 0.5).learning_rate_changes == ((20, 0.5),)
    assert fork.with_rate_from(0, 0.5) == replace(made, learning_rate=0.5)
    assert fork.with_epochs(7) == replace(fork, epochs=7)
    assert fork.at(3) == fork
    query = to_query(fork)
    assert query == {"learning_rate_changes": "20:0.1,40:0.001"}
    assert from_query(query, type(made)) == (fork, [])


def test_all_networks_of_a_bench_are_forked_alike():
    bench = SequenceBench().with_rate_from(20, 0.1)
    assert {one.learning_rate_at(21) for one in bench.experiments} == {0.1}
    assert [forked_at(one) for one in bench.experiments] == [20, 20]
    assert [forked_at(one) for one in SequenceBench().experiments] == [None, None]
