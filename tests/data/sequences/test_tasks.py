"""What every task keeps to, whatever it asks; what is measured on, and what is trained on."""

from dataclasses import replace

import numpy as np
import pytest

from playground.data.sequences import TASKS, Sequences, prepare_sequences
from playground.data.sequences.preparation import N_TEST
from playground.data.sequences.task import one_hot
from playground.seeds import data_rng
from tests.data.sequences.choices import chosen, every_task

ALL = every_task()


def drawn(choices, seed=0, n=50):
    return choices.source.draw(np.random.default_rng(seed), n, choices)


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True) if a is not None)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("length", [2, 3, 12, 31])
def test_shapes(name, length):
    choices = replace(ALL[name], length=length)
    task, found = choices.source, drawn(choices)
    n_steps, n_classes = task.n_steps(length), task.n_classes(choices)
    assert found.x.shape == (50, n_steps, task.n_inputs(choices))
    assert np.isfinite(found.x).all()
    if task.answers == "end":
        assert found.y.shape == (50,)
        assert found.counts is None
    else:
        assert found.y.shape == found.counts.shape == (50, n_steps)
        assert found.counts[:, -1].all(), "the last answer is the one whose error is followed back"
    if n_classes:
        assert found.y.dtype.kind == "i"
        assert 0 <= found.targets.min() <= found.targets.max() < n_classes
    else:
        assert found.y.dtype.kind == "f"
    assert (found.is_there is not None) == (task.varies and choices.lengths_vary)


@pytest.mark.parametrize("name", ALL)
def test_the_same_generator_draws_the_same(name):
    assert same(drawn(ALL[name], 3), drawn(ALL[name], 3))
    assert not same(drawn(ALL[name], 3), drawn(ALL[name], 4))


@pytest.mark.parametrize("name", ALL)
def test_every_epoch_has_sequences_of_its_own_and_can_be_had_again(name):
    prepared = prepare_sequences(ALL[name])
    epochs = [prepared.epoch(number) for number in (1, 2, 3, 2)]
    assert same(epochs[1], epochs[3])
    assert not same(epochs[0], epochs[1])
    assert not same(epochs[1], epochs[2])
    assert len(epochs[0].x) == ALL[name].n_sequences
    assert len(prepared.test.x) == N_TEST
    for epoch in epochs:
        assert not same(prepared.test.part(slice(0, len(epoch.x))), epoch)


@pytest.mark.parametrize("name", ALL)
def test_another_data_seed_is_other_data(name):
    prepared, other = (prepare_sequences(replace(ALL[name], data_seed=seed)) for seed in (0, 1))
    assert not same(prepared.test, other.test)
    assert not same(prepared.epoch(1), other.epoch(1))
    assert same(prepared.test, prepare_sequences(replace(ALL[name], seed=5, cell="gru", units=3)).test)


@pytest.mark.parametrize("name", ALL)
def test_what_an_answer_scores_that_never_changes(name):
    prepared = prepare_sequences(ALL[name])
    assert prepared.n_classes == ALL[name].source.n_classes(ALL[name])
    if not prepared.n_classes:
        assert prepared.nothing is None
        return
    test = prepared.test
    counted = test.y if test.counts is None else test.y[test.counts]
    assert prepared.nothing == max(np.mean(counted == kind) for kind in range(prepared.n_classes))


@pytest.mark.parametrize("name", TASKS)
def test_a_task_says_what_it_is_and_what_is_read(name):
    task = TASKS[name]
    assert task.title[0].isupper()
    assert task.length[0].isupper()
    assert task.about.endswith((".", "?"))
    assert task.remembers.format(length=17).endswith(".")
    assert "{" not in task.remembers.format(length=17)
    said = task.says(drawn(chosen(name)).x[0])
    assert len(said) == task.n_steps(12)
    assert all(isinstance(one, str) for one in said)


def test_targets_and_rows_are_step_after_step():
    y = np.array([[10, 11, 12], [20, 21, 22]])
    counts = np.array([[True, False, True], [False, True, True]])
    found = Sequences(np.zeros((2, 3, 1)), y, counts)
    assert found.targets.tolist() == [10, 21, 12, 22]
    assert found.rows.tolist() == [0, 3, 4, 5]  # row t N + n
    n, t = 2, 3
    given = np.array([y[row % n, row // n] for row in range(t * n)])
    np.testing.assert_array_equal(given[found.rows], found.targets)


def test_where_all_answers_count_all_rows_are_meant():
    y = np.array([[1, 2], [3, 4]])
    every = Sequences(np.zeros((2, 2, 1)), y, np.ones((2, 2), bool))
    assert every.rows is None
    assert every.targets.tolist() == [1, 3, 2, 4]
    last = Sequences(np.zeros((2, 2, 1)), y[:, 0])
    assert last.rows is None
    assert last.targets.tolist() == [1, 3]


def test_a_part_has_all_of_its_sequences():
    whole = drawn(chosen("parity", lengths_vary=True))
    part = whole.part(slice(5, 8))
    np.testing.assert_array_equal(part.x, whole.x[5:8])
    np.testing.assert_array_equal(part.y, whole.y[5:8])
    np.testing.assert_array_equal(part.is_there, whole.is_there[5:8])
    assert part.counts is None


def test_one_hot():
    assert one_hot(np.array([[2, 0]]), 3).tolist() == [[[0, 0, 1], [1, 0, 0]]]


def test_the_sequence_that_is_looked_at_is_one_of_the_longest():
    """Its place is changed with that of the first; the others stay where they were drawn."""
    made = chosen("parity", length=9, lengths_vary=True)
    before, test = made.source.draw(data_rng(made.data_seed), N_TEST, made), prepare_sequences(made).test
    lengths = test.is_there.sum(axis=1)
    assert lengths[0] == lengths.max() == 9
    np.testing.assert_array_equal(np.sort(lengths), np.sort(before.is_there.sum(axis=1)))
    moved = np.flatnonzero((test.x != before.x).any(axis=(1, 2)))
    assert len(moved) <= 2
