"""The recording: exact after thinning, within its budget, forked, prolonged, used by several threads."""

import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceExperiment
from playground.recording import bites as bites_module
from playground.recording import history as history_module
from playground.recording import train as train_module
from playground.recording.history import History
from playground.recording.steps import NORMS, SCALARS
from playground.recording.train import train

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60, optimizer="adam")
TINY_BUDGET = 30_000  # about eight steps of SMALL
DIVERGING = Experiment(dataset="bumps", activation="relu", learning_rate=100)


def assert_same(step, other):
    assert step.epoch == other.epoch
    assert step.n_updates == other.n_updates
    for name in ("flat", "memory", *SCALARS, *NORMS):
        np.testing.assert_array_equal(getattr(step, name), getattr(other, name), err_msg=name)


def assert_holds(history, steps):
    """Every step and every number that `train` yields, and no more."""
    assert history.head == len(steps) - 1
    for step in steps:
        assert_same(history.step(step.epoch), step)
    for name in SCALARS + NORMS:
        np.testing.assert_array_equal(history.series(name), [getattr(step, name) for step in steps])


@pytest.fixture(scope="module")
def steps():
    return list(train(SMALL))


def test_a_new_recording_holds_the_untrained_network(steps):
    history = History(SMALL)
    assert_holds(history, steps[:1])
    assert history.diverged_at is None


def test_a_recording_holds_what_train_yields(steps):
    history = History(SMALL)
    assert history.extend(7) == 7
    assert_holds(history, steps[:8])
    assert history.extend(3) == 7
    assert history.extend(60) == 60
    assert_holds(history, steps)


def test_a_recording_ends_with_its_experiment(steps):
    history = History(SMALL)
    assert history.extend(10_000) == 60
    assert history.extend(61) == 60
    assert_holds(history, steps)


@pytest.mark.parametrize("budget", [0, 3_000, 10_000, TINY_BUDGET])
def test_thinning_loses_nothing(steps, budget):
    history = History(SMALL, budget=budget)
    for epoch in range(0, 61, 3):
        history.extend(epoch)
        assert_same(history.step(epoch), steps[epoch])
    assert 1 <= len(history._steps) < 10
    assert_holds(history, steps)


def test_of_steps_too_large_the_last_is_kept_alone():
    history = History(SMALL, budget=3_000)
    history.extend(20)
    assert list(history._steps) == [20]


@pytest.mark.parametrize("budget", [3_000, TINY_BUDGET])
def test_training_again_goes_on_where_time_ended_it(steps, budget):
    history = History(SMALL, budget=budget)
    history.extend(60)
    looks = 0
    while not history.reach(31, seconds=1e-4):
        looks += 1
        assert looks < 10_000
    assert_same(history.step(31), steps[31])
    assert not history.reach(59, seconds=0)


def test_an_epoch_that_takes_long_is_trained_in_bites(monkeypatch):
    """Without a moment's patience, the time is looked at before every update; the numbers are the same."""
    monkeypatch.setattr(bites_module, "BITE", 0)
    found = list(train_module.train_in_bites(replace(SMALL, epochs=2)))
    steps = [step for step in found if step is not None]
    assert len(found) > len(steps) == 3
    monkeypatch.undo()
    for step, whole in zip(steps, train(replace(SMALL, epochs=2)), strict=True):
        assert_same(step, whole)


def test_thinning_keeps_within_the_budget():
    history = History(SMALL, budget=TINY_BUDGET)
    history.extend(60)
    kept = sorted(history._steps)
    assert kept == sorted({*range(0, 61, history.stride), 60})
    bytes_of_a_step = TINY_BUDGET / 8
    assert len(kept) <= 9  # what fits, and the last one
    assert 2 * len(kept) > 9  # half the stride would not have fitted
    assert bytes_of_a_step > history.step(60).flat.nbytes + history.step(60).memory.nbytes


def test_series_from_an_epoch_on(steps):
    history = History(SMALL)
    history.extend(20)
    assert history.series("train_loss", 15).tolist() == [step.train_loss for step in steps[15:21]]
    assert history.series("grad_norms", 20).shape == (1, 3)
    assert history.series("train_loss", 21).size == 0


@pytest.mark.parametrize("epoch", [-1, 6, 60])
def test_epochs_not_recorded_are_refused_in_words(epoch):
    history = History(SMALL)
    history.extend(5)
    with pytest.raises(ValueError, match=f"The recording holds epochs 0 to 5, not {epoch}."):
        history.step(epoch)


def test_five_thousand_epochs_stay_under_30_mb():
    """The default network with the hungriest optimizer; full batches for speed, which change no size."""
    history = History(replace(Experiment(), optimizer="adam", batch_size=None, epochs=5000))
    history.extend(5000)
    assert history.head == 5000
    assert history.n_bytes < 30e6


def test_the_widest_network_stays_under_30_mb():
    history = History(Experiment(hidden_sizes=(64,) * 8, optimizer="adam", batch_size=None))
    history.extend(60)
    assert history.stride > 1
    assert history.n_bytes < 30e6


@pytest.mark.parametrize("hidden_sizes", [(4,), (64, 64)])
def test_the_bytes_said_are_the_bytes_taken(hidden_sizes):
    experiment = replace(SMALL, hidden_sizes=hidden_sizes, batch_size=None, epochs=300)
    history = History(experiment)
    history.extend(5)
    said = history.n_bytes
    tracemalloc.start()
    try:
        history.extend(300)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 0.8 * taken < history.n_bytes - said < 1.5 * taken


def test_no_time_is_no_training():
    history = History(SMALL)
    assert history.extend(60, seconds=0) == 0
    assert history.extend(60, seconds=-1) == 0


def test_time_ends_the_training(monkeypatch, steps):
    """On a clock that ticks once whenever it is read."""
    history = History(SMALL)
    ticks = iter(range(1000))
    monkeypatch.setattr(history_module.time, "monotonic", lambda: float(next(ticks)))
    assert history.extend(60, seconds=5) == 4
    monkeypatch.undo()
    assert_holds(history, steps[:5])


def test_a_fork_shares_the_past_and_goes_on_elsewhere(steps):
    history = History(SMALL)
    history.extend(40)
    changed = SMALL.with_rate_from(25, 0.5)
    fork = history.fork(changed, 25)
    assert fork.head == 24
    assert fork.series("train_loss").tolist() == [step.train_loss for step in steps[:25]]
    fork.extend(60)
    history.extend(60)
    assert_holds(fork, list(train(changed)))
    assert_holds(history, steps)
    np.testing.assert_array_equal(fork.step(25).flat, history.step(25).flat)
    assert not np.array_equal(fork.step(26).flat, history.step(26).flat)


@pytest.mark.parametrize("epoch", [0, 1, 17, 32, 60])
def test_a_fork_of_a_thinned_recording_is_exact(epoch):
    history = History(SMALL, budget=TINY_BUDGET)
    history.extend(60)
    changed = SMALL.with_rate_from(epoch, 0.5)
    fork = history.fork(changed, epoch)
    assert fork.head == max((kept for kept in history._steps if kept < epoch), default=0)
    fork.extend(60)
    assert_holds(fork, list(train(changed)))


def test_a_fork_of_a_fork():
    history = History(SMALL, budget=TINY_BUDGET)
    history.extend(60)
    first = SMALL.with_rate_from(30, 0.5)
    fork = history.fork(first, 30)
    fork.extend(50)
    for epoch in (20, 30, 41):
        second = first.with_rate_from(epoch, 0.0001)
        other = fork.fork(second, epoch)
        other.extend(60)
        assert_holds(other, list(train(second)))


def test_a_diverged_recording_can_be_forked_before():
    history = History(DIVERGING)
    history.extend(1000)
    assert history.diverged_at is not None
    fork = history.fork(DIVERGING.with_rate_from(1, 0.001), 1)
    assert fork.diverged_at is None
    fork.extend(10)
    assert fork.head == 10
    assert history.diverged_at is not None


def test_prolonging_keeps_the_recording(steps):
    history = History(replace(SMALL, epochs=10), budget=TINY_BUDGET)
    assert history.extend(60) == 10
    history = history.fork(SMALL, 11)
    assert history.experiment == SMALL
    assert history.head == 10
    history.extend(60)
    assert_holds(history, steps)


def test_prolonging_before_the_end_is_reached(steps):
    history = History(replace(SMALL, epochs=10))
    history.extend(4)
    history = history.fork(SMALL, 5)
    history.extend(60)
    assert_holds(history, steps)


def test_prolonging_goes_on_from_the_head(monkeypatch, steps):
    """On a clock that ticks once whenever it is read there is time for two epochs: they are 11 and 12."""
    history = History(replace(SMALL, epochs=10))
    history.extend(10)
    history = history.fork(SMALL, 11)
    ticks = iter(range(1000))
    monkeypatch.setattr(history_module.time, "monotonic", lambda: float(next(ticks)))
    assert history.extend(60, seconds=3) == 12
    monkeypatch.undo()
    assert_holds(history, steps[:13])


def test_an_end_moved_back_keeps_what_is_recorded(steps):
    history = History(SMALL, budget=TINY_BUDGET)
    history.extend(60)
    history = history.fork(replace(SMALL, epochs=20), 61)
    assert history.extend(60) == 60
    assert_holds(history, steps)


def test_a_fork_may_end_before_the_epoch_it_starts_from(steps):
    history = History(SMALL)
    history.extend(60)
    fork = history.fork(replace(SMALL, epochs=10), 30)
    assert fork.extend(60) == 29
    assert_holds(fork, steps[:30])


def test_divergence_ends_the_recording_before_the_step_that_is_not_finite():
    *finite, broken = train(DIVERGING)
    history = History(DIVERGING)
    assert history.extend(1000) == len(finite) - 1
    assert history.diverged_at == broken.epoch == history.head + 1
    assert history.extend(1000) == len(finite) - 1
    assert_holds(history, finite)
    assert np.isfinite(history.series("train_loss")).all()


def test_threads_may_extend_and_read_at_once(steps):
    """A session's script threads can overlap: nothing raises, and the recording is the same."""
    history = History(SMALL, budget=TINY_BUDGET)
    barrier = threading.Barrier(4)

    def extend():
        barrier.wait()
        for epoch in range(1, 61):
            history.extend(epoch)

    def read():
        barrier.wait()
        for _ in range(60):
            head = history.head
            assert_same(history.step(head // 2), steps[head // 2])
            assert len(history.series("train_loss")) >= head + 1

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for work in (extend, extend, read, read)]:
            done.result()
    assert_holds(history, steps)


@pytest.mark.parametrize("epoch", [0, 1, 25])
def test_a_weight_set_by_hand_forks_the_recording_there(epoch):
    experiment = SMALL.with_weight(epoch, 3, 1.5)
    history = History(SMALL, budget=TINY_BUDGET)
    history.extend(40)
    fork = history.fork(experiment, epoch)
    fork.extend(60)
    assert fork.step(epoch).flat[3] == 1.5
    assert_holds(fork, list(train(experiment)))
    for before in range(epoch):
        np.testing.assert_array_equal(fork.step(before).flat, history.step(before).flat)


@pytest.mark.parametrize("budget", [history_module.BUDGET, TINY_BUDGET])
def test_a_recording_that_has_rested_goes_on_as_if_it_had_not(budget, steps):
    history = History(SMALL, budget=budget)
    for epoch in (0, 23, 24, 60):
        history.extend(epoch)
        assert history.is_at_work or epoch == 0
        history.rest()
        assert not history.is_at_work
        assert_same(history.step(epoch), steps[epoch])
        history.reach(epoch // 2, seconds=0)  # whoever looks back has what was thinned out trained again
        history.rest()
    assert_holds(history, steps)


def test_nobody_rests_in_the_midst_of_an_epoch(monkeypatch, steps):
    """Else an epoch longer than the time there is would begin again and again."""
    monkeypatch.setattr(bites_module, "BITE", 0.0)  # a bite is one update
    history = History(SMALL)
    monkeypatch.setattr(history_module, "time", SimpleNamespace(monotonic=count().__next__))  # by each look
    for _ in range(20):
        history.extend(60, seconds=1.5)  # one bite
        history.rest()
    assert 3 <= history.head <= 7  # of three updates an epoch
    history.extend(60)
    assert_holds(history, steps)


def test_a_recording_that_diverged_rests_where_it_is():
    history = History(DIVERGING)
    history.extend(50)
    ended = history.head, history.diverged_at
    history.rest()
    history.extend(60)
    assert (history.head, history.diverged_at) == ended


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_at_rest_the_arrays_that_sequences_go_through_are_let_go(cell):
    history = History(SequenceExperiment(cell=cell))
    tracemalloc.start()
    history.extend(1)
    history.rest()
    history.extend(2)
    held, _ = tracemalloc.get_traced_memory()
    history.rest()
    left, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held - left > 0.4 * history.experiment.working_bytes
    assert left < history.n_bytes
