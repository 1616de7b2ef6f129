"""A visitor's own data: a trainer is brought them when it needs them, and lets go with their last recording."""

import gc
import os
import signal
import weakref

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.data import BROUGHT, SOURCES
from playground.data.tables import TableChoice, name_of, read, source_of
from playground.recording.prepared import prepared_for
from playground.recording.train import train
from playground.trainers import answers, home
from playground.trainers.messages import unpack
from playground.trainers.process import new_process
from playground.trainers.shelf import Shelf, Wanted, datasets_of
from playground.trainers.turns import Turns

CSV = "a,b,kind\n" + "\n".join(f"{i % 7},{i % 5 - 2},{'xy'[i % 3 > 0]}" for i in range(60))


def bring(csv=CSV):
    """The name and the source of a table; who holds the source holds the data."""
    table = read(csv.encode(), "mine.csv")
    choice = TableChoice("kind", ("a", "b"), "classification", "drop")
    name, (source, _) = name_of(table, choice), source_of(table, choice)
    BROUGHT[name] = source
    return name, source


@pytest.fixture
def process():
    """A trainer of its own process; what it lacks it is brought from here."""
    turns = Turns(new_process, home._provide)
    yield turns
    turns.end()


def step(trainer, experiment, epoch):
    trainer.ask(answers.answer, Wanted(experiment, "playground"), "extend", {"epoch": epoch}, 60).result(60)
    told = trainer.ask(answers.answer, Wanted(experiment, "playground"), "step", {"epoch": epoch}, 60).result(60)
    return unpack(told)[1]


def test_a_process_trains_on_what_was_brought_even_after_it_was_killed(process):
    name, source = bring()
    experiment = Experiment(dataset=name, hidden_sizes=(3,), epochs=5)
    expected = list(train(experiment))[5].flat
    np.testing.assert_array_equal(step(process, experiment, 5)["flat"], expected)
    os.kill(process.ask(os.getpid).result(60), signal.SIGKILL)
    np.testing.assert_array_equal(step(process, experiment, 5)["flat"], expected)
    assert SOURCES[name] is source


def test_it_lets_go_of_them_with_their_last_recording(process):
    name, source = bring()
    experiment = Experiment(dataset=name, hidden_sizes=(3,), epochs=5)
    step(process, experiment, 1)
    assert process.ask(has, name).result(60)
    process.ask(answers.forget, [(experiment, "playground")]).result(60)
    assert not process.ask(has, name).result(60)
    assert source.n_rows == 60


def has(name):
    return name in SOURCES


def test_who_asks_for_data_that_left_is_told_what_is_lacking(process):
    name, source = bring()
    experiment = Experiment(dataset=name, hidden_sizes=(3,))
    del source
    gc.collect()
    asked = process.ask(answers.answer, Wanted(experiment, "playground"), "extend", {"epoch": 1}, 60)
    with pytest.raises(answers.LackingError, match=name):
        asked.result(60)


def test_what_was_prepared_leaves_with_the_data():
    name, source = bring()
    experiment = Experiment(dataset=name)
    rows = weakref.ref(prepared_for(experiment).train.x)
    assert prepared_for(experiment).train.x is rows()
    del source
    gc.collect()
    assert rows() is None
    assert name not in SOURCES


def test_two_files_of_one_name_and_other_rows_are_two_data_sets():
    (one, _first), (other, _second) = bring(), bring(CSV.replace("6,", "8,"))
    assert one != other
    assert not np.array_equal(SOURCES[one].make().x, SOURCES[other].make().x)
    assert SOURCES[one].title == SOURCES[other].title == "mine.csv"


def test_a_shelf_knows_the_data_of_its_recordings():
    name, _source = bring()
    shelf, experiment = Shelf(), Experiment(dataset=name, hidden_sizes=(3,))
    shelf.find(Wanted(experiment, "playground"))
    shelf.find(Wanted(Experiment(dataset="moons", n_samples=20), "playground"))
    assert shelf.datasets == {name, "moons"}
    assert datasets_of(Runs(("", ""), (experiment, Experiment()))) == {name, "circles"}
