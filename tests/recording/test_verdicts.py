"""Verdicts: every kind with an example, and its threshold from both sides."""

import numpy as np
import pytest

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.vanishing.start import at_start
from playground.recording.train import train
from playground.recording.words import verdicts as lab
from playground.recording.words.facts import Facts, alike_units, chance_of
from playground.recording.words.thresholds import rule_of

CLEAR = np.full(4, np.nan)


def facts(**changes):
    """Four layers with nothing wrong, apart from what is changed; lists become arrays."""
    sound = {
        "delta_norms": [0.5, 0.5, 0.6, 0.5],
        "grad_norms": [0.1, 0.1, 0.2, 0.3],
        "dead": [0.0, 0.1, 0.0, np.nan],
        "saturated": CLEAR,
        "train_loss": 0.4,
        "score": 0.6,
        "chance": 0.5,
        "epoch": 100,
    }
    changed = {name: np.array(v, float) if isinstance(v, list) else v for name, v in (sound | changes).items()}
    return Facts(**changed)


def kinds(**changes):
    return [verdict.kind for verdict in lab.verdicts(facts(**changes))]


def first_and_last(ratio):
    return {"delta_norms": [ratio * 0.5, 0.2, 0.3, 0.5]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["healthy"]),
        (first_and_last(0.0101), ["healthy"]),
        (first_and_last(0.0099), ["vanishing"]),
        (first_and_last(99), ["healthy"]),
        (first_and_last(101), ["exploding"]),
        (first_and_last(0), ["vanishing"]),
        ({"dead": [0, 0.24, 0, 1]}, ["healthy"]),  # the output layer does not count
        ({"dead": [0, 0.25, 0, np.nan]}, ["dead"]),
        ({"saturated": [0.49, 0, 0, 1]}, ["healthy"]),
        ({"saturated": [0.5, 0, 0, 0]}, ["saturated"]),
        ({"score": 0.52}, ["healthy"]),
        ({"score": 0.519}, ["chance"]),
        ({"score": 0.3}, ["chance"]),
        ({"score": 0.5, "epoch": 49}, ["healthy"]),
        ({"score": 0.5, "epoch": 50}, ["chance"]),
        ({"grad_norms": [0, 0, 0, 0], "delta_norms": [0, 0, 0, 0.5]}, ["symmetric"]),
        ({"grad_norms": [0, 0, 0, 0], "dead": [0, 1, 0, 0], "delta_norms": [0, 0, 0, 1]}, ["vanishing", "dead"]),
        ({"alike": [False, True, False, False]}, ["symmetric"]),
        ({"alike": [False, False, False, True]}, ["healthy"]),
        ({"diverged": True, "score": 0.5}, ["diverged"]),
        ({"train_loss": np.nan}, ["diverged"]),
        ({"train_loss": np.inf, "delta_norms": [np.nan] * 4}, ["diverged"]),
        ({"delta_norms": [0, 0, 0, 0]}, ["healthy"]),
        ({"delta_norms": [np.inf, 1, 1, 1]}, ["exploding"]),
    ],
    ids=str,
)
def test_thresholds(changes, expected):
    assert kinds(**changes) == expected


def test_the_most_serious_comes_first():
    found = kinds(
        **first_and_last(1e-3), dead=[0.3, 0, 0, 0], saturated=[0.9, 0, 0, 0], score=0.5, chance=0.5, epoch=60
    )
    assert found == ["vanishing", "dead", "saturated", "chance"]
    assert list(lab.RULES) == ["diverged", "symmetric", "exploding", *found, "learns", "note", "healthy"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (first_and_last(3.1e-7), "The gradient reaching layer 1 is 3.1e-7 of the last layer's: next to nothing"),
        (first_and_last(0.0042), "is 0.0042 of the last layer's: early layers learn far slower"),
        (first_and_last(2.5e12), "is 2.5e12 times the last layer's"),
        (first_and_last(0), "No gradient at all reaches layer 1"),
        ({"dead": [0, 0.1, 0.42, 0]}, "42% of layer 3's units are dead."),
        ({"dead": [0, 0.1, 0.42, 0], "epoch": 0}, "of the last layer's: signals get through."),
        ({"dead": [0.3, 0.25, 0.42, 0]}, "42% of layer 3's units are dead, and 2 more layers are at 25% or more."),
        (
            {"saturated": [0.8, 0.5, 0, 0]},
            "80% of layer 1's units are saturated, and 1 more layer is at 50% or more.",
        ),
        ({"score": 0.505, "chance": 0.5}, "Still at chance after 100 epochs: accuracy 50.5%"),
        ({"alike": [True, True, True, True]}, "All units of every hidden layer have the same weights"),
        ({"alike": [False, True, False, False]}, "All units of layer 2 have the same weights"),
        ({"diverged": True}, "finite number at epoch 100"),
        ({}, "reaching layer 1 is 1 of the last"),
    ],
    ids=str,
)
def test_words_have_the_numbers(changes, said):
    verdict = lab.verdicts(facts(**changes))[0]
    assert said in verdict.text
    assert verdict.rule == rule_of(verdict.kind)


def test_every_rule_states_its_threshold():
    stated = {
        "exploding": "100 times",
        "vanishing": "0.01",
        "dead": "25%",
        "saturated": "50%",
        "chance": "2 points",
    }
    for kind, threshold in stated.items():
        assert threshold in rule_of(kind)


def facts_of(step, dead, saturated, y):
    """The `Facts` of a `training.Step`; `dead`, `saturated` (L,), and the classes y (N,) of the training rows."""
    return Facts(
        step.delta_norms,
        step.grad_norms,
        dead,
        saturated,
        step.train_loss,
        step.train_score,
        chance_of(y),
        step.epoch,
        not step.is_finite,
        alike_units(step.params),
    )


def seen(lane, epochs):
    """The kinds of verdict of a real network after some epochs."""
    prepared = prepare(lane)
    step = [step for step, _ in zip(train(lane, prepared=prepared), range(epochs + 1), strict=False)][-1]
    start = at_start(lane, prepared)
    return [v.kind for v in lab.verdicts(facts_of(step, start.dead, start.saturated, prepared.train.y))]


@pytest.mark.parametrize(
    ("changes", "epochs", "expected"),
    [
        ({"activation": "sigmoid", "initializer": "xavier_normal"}, 0, "vanishing"),
        (
            {"activation": "relu", "initializer": "he_normal"},
            0,
            "note",
        ),  # units are off, narrow as it is, and wake up
        ({"activation": "elu", "initializer": "he_normal"}, 0, "healthy"),
        ({"activation": "tanh", "initializer": "standard_normal"}, 0, "saturated"),
        ({"activation": "relu", "initializer": "zeros"}, 0, "symmetric"),
        ({"activation": "sigmoid", "initializer": "zeros"}, 3, "symmetric"),
        ({"activation": "linear", "initializer": "standard_normal"}, 0, "exploding"),
        ({"activation": "relu", "initializer": "standard_normal", "learning_rate": 100}, 3, "diverged"),
    ],
    ids=str,
)
def test_real_networks_get_the_verdict_they_are_known_for(changes, epochs, expected):
    lane = Lane(**{"learning_rate": 0.1, "batch_size": 32} | changes)
    assert expected in seen(lane, epochs)


def test_units_are_copies_only_where_there_is_more_than_one():
    params = {"0.W": np.array([[1.0, 1.0], [2.0, 2.0]]), "0.b": np.zeros(2), "1.W": np.ones((2, 1))}
    np.testing.assert_array_equal(alike_units(params), [True, False])
    params["0.W"][0, 1] += 1e-3
    assert not alike_units(params).any()


def test_chance_is_the_largest_class():
    assert chance_of(np.array([0, 1, 1, 2])) == 0.5


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"score": 0.75}, ["healthy"]),  # nothing is found: nothing is said of learning either
        ({"score": 0.75, "dead": [0.5, 0, 0, np.nan]}, ["learns", "note"]),
        ({"score": 0.74, "dead": [0.5, 0, 0, np.nan]}, ["dead"]),
        ({"score": 0.91, "chance": 0.1, "saturated": [0, 1.0, 0, 0]}, ["learns", "note"]),
        ({"score": 0.99, **first_and_last(1e-3), "dead": [0.5, 0, 0, 0]}, ["learns", "note", "note"]),
        ({"score": 0.99, "dead": [0.5, 0, 0, 0], "epoch": 0}, ["healthy", "note"]),  # before any training
        ({**first_and_last(1e-3), "dead": [0.5, 0, 0, 0], "epoch": 0}, ["vanishing", "dead"]),
        ({"score": 0.6, "chance": None, "dead": [0.5, 0, 0, 0]}, ["learns", "note"]),
        ({"score": 0.4, "chance": None, "dead": [0.5, 0, 0, 0]}, ["dead"]),
        ({"score": -3.0, "chance": None}, ["healthy"]),
        ({"score": 0.99, "diverged": True}, ["diverged"]),
    ],
    ids=str,
)
def test_what_does_not_keep_a_network_from_learning_is_no_alarm(changes, expected):
    assert kinds(**changes) == expected


def test_success_has_its_numbers():
    (first, second) = lab.verdicts(facts(score=0.91, chance=0.1, saturated=[0, 1.0, 0, 0]))
    assert first.text == "It learns: training accuracy 91.0%, and always naming the largest class gives 10.0%."
    assert second.text.startswith("100% of layer 2's units are saturated")


def test_units_that_are_off_at_the_start_are_said_to_be_so_and_no_more():
    (_, note) = lab.verdicts(facts(dead=[0, 0.1, 0.42, 0], epoch=0))
    assert note.text == "42% of layer 3's units are off for every row, though training may still wake them."
