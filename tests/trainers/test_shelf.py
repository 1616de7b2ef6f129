"""The shelf: one recording for all who ask for the same, copied on a fork, within its bytes."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.choices.sequence import SequenceBench
from playground.recording.lanes.together import Together
from playground.recording.train import train
from playground.trainers.recorded import LOOKED_AT
from playground.trainers.shelf import Origin, Shelf, Wanted

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60)


def wanted(made, origin=None):
    return Wanted(made, "playground", origin)


def test_whoever_asks_for_the_same_gets_the_same():
    shelf = Shelf()
    first = shelf.find(wanted(SMALL))
    first.together.extend(20)
    assert shelf.find(wanted(replace(SMALL))) is first
    assert shelf.find(wanted(replace(SMALL, seed=1))) is not first
    assert shelf.find(Wanted(SMALL, "lanes")) is not first
    assert len(shelf) == 3


@pytest.mark.parametrize(
    ("changed", "origin"),
    [
        (SMALL.with_rate_from(12, 0.5), Origin(SMALL, 12)),
        (SMALL.with_weight(12, 3, 1.5), Origin(SMALL, 12)),
        (replace(SMALL, epochs=70), Origin(SMALL, None)),
        (replace(SMALL, epochs=5), Origin(SMALL, None)),
    ],
    ids=["rate", "weight", "longer", "shorter"],
)
def test_a_fork_is_a_copy_with_the_numbers_that_it_would_have_had_anyway(changed, origin):
    shelf = Shelf()
    before = shelf.find(wanted(SMALL))
    before.together.extend(20)
    fork = shelf.find(wanted(changed, origin))
    assert fork.together.head > 0
    fork.together.extend(70)
    assert before.together.head == 20
    lost = Shelf().find(wanted(changed, origin))  # without what it goes on from
    assert lost.together.head == 0
    lost.together.extend(70)
    for step in train(changed):
        for recorded in (fork, lost):
            np.testing.assert_array_equal(recorded.together.steps(step.epoch)[0].flat, step.flat)
    untouched = list(train(replace(SMALL, epochs=20)))
    np.testing.assert_array_equal(before.together.steps(20)[0].flat, untouched[20].flat)


def test_those_not_asked_for_longest_make_room():
    one = Shelf().find(wanted(SMALL))
    one.together.extend(60)
    shelf = Shelf(budget=int(2.5 * one.n_bytes))
    for seed in range(4):
        shelf.find(wanted(replace(SMALL, seed=seed))).together.extend(60)
        shelf.find(wanted(replace(SMALL, seed=0)))
    assert {name.seed for name, _ in shelf._kept} == {0, 3}


def test_a_recording_too_large_for_the_shelf_is_kept_while_it_is_asked_for():
    shelf = Shelf(budget=0)
    first = shelf.find(wanted(SMALL))
    assert shelf.find(wanted(SMALL)) is first
    shelf.find(wanted(replace(SMALL, seed=1)))
    assert shelf.find(wanted(SMALL)) is not first


def test_what_a_recording_holds_is_counted():
    recorded = Shelf().find(wanted(SMALL))
    before = recorded.n_bytes
    recorded.frames(have=0, start=0, stride=1, count=3)
    assert recorded.n_bytes > before + 3 * 10_000
    assert isinstance(recorded.together, Together)


def test_a_recording_can_be_let_go():
    shelf = Shelf()
    first = shelf.find(wanted(SMALL))
    shelf.forget(SMALL, "playground")
    shelf.forget(SMALL, "playground")
    assert len(shelf) == 0
    assert shelf.find(wanted(SMALL)) is not first


READ = SequenceBench(cells=("rnn", "gru"), length=6, units=4, n_sequences=20, epochs=12)
RNN, GRU = READ.experiments


def read(made, origin=None):
    return Wanted(made, "sequences", origin)


def test_what_was_trained_beside_others_is_not_trained_again():
    """Alone, in a bench of one, beside others: one history, whose numbers are those of the run by itself."""
    shelf = Shelf()
    both = shelf.find(read(READ)).together
    both.extend(9)
    for made, place in ((GRU, 0), (SequenceBench.of(GRU), 0), (Runs(("a", "b"), (GRU, RNN), is_stacked=False), 0)):
        assert shelf.find(read(made, Origin(READ, None))).together.histories[place] is both.histories[1]
    alone = Shelf().find(read(GRU)).together
    alone.extend(12)
    shelf.find(read(GRU)).together.extend(12)
    assert both.histories[0].head == 9
    for epoch in range(13):
        np.testing.assert_array_equal(both.histories[1].step(epoch).flat, alone.histories[0].step(epoch).flat)


def test_one_that_was_trained_alone_is_taken_along_into_a_bench():
    shelf = Shelf()
    alone = shelf.find(read(GRU)).together
    alone.extend(5)
    both = shelf.find(read(READ)).together
    assert both.histories[1] is alone.histories[0]
    assert (both.histories[0].head, both.head) == (0, 0)


def test_a_fork_goes_on_from_a_run_that_was_recorded_under_another_name():
    shelf = Shelf()
    shelf.find(read(READ)).together.extend(9)
    one = SequenceBench.of(GRU)
    fork = shelf.find(read(one.with_rate_from(7, 0.1), Origin(one, 7))).together
    assert fork.head == 6
    fork.extend(12)
    lost = Shelf().find(read(one.with_rate_from(7, 0.1))).together
    lost.extend(12)
    for epoch in range(13):
        np.testing.assert_array_equal(fork.steps(epoch)[0].flat, lost.steps(epoch)[0].flat)


def test_runs_of_a_stack_are_no_runs_by_themselves():
    shelf = Shelf()
    relu = replace(SMALL, activation="relu")
    shelf.find(Wanted(Runs(("a", "b"), (SMALL, relu)), "lanes")).together.extend(10)
    assert shelf.find(wanted(relu, Origin(Runs(("a", "b"), (SMALL, relu)), None))).together.head == 0


def test_a_run_that_several_recordings_have_counts_once():
    shelf = Shelf()
    both = shelf.find(read(READ))
    both.together.extend(9)
    before = shelf.n_bytes
    for made in (*READ.experiments, SequenceBench.of(GRU)):
        shelf.find(read(made))
    assert before > 200_000
    assert shelf.n_bytes - before == sum(recorded.own_bytes for recorded in list(shelf._kept.values())[1:])
    held = both.n_bytes
    both.let_go()
    training = [one.working_bytes - one.working_bytes // LOOKED_AT for one in READ.experiments]
    assert held - both.n_bytes == sum(training)
    both.together.extend(12)
    assert both.together.head == 12


def test_what_is_not_asked_for_lets_go_of_its_arrays_before_it_is_forgotten():
    """A class on one trainer: whoever comes back goes on where the run is, and has the same numbers."""
    shelf = Shelf()
    first = shelf.find(read(READ))
    first.together.extend(9)
    second = read(replace(READ, seed=1))
    shelf.budget = shelf.n_bytes + Shelf().find(second).n_bytes - 1  # both are too much, by a byte
    other = shelf.find(second)
    assert not any(history.is_at_work for history in first.together.histories)
    assert shelf.find(read(READ)) is first
    assert first.together.head == 9
    other.together.extend(9)
    first.together.extend(12)
    alone = Shelf().find(read(READ)).together
    alone.extend(12)
    for mine, its in zip(first.together.steps(12), alone.steps(12), strict=True):
        np.testing.assert_array_equal(mine.flat, its.flat)
