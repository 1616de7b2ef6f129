"""The kinds of run that a visit keeps: each says all of itself, and what cannot be watched side by side."""

from dataclasses import replace

import pytest

from playground.choices.experiment import Experiment
from playground.choices.forks import SETTINGS
from playground.choices.sequence import SequenceExperiment
from playground.recording.kinds import KINDS as RECORDED
from playground.trainers.views import ALONE, VIEWS
from playground.ui.runs.kinds import KINDS, kind_of, why_not_beside
from playground.ui.site import FOLDER
from playground.ui.visit.places import PLAYGROUND, SEQUENCES

ROWS, READS = Experiment(), SequenceExperiment()


def test_whatever_is_recorded_is_kept():
    assert list(KINDS) == list(RECORDED) == list(ALONE)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_fits_together(name):
    kind = KINDS[name]
    made = kind.made()
    assert kind_of(made) is kind
    assert isinstance(kind.opened(made), kind.place.kind)
    assert kind.opened(made).runs.experiments == (made,)
    assert (FOLDER.parent / kind.page).exists()
    assert {kind.view, kind.place.view} <= set(VIEWS)
    names = set(kind.made.__dataclass_fields__)
    assert names <= set(kind.labels)
    assert {*kind.always, *kind.zeros, *kind.settings} <= names
    assert set(kind.settings) <= set(SETTINGS)
    assert kind.fork_note.endswith(".")
    assert kind.why_not([made, made]) == ""


def test_where_a_run_is_opened():
    assert kind_of(ROWS).place is PLAYGROUND
    assert kind_of(READS).place is SEQUENCES


@pytest.mark.parametrize(
    ("made", "is_accuracy"),
    [
        (ROWS, True),
        (Experiment(dataset="line"), False),
        (READS, False),
        (SequenceExperiment(task="parity"), True),
        (SequenceExperiment(task="text", length=20), True),
        (SequenceExperiment(task="sine"), False),
    ],
)
def test_what_the_score_is(made, is_accuracy):
    assert kind_of(made).is_right_or_wrong(made) == is_accuracy


def test_rows_are_watched_beside_rows_whatever_they_are():
    assert why_not_beside([ROWS, Experiment(dataset="line"), Experiment(dataset="digits")]) == ""


def test_networks_that_read_the_same_are_watched_side_by_side():
    assert why_not_beside([READS, replace(READS, cell="rnn"), replace(READS, truncation=5)]) == ""


ALONE_COMPARES = ": the table alone compares them."
WHERE = (
    "Networks that read sequences can be watched side by side where they read the same ones and have as many "
    "units."
)


@pytest.mark.parametrize(
    ("experiments", "sentence"),
    [
        (
            [READS, ROWS],
            "A network that reads sequences and one that reads rows have no picture in common"
            + ALONE_COMPARES
            + " Choose runs of one kind to watch them side by side.",
        ),
        (
            [replace(READS, seed=seed) for seed in range(4)],
            "Up to 3 networks that read sequences can be watched side by side, not 4" + ALONE_COMPARES,
        ),
        ([READS, replace(READS, units=8)], f"{WHERE} These differ in “Units”{ALONE_COMPARES}"),
        (
            [READS, replace(READS, length=8, data_seed=3, units=8)],
            f"{WHERE} These differ in “Length”, “Data seed” and “Units”{ALONE_COMPARES}",
        ),
    ],
)
def test_why_others_are_not(experiments, sentence):
    assert why_not_beside(experiments) == sentence
