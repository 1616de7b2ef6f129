"""The runs of a visit: what is kept of them, bounded, the oldest unpinned ones first to go."""

from dataclasses import replace

import numpy as np
import pytest
import streamlit as st

from playground.choices.experiment import Experiment
from playground.choices.forks import forked, parent_of
from playground.recording.history import History
from playground.trainers.recorded import identity
from playground.ui.player import Recording
from playground.ui.runs import kept

SMALL = Experiment(n_samples=40, hidden_sizes=(4,), epochs=60)


@pytest.fixture(autouse=True)
def visit(monkeypatch):
    state = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def trained(made, epochs):
    recording = Recording(made)
    recording.history.extend(epochs)
    return recording


def test_what_is_kept_of_a_run():
    recording = trained(SMALL, 45)
    kept.take_in(recording, is_left=True)
    (run,) = kept.runs().values()
    history = History(SMALL)
    history.extend(45)
    losses = history.series("test_loss")
    assert (run.title, run.made, run.head, run.judged) == ("Run 1", SMALL, 45, "test_loss")
    assert run.best == np.argmin(losses)
    assert run.loss == losses.min()
    assert run.score == history.series("test_score")[run.best]
    assert run.curve == tuple(history.series("train_loss"))
    assert 0 < run.n_bytes < 2**20


def test_a_long_run_has_a_short_curve():
    kept.take_in(trained(replace(SMALL, epochs=500), 500), is_left=True)
    (run,) = kept.runs().values()
    assert 30 <= len(run.curve) <= 60
    assert run.curve[0] > run.curve[-1]


@pytest.mark.parametrize(
    ("changes", "judged"),
    [({"test_size": 0}, "train_loss"), ({"validation_size": 0.2}, "validation_loss")],
)
def test_the_best_epoch_is_judged_by_rows_that_were_held_back(changes, judged):
    kept.take_in(trained(replace(SMALL, **changes), 20), is_left=True)
    (run,) = kept.runs().values()
    assert run.judged == judged


def test_what_was_never_trained_is_no_run():
    kept.take_in(Recording(SMALL), is_left=True)
    kept.take_in_current(Recording(SMALL))
    kept.take_in_current(None)
    assert not kept.runs()


def test_the_same_run_is_kept_once():
    recording = trained(SMALL, 20)
    kept.take_in_current(recording)
    (key,) = kept.runs()
    kept.change(key, name="mine", is_pinned=True)
    recording.history.extend(50)
    kept.take_in(recording, is_left=True)
    (run,) = kept.runs().values()
    assert (run.head, run.name, run.is_pinned, run.number) == (50, "mine", True, 1)


def test_a_fork_leaves_its_parent():
    recording = trained(SMALL, 40)
    recording.fork_rate(20, 0.5)
    recording.history.extend(50)
    kept.take_in(recording, is_left=True)
    parent, fork = kept.runs().values()
    assert (parent.made, parent.head) == (SMALL, 40)
    assert (parent_of(fork.made), fork.head) == (SMALL, 50)


def test_a_fork_at_the_very_end_leaves_nothing_behind():
    recording = trained(SMALL, 20)
    recording.fork_rate(20, 0.5)
    kept.take_in(recording)
    assert not kept.runs()


def test_the_oldest_make_room_but_not_the_pinned_ones(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    for seed in range(3):
        kept.take_in(trained(replace(SMALL, seed=seed), 5), is_left=True)
    kept.change(next(iter(kept.runs())), is_pinned=True)
    for seed in (3, 4):
        kept.take_in(trained(replace(SMALL, seed=seed), 5), is_left=True)
    assert [run.made.seed for run in kept.runs().values()] == [0, 3, 4]
    assert kept.let_go() == ["Run 2", "Run 3"]
    assert kept.let_go() == []


def test_there_is_room_for_so_many_bytes(monkeypatch):
    kept.take_in(trained(SMALL, 60), is_left=True)
    (run,) = kept.runs().values()
    monkeypatch.setattr(kept, "MOST_BYTES", 2.5 * run.n_bytes)
    for seed in (1, 2, 3):
        kept.take_in(trained(replace(SMALL, seed=seed), 60), is_left=True)
    assert [run.made.seed for run in kept.runs().values()] == [2, 3]


def test_a_run_that_the_trainer_lost_is_made_again(empty_shelf, monkeypatch):
    from playground.trainers import answers
    from playground.trainers.shelf import Shelf

    kept.take_in(trained(SMALL, 40), is_left=True)
    (run,) = kept.runs().values()
    before = run.history.step(40).flat
    monkeypatch.setattr(answers, "_shelf", Shelf())
    np.testing.assert_array_equal(run.history.step(40).flat, before)


def test_nobody_waits_for_a_run_that_the_trainer_lost(monkeypatch):
    from playground.trainers import answers, home
    from playground.trainers.shelf import Shelf

    recording = trained(replace(SMALL, epochs=3000), 3000)
    monkeypatch.setattr(answers, "_shelf", Shelf())
    monkeypatch.setattr(home, "QUIET_SECONDS", 0.001)
    monkeypatch.setattr(home, "BUSY_SECONDS", 0.001)
    kept.take_in(recording, is_left=True)
    (run,) = kept.runs().values()
    assert run.head < 3000
    assert run.history.head == 3000
    monkeypatch.undo()
    monkeypatch.setattr(st, "session_state", {"kept_runs": {identity(run.made): run}})
    run.history.step(3000)  # as when somebody looks at it
    kept.catch_up()
    assert [run.head for run in kept.runs().values()] == [3000]


def test_a_run_of_a_link_is_noted_once_and_named():
    key = kept.note(forked(SMALL, 10, l2=0.1), "the cure")
    assert kept.runs()[key].title == "the cure"
    assert kept.runs()[key].head == 0
    assert kept.note(forked(SMALL, 10, l2=0.1), "another name") == key
    assert kept.runs()[key].title == "the cure"
