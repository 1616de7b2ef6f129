"""The runs of a visit: what is kept of them, bounded, the oldest unpinned ones first to go."""

from dataclasses import replace

import numpy as np
import pytest
import streamlit as st

from playground.choices.experiment import Experiment
from playground.choices.forks import forked, parent_of
from playground.choices.sequence import SequenceBench
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


BENCH = SequenceBench(cells=("rnn", "lstm"), length=6, units=4, n_sequences=20, epochs=60)


def beside(made, epochs):
    recording = Recording(made, "sequences")
    recording.history.extend(epochs)
    return recording


def test_networks_that_stood_side_by_side_are_runs_of_their_own(monkeypatch):
    kept.take_in_current(beside(BENCH, 25))
    assert [run.made for run in kept.runs().values()] == list(BENCH.experiments)
    for run in kept.runs().values():
        history = History(run.made)
        history.extend(25)
        losses = history.series("test_loss")
        assert (run.head, run.judged, run.best) == (25, "test_loss", np.argmin(losses))
        assert (run.loss, run.score) == (losses.min(), history.series("test_score")[run.best])
        assert run.curve == tuple(history.series("train_loss"))
        assert run.n_bytes < 2**20


def test_nothing_is_trained_again_to_keep_them(monkeypatch):
    recording = beside(BENCH, 25)
    monkeypatch.setattr(History, "_take", None)  # what trains would call it
    kept.take_in(recording, is_left=True)
    assert [run.head for run in kept.runs().values()] == [25, 25]


def test_one_that_was_opened_alone_and_beside_others_is_one_run():
    kept.take_in_current(beside(BENCH, 10))
    first, second = kept.runs()
    kept.change(second, name="mine", is_pinned=True)
    kept.take_in(beside(SequenceBench.of(BENCH.experiments[1]), 40), is_left=True)
    kept.take_in_current(beside(BENCH, 20))
    found = [(run.title, run.head, run.is_pinned) for run in kept.runs().values()]
    assert found == [("Run 1", 20, False), ("mine", 40, True)]
    kept.take_in_current(beside(BENCH.with_epochs(15), 15))
    assert kept.runs()[first].made.epochs == 15


def test_a_fork_of_networks_side_by_side_leaves_each_of_their_parents():
    recording = beside(BENCH, 20)
    recording.fork_rate(12, 0.1)
    recording.history.extend(30)
    kept.take_in_current(recording)
    *parents, rnn, lstm = kept.runs().values()
    assert [(run.made, run.head) for run in parents] == [(made, 20) for made in BENCH.experiments]
    assert [parent_of(run.made) for run in (rnn, lstm)] == list(BENCH.experiments)
    assert (rnn.head, lstm.head) == (30, 30)


@pytest.mark.parametrize(("rate", "end"), [(0.01, 2), (1, 0)])
def test_one_that_diverged_beside_others_ends_where_it_did(rate, end):
    """One that never had a finite loss after the first epoch is no run."""
    wild = replace(
        SequenceBench(cells=("relu_rnn",), spectral_radii=(2, 1.3), clip_norms=(0,), length=20, epochs=9),
        units=6,
        n_sequences=64,
        optimizer="sgd",
        learning_rate=rate,
    )
    recording = beside(wild, 9)
    recording.history.head = 9  # as a player says that shows the other
    kept.take_in_current(recording)
    found = {run.made.spectral_radius: run.head for run in kept.runs().values()}
    assert found == ({2: end} if end else {}) | {1.3: 9}
    kept.catch_up()
    assert all(run.head == run.history.head for run in kept.runs().values())
