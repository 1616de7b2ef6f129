"""What can be added to plain training: penalties, clipping, dropout, schedules, early stopping, validation."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.engine import LOSSES, SCHEDULES
from playground.recording.history import History
from playground.recording.looking.probe import Probe
from playground.recording.networks import network_for
from playground.recording.steps import NORMS, SCALARS
from playground.recording.train import train

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 5), epochs=8, batch_size=8, learning_rate=0.1)
FULL = replace(SMALL, batch_size=None)

OPTIONS = {
    "l1": {"l1": 0.01},
    "l2": {"l2": 0.1},
    "clip": {"clip_norm": 0.05},
    "dropout": {"dropout": 0.4},
    "batch normalization": {"batch_norm": True},
    "layer normalization": {"layer_norm": True},
    "residual": {"residual": True},
    "mixed activations": {"activations": ("relu", "sigmoid")},
    "validation": {"validation_size": 0.3},
    "adaptive": {"schedule": "adaptive", "patience": 1, "tol": 1},
    "step": {"schedule": "step"},
    "cosine": {"schedule": "cosine"},
    "warm-up": {"schedule": "warm_up", "epochs": 12},  # of fewer than 10, a tenth is nothing
    "all at once": {
        "l1": 0.001,
        "l2": 0.01,
        "clip_norm": 1,
        "dropout": 0.2,
        "batch_norm": True,
        "residual": True,
        "schedule": "cosine",
        "optimizer": "adam",
        "dtype": "float32",
        "validation_size": 0.2,
    },
}
every_option = pytest.mark.parametrize("experiment", [replace(SMALL, **o) for o in OPTIONS.values()], ids=OPTIONS)


def assert_same(step, other):
    for name in ("epoch", "flat", "memory", "n_updates", "plateau", *SCALARS, *NORMS):
        np.testing.assert_array_equal(getattr(step, name), getattr(other, name), err_msg=name)


@every_option
def test_an_option_makes_a_difference(experiment):
    *_, plain = train(replace(SMALL, epochs=experiment.epochs))
    *_, step = train(experiment)
    assert step.is_finite
    assert not np.array_equal(step.flat, plain.flat)


@every_option
def test_training_is_the_same_to_the_last_bit_and_can_be_taken_up_anywhere(experiment):
    steps = list(train(experiment))
    for start in (None, *steps):
        again = list(train(experiment, start))
        for step, other in zip(steps[-len(again) :] if again else [], again, strict=True):
            assert_same(step, other)
    assert [step.epoch for step in steps] == list(range(experiment.epochs + 1))


@every_option
def test_a_thinned_recording_is_exact(experiment):
    history = History(experiment, budget=10_000)
    history.extend(experiment.epochs)
    assert history.stride > 1
    for step in train(experiment):
        assert_same(history.step(step.epoch), step)


@every_option
def test_looking_changes_nothing(experiment):
    prepared = prepare(experiment)
    probe = Probe(experiment, prepared)
    for seen, unseen in zip(train(experiment, prepared=prepared), train(experiment), strict=True):
        before = seen.flat.copy()
        probe.frame(seen)
        np.testing.assert_array_equal(seen.flat, before)
        assert_same(seen, unseen)


@every_option
def test_losses_are_those_of_inference_without_penalty(experiment):
    """No unit is left out, no batch is looked at, and a penalty is not part of what is shown."""
    prepared = prepare(experiment)
    network = network_for(experiment, prepared)
    loss = LOSSES["binary_crossentropy"]
    rel = 1e-5 if experiment.dtype == "float32" else 1e-12
    for step in train(experiment):
        network.load(step.flat)
        for name in ("train", "test", "validation"):
            part = getattr(prepared, name)
            if part is None:
                assert np.isnan([step.validation_loss, step.validation_score]).all()
                continue
            scores, _ = network.forward(part.x)
            assert getattr(step, f"{name}_loss") == pytest.approx(log_loss(part.y, loss.predict(scores)), rel=rel)
            assert getattr(step, f"{name}_score") == accuracy_score(part.y, loss.decide(scores))


def first_moves(**options):
    """How far the first full-batch update moves each parameter, without and with the options; the start."""
    moves = []
    for experiment in (FULL, replace(FULL, **options)):
        start, first, *_ = train(experiment)
        moves.append({name: first.params[name] - start.params[name] for name in start.params})
    return *moves, start.params


def test_l2_pulls_weights_in_proportion_and_leaves_biases():
    plain, pulled, start = first_moves(l2=0.5)
    for name in plain:
        extra = -0.1 * 0.5 * start[name] if name.endswith("W") else 0
        np.testing.assert_allclose(pulled[name], plain[name] + extra, rtol=1e-9, atol=1e-15)


def test_l1_pulls_weights_evenly_and_leaves_biases():
    plain, pulled, start = first_moves(l1=0.3)
    for name in plain:
        extra = -0.1 * 0.3 * np.sign(start[name]) if name.endswith("W") else 0
        np.testing.assert_allclose(pulled[name], plain[name] + extra, rtol=1e-9, atol=1e-15)


def test_clipping_shortens_a_long_gradient_and_keeps_its_direction():
    plain, clipped, _ = first_moves(clip_norm=0.01)
    one = np.concatenate([*map(np.ravel, plain.values())])
    other = np.concatenate([*map(np.ravel, clipped.values())])
    assert np.linalg.norm(one) > 0.1 * 0.01
    assert np.linalg.norm(other) == pytest.approx(0.1 * 0.01)
    np.testing.assert_allclose(other / np.linalg.norm(other), one / np.linalg.norm(one), rtol=1e-9, atol=1e-12)


def test_clipping_leaves_a_short_gradient_alone():
    plain, clipped, _ = first_moves(clip_norm=1000)
    for name in plain:
        np.testing.assert_array_equal(plain[name], clipped[name])


def test_a_rate_of_a_step_is_the_one_its_epoch_was_trained_with():
    experiment = replace(SMALL, learning_rate_changes=((3, 0.5),))
    assert [step.learning_rate for step in train(experiment)][1:] == [0.1] * 3 + [0.5] * 5


@pytest.mark.parametrize(
    ("schedule", "shares"),
    [
        ("constant", [1] * 8),
        ("step", [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]),
        ("cosine", [(1 + np.cos(np.pi * i / 8)) / 2 for i in range(8)]),
        ("warm_up", [1] * 8),
    ],
)
def test_a_schedule_sets_the_rate_of_every_epoch(schedule, shares):
    _, *steps = train(replace(SMALL, schedule=schedule))
    np.testing.assert_allclose([step.learning_rate for step in steps], 0.1 * np.array(shares))


def test_warm_up_rises_over_a_tenth_of_the_epochs():
    _, *steps = train(replace(FULL, schedule="warm_up", epochs=40))
    np.testing.assert_allclose([step.learning_rate for step in steps][:6], [0.025, 0.05, 0.075, 0.1, 0.1, 0.1])


def test_an_adaptive_rate_is_divided_by_5_after_every_wait():
    """No loss of about ln 2 can fall by 1: after the first epoch all is waiting, and 2 epochs are allowed."""
    _, *steps = train(replace(SMALL, schedule="adaptive", patience=2, tol=1, epochs=11))
    rates = [step.learning_rate for step in steps]
    np.testing.assert_allclose(rates, [0.1] * 4 + [0.02] * 3 + [0.004] * 3 + [0.0008])


def test_early_stopping_ends_the_run_when_waiting_was_in_vain():
    experiment = replace(SMALL, early_stopping=True, validation_size=0.3, patience=3, tol=1, epochs=100)
    steps = list(train(experiment))
    assert steps[-1].epoch == 5  # the first is the best there is, and four do not beat it
    assert list(train(experiment, steps[-1])) == []
    history = History(experiment)
    assert history.extend(100) == 5
    assert history.diverged_at is None


def test_early_stopping_looks_at_the_validation_loss():
    experiment = replace(SMALL, early_stopping=True, validation_size=0.3, epochs=20)
    steps = list(train(experiment))
    for i, step in enumerate(steps[1:], start=1):
        assert step.plateau.best == min(other.validation_loss for other in steps[1 : i + 1])


def test_every_layer_may_have_its_own_activation():
    experiment = replace(SMALL, activations=("relu", "sigmoid"))
    prepared = prepare(experiment)
    *_, step = train(experiment, prepared=prepared)
    p = step.params
    a1 = np.maximum(prepared.test.x @ p["0.W"] + p["0.b"], 0)
    a2 = 1 / (1 + np.exp(-(a1 @ p["1.W"] + p["1.b"])))
    probabilities = 1 / (1 + np.exp(-(a2 @ p["2.W"] + p["2.b"])))
    assert step.test_loss == pytest.approx(log_loss(prepared.test.y, probabilities))


def test_a_residual_layer_adds_its_input():
    experiment = replace(SMALL, residual=True)
    prepared = prepare(experiment)
    *_, step = train(experiment, prepared=prepared)
    p = step.params
    a1 = np.tanh(prepared.test.x @ p["0.W"] + p["0.b"])  # from 2 to 5: nothing can be added
    a2 = np.tanh(a1 @ p["1.W"] + p["1.b"]) + a1
    probabilities = 1 / (1 + np.exp(-(a2 @ p["2.W"] + p["2.b"])))
    assert step.test_loss == pytest.approx(log_loss(prepared.test.y, probabilities))


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("end", [20, 3])
def test_a_recording_never_answers_by_another_end(schedule, end):
    """Where the rate depends on the number of epochs, moving the end cannot keep what is recorded."""
    experiment = replace(SMALL, schedule=schedule, tol=1, patience=1)
    history = History(experiment, budget=0)
    history.extend(8)
    steps = list(train(experiment))
    try:
        history = history.fork(replace(experiment, epochs=end), 9)
        assert not experiment.end_matters
    except ValueError:
        assert experiment.end_matters
    for step in steps:
        assert_same(history.step(step.epoch), step)
