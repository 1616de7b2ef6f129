"""What is advised helps: the run that follows it has a lower loss, and goes without the reason."""

from dataclasses import replace

import pytest

from playground.choices.experiment import Experiment
from playground.engine import ACTIVATIONS
from playground.recording.why import causes, reasons
from tests.recording.why.courses import course, history_of
from tests.recording.why.test_rules import BY_RULE

STUCK = Experiment(epochs=200)
IN_TWO_STEPS = ("rate too small", "overfits")
HELPED = [
    *BY_RULE.values(),
    Experiment(dataset="sine", learning_rate=3),
    Experiment(activation="relu", dataset="bumps", initializer="standard_normal", hidden_sizes=(64, 64, 64)),
    Experiment(learning_rate=10, epochs=200),
    Experiment(optimizer="adam", learning_rate=0.3, epochs=300),
    Experiment(initializer="zeros", epochs=300),
    Experiment(initializer="small_normal", hidden_sizes=(8, 8, 8), epochs=300),
    Experiment(activation="step", hidden_sizes=(8,), epochs=300),
    Experiment(dataset="xor", activation="linear", epochs=300),
    Experiment(l2=0.3, epochs=300),
    Experiment(dataset="spiral", learning_rate=1e-4, epochs=600),
    Experiment(optimizer="adam", learning_rate=1e-5, epochs=500),
    Experiment(dataset="diabetes"),
    Experiment(
        dataset="moons", n_samples=100, noise=0.4, hidden_sizes=(32, 32), activation="relu", validation_size=0.3
    ),
]


def advised(experiment):
    """The reason, and the run that follows its advice."""
    (reason,) = reasons(course(experiment))
    return reason, experiment.advised(reason.advice[0].changes)


@pytest.mark.parametrize("experiment", HELPED)
def test_following_the_advice_helps(experiment):
    """The loss that the reason is about is lower at the same epoch, or at its end; some take two steps."""
    reason, better = advised(experiment)
    before, after = (
        found.held_out[1] if reason.kind == "overfits" else found.losses
        for found in (course(experiment), course(better))
    )
    shared = min(len(before), len(after)) - 1
    assert after[shared] < before[shared] or (better.early_stopping and after[-1] < before[-1])
    left = [found.kind for found in reasons(course(better))]
    assert reason.kind not in left or reason.kind in IN_TWO_STEPS


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("diverged", {"learning_rate": 0.3}),
        ("oscillates", {"learning_rate": 0.3}),
        ("dead", {"learning_rate": 0.3}),
        ("vanishing", {"activation": "relu", "activations": (), "initializer": "he_normal"}),
        ("plateau", {"hidden_sizes": (8, 4)}),
        ("rate too small", {"learning_rate": 0.001}),
        ("overfits", {"l2": 0.01}),
    ],
)
def test_what_is_tried_first(kind, changes):
    (reason,) = reasons(course(BY_RULE[kind]))
    assert reason.advice[0].changes == changes


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"l1": 0.1}, "Try it without penalties"),
        ({"dropout": 0.6}, "Try it without dropout"),
        ({"hidden_sizes": ()}, "Try hidden layers of 8 and 4 units"),
        ({"activation": "step"}, "Try ReLU in the hidden layers"),
        ({"activation": "linear"}, "Try ReLU in the hidden layers"),
        ({"initializer": "zeros"}, "Try the initializer Xavier (Glorot), normal"),
        ({"initializer": "unit_uniform", "activation": "relu"}, "Try the initializer He, normal"),
        ({"activation": "relu", "initializer": "he_normal"}, "Try leaky ReLU in the hidden layers"),
        ({"activation": "leaky_relu", "initializer": "he_normal"}, "Try batch normalization"),
        (
            {"activation": "leaky_relu", "initializer": "he_normal", "layer_norm": True},
            "Try a learning rate of 0.3",
        ),
    ],
)
def test_being_stuck_has_its_causes_in_the_experiment(changes, label):
    first, *_ = causes.against_being_stuck(course(replace(STUCK, **changes, epochs=20)))
    assert first.label == label


def test_the_rate_in_force_counts():
    experiment = Experiment(learning_rate_changes=((100, 3),), epochs=300)
    (reason,) = reasons(course(experiment))
    assert (reason.kind, reason.advice[0].changes) == ("oscillates", {"learning_rate": 0.3})


def test_the_penalty_in_force_counts():
    experiment = Experiment(setting_changes=((50, "l2", 0.5),), epochs=300)
    (reason,) = reasons(course(experiment))
    assert reason.advice[1].label == "Try it without penalties"
    assert experiment.advised(reason.advice[1].changes) == Experiment(epochs=300)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_to_try_instead_is_another_one(name):
    assert ACTIVATIONS[name].instead is None or ACTIVATIONS[name].instead in ACTIVATIONS.keys() - {name}


def test_a_run_that_diverges_at_once_has_no_smaller_rate_to_blame():
    experiment = HELPED[len(BY_RULE) + 1]
    assert history_of(experiment).diverged_at == 1
    reason, _ = advised(experiment)
    assert reason.first == reason.last == 0
    assert reason.advice[0].changes == {"initializer": "he_normal"}
