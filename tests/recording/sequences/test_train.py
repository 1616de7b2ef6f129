"""Training on sequences: exact, forked, thinned, ended; and what an epoch does, written out independently."""

from dataclasses import replace

import numpy as np
import pytest

from playground.data.sequences import TASKS, PreparedSequences, prepare_sequences
from playground.engine import LOSSES
from playground.engine.recurrent import state_of
from playground.numbers import short
from playground.recording import bites as bites_module
from playground.recording.history import History
from playground.recording.sequences.networks import starting_network
from playground.recording.sequences.train import train_in_bites
from playground.recording.words.endings import ending
from tests.recording.sequences.experiments import EVERY, SMALL
from tests.recording.test_history import assert_holds, assert_same

EXPLODING = replace(
    SMALL, task="adding", length=50, cell="relu_rnn", spectral_radius=1.3, optimizer="sgd", clip_norm=0,
    recurrent_initializer="identity", units=16, learning_rate=0.01,
)  # fmt: skip


class AlwaysSame(PreparedSequences):
    """Every epoch has the sequences that are measured on."""

    def epoch(self, number):
        return self.test


def train(experiment, start=None):
    return [step for step in train_in_bites(experiment, start) if step is not None]


@pytest.mark.parametrize("name", EVERY)
def test_the_same_to_the_last_bit_every_time_and_from_every_step_on(name):
    experiment = EVERY[name]
    steps = train(experiment)
    assert [step.epoch for step in steps] == list(range(7))
    for step, again in zip(steps, train(experiment), strict=True):
        assert_same(step, again)
    for start in steps[:-1:2]:
        for step in train(experiment, start):
            assert_same(step, steps[step.epoch])
    assert not np.array_equal(steps[0].flat, steps[1].flat)


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_trained_on(task):
    """Numbers seen again and again can be learned by heart, whatever the task."""
    experiment = replace(SMALL, task=task, cell="gru", learning_rate=0.02, units=8, epochs=40, batch_size=10)
    prepared = prepare_sequences(experiment)
    same = prepared.epoch(1).part(slice(0, 10))
    always_same = AlwaysSame(*prepared._replace(test=same))
    steps = [step for step in train_in_bites(experiment, prepared=always_same) if step is not None]
    assert len(steps) == 41
    assert steps[-1].test_loss < steps[0].test_loss / 1.1


@pytest.mark.parametrize("dropped", [{"dropout": 0.5}, {"recurrent_dropout": 0.5}, {}], ids=str)
def test_every_epoch_leaves_out_something_else(dropped):
    """On sequences that stay the same, with steps next to nothing, that alone changes the loss."""
    experiment = replace(
        SMALL, task="sine", cell="gru", optimizer="sgd", learning_rate=1e-6, clip_norm=0.01, epochs=4, **dropped
    )
    prepared = AlwaysSame(*prepare_sequences(experiment))
    steps = [step for step in train_in_bites(experiment, prepared=prepared) if step is not None]
    losses = [step.train_loss for step in steps]
    n_losses = len({round(loss, 5) for loss in losses})
    assert n_losses == (5 if dropped else 1)  # nothing is left out at epoch 0, either


def test_an_epoch_that_takes_long_is_trained_in_bites(monkeypatch):
    whole = train(SMALL)
    monkeypatch.setattr(bites_module, "BITE", 0)
    found = list(train_in_bites(SMALL))
    assert found.count(None) >= 6
    for step, other in zip((step for step in found if step is not None), whole, strict=True):
        assert_same(step, other)


@pytest.mark.parametrize("name", ["lstm, dropout", "gru, masks", "rnn, text"])
@pytest.mark.parametrize("budget", [0, 12_000])
def test_thinning_loses_nothing_and_a_fork_is_exact(name, budget):
    experiment = replace(EVERY[name], epochs=12)
    history = History(experiment, budget=budget)
    assert history.extend(12) == 12
    assert len(history._steps) < 13
    assert_holds(history, train(experiment))
    changed = experiment.with_rate_from(7, 0.2)
    fork = history.fork(changed, 7)
    fork.extend(12)
    assert_holds(fork, train(changed))
    np.testing.assert_array_equal(fork.step(7).flat, history.step(7).flat)
    assert not np.array_equal(fork.step(8).flat, history.step(8).flat)
    longer = history.fork(replace(experiment, epochs=15), 13)
    longer.extend(15)
    assert_holds(longer, train(replace(experiment, epochs=15)))


@pytest.mark.parametrize(
    "name", ["rnn, sgd, not clipped", "lstm, masks", "gru, some steps", "relu_rnn, two kinds"]
)
@pytest.mark.parametrize("clip_norm", [0, 0.05])
def test_an_epoch_is_its_batches_one_after_the_other(name, clip_norm):
    """By plain steps downhill, written out; the training loss is that of each batch before its own update."""
    experiment = replace(
        EVERY[name], optimizer="sgd", learning_rate=0.3, clip_norm=clip_norm, recurrent_dropout=0, epochs=1
    )
    network, loss, losses = starting_network(experiment), LOSSES[experiment.loss_name], []
    sequences, lengths = prepare_sequences(experiment).epoch(1), []
    for first in (0, 16, 32):
        x, y, counts, is_there = (None if array is None else array[first : first + 16] for array in sequences)
        workspace = network.workspace(len(x))
        if is_there is not None:
            state_of(workspace).mask = ~is_there.T
        raw, _ = network.forward(x, None, workspace)
        rows = np.arange(len(raw)) if counts is None else np.flatnonzero(counts.T.ravel())
        wanted = loss.targets_of(y if counts is None else y.T.ravel()[rows], experiment.n_outputs)
        losses += [loss.value(raw[[row]], wanted[[place]]) for place, row in enumerate(rows)]
        workspace.grad_scores.fill(0)
        workspace.grad_scores[rows] = loss.gradient(raw[rows], wanted)
        gradient = network.backward(workspace.grad_scores, workspace).gradient
        length = np.sqrt((gradient**2).sum())
        lengths.append(length)
        scale = min(1, clip_norm / length) if clip_norm else 1
        network.trainable[...] -= 0.3 * scale * gradient
    _, step = train(experiment)
    np.testing.assert_allclose(step.flat, network.flat, rtol=1e-9, atol=1e-12)
    assert step.train_loss == pytest.approx(np.mean(losses), rel=1e-9)
    assert step.n_updates == 3
    assert not clip_norm or max(lengths) > clip_norm


def test_the_untrained_network_is_measured_on_what_it_is_trained_on_first():
    """Where an epoch is one batch, its loss before the only update is that of the untrained network."""
    steps = train(replace(SMALL, batch_size=128, n_sequences=100, epochs=1))
    assert steps[0].train_loss == steps[1].train_loss
    assert steps[0].n_updates == 0
    assert steps[0].memory.shape == steps[1].memory.shape
    assert not steps[0].memory.any()


def test_a_loss_that_explodes_ends_the_recording_with_advice():
    history = History(EXPLODING)
    history.extend(EXPLODING.epochs)
    assert history.diverged_at == history.head + 1 <= 3
    found = ending(history)
    assert found["kind"] == "diverged"
    assert f"stopped being a finite number at epoch {history.diverged_at}." in found["message"]
    assert "a spectral radius of 1 at most" in found["message"]
    assert found["message"].count("clipping the gradient to a length of 1") == 1
    assert "a smaller learning rate, such as 0.001," in found["message"]


@pytest.mark.parametrize(
    ("changes", "is_said", "is_not"),
    [
        ({"cell": "rnn", "spectral_radius": 1, "learning_rate": 100}, "clipping the gradient", "spectral radius"),
        (
            {"spectral_radius": 2, "length": 100, "clip_norm": 1, "dtype": "auto"},
            "spectral radius of 1",
            "clipping",
        ),
    ],
)
def test_advice_follows_the_choices(changes, is_said, is_not):
    history = History(replace(EXPLODING, epochs=200, **changes))
    history.extend(200)
    message = ending(history)["message"]
    assert is_said in message
    assert is_not not in message


def test_what_grew_is_called_by_its_name():
    """States of tanh are bounded: with a rate that is too large, it is the output layer that grows."""
    history = History(replace(EXPLODING, cell="rnn", learning_rate_changes=((3, 10),), epochs=300))
    history.extend(300)
    message = ending(history)["message"]
    start, end = (np.abs(history.step(at).params["1.W"]).max() for at in (0, history.head))
    assert (
        f"By epoch {history.head}, with a learning rate of 10, the largest weight of the output layer had gone "
        f"from {short(start)} to {short(end)}."
    ) in message


@pytest.mark.parametrize("task", ["adding", "parity", "text"])
def test_states_too_large_before_any_training_are_told(task):
    """3 to the power of 100 is more than float32 can hold."""
    experiment = replace(EXPLODING, task=task, spectral_radius=3, length=100, dtype="float32")
    history = History(experiment)
    assert history.extend(experiment.epochs) == history.head == history.diverged_at == 0
    assert not np.isfinite(history.step(0).train_loss)
    assert np.isfinite(history.step(0).flat).all()
    assert history.is_over
    assert ending(history)["message"] == (
        "Before any training, the loss is too large to be a finite number. Try a spectral radius of 1 at most."
    )


def test_clipping_lets_the_same_run_go_on():
    history = History(replace(EXPLODING, clip_norm=1))
    assert history.extend(EXPLODING.epochs) == EXPLODING.epochs
    assert ending(history) is None


def test_a_run_that_diverged_can_be_forked_before():
    history = History(EXPLODING)
    history.extend(EXPLODING.epochs)
    fork = history.fork(replace(EXPLODING, learning_rate=1e-6, clip_norm=0.01), 1)
    assert fork.extend(3) == 3
    assert fork.diverged_at is None
