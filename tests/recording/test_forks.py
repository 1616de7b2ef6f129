"""Recordings that go on with other settings from some epoch on."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.forks import forked
from playground.engine import OPTIMIZERS
from playground.recording.history import History
from playground.recording.train import train

SMALL = Experiment(n_samples=40, hidden_sizes=(4,), optimizer="momentum", epochs=30, dropout=0.2, seed=3)


def same(one, other):
    np.testing.assert_array_equal(one.flat, other.flat)
    np.testing.assert_array_equal(one.memory, other.memory)
    assert (one.epoch, one.train_loss, one.n_updates) == (other.epoch, other.train_loss, other.n_updates)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_fork_with_nothing_changed_continues_bit_for_bit(optimizer):
    """Even where the setting is written down: the optimizer remembers what it did."""
    parent = replace(SMALL, optimizer=optimizer)
    history = History(parent)
    history.extend(30)
    fork = history.fork(
        replace(parent, setting_changes=((10, "batch_size", 10), (10, "optimizer", optimizer))), 10
    )
    assert fork.head == 9
    fork.extend(30)
    for epoch in (9, 10, 11, 30):
        same(fork.step(epoch), history.step(epoch))


@pytest.mark.parametrize(
    ("name", "value"),
    [("optimizer", "adam"), ("batch_size", None), ("l1", 0.01), ("l2", 0.1), ("clip_norm", 0.05), ("momentum", 0)],
)
def test_a_change_changes_what_comes_after_it(name, value):
    history = History(SMALL)
    history.extend(30)
    changed = forked(SMALL, 12, **{name: value})
    fork = history.fork(changed, 12)
    fork.extend(30)
    for epoch, step in enumerate(train(changed)):
        same(fork.step(epoch), step)
    same(fork.step(12), history.step(12))
    assert not np.array_equal(fork.step(13).flat, history.step(13).flat)


def test_training_goes_on_from_any_step_of_a_run_with_changes():
    changed = forked(forked(SMALL, 10, optimizer="adam", batch_size=7), 20, optimizer="sgd", learning_rate=0.2)
    whole = list(train(changed))
    for start in whole[::5]:
        for step in train(changed, start):
            same(step, whole[step.epoch])


def test_another_optimizer_begins_anew():
    """Adam's first update after the change is its first: every weight moves by the learning rate."""
    changed = forked(replace(SMALL, batch_size=None, dropout=0), 10, optimizer="adam")
    steps = list(train(changed))
    assert steps[11].n_updates == 1
    np.testing.assert_allclose(np.abs(steps[11].flat - steps[10].flat), SMALL.learning_rate, rtol=1e-3)


def test_clipping_and_full_batches_are_what_they_are_from_the_start():
    """One update with the settings that were changed to is one update with them from there."""
    plain = replace(SMALL, optimizer="sgd", dropout=0)
    changed = forked(plain, 10, batch_size=None, clip_norm=0.01)
    steps = list(train(changed))
    length = np.linalg.norm(steps[11].flat - steps[10].flat)
    assert length == pytest.approx(0.01 * plain.learning_rate, rel=1e-9)
