"""What is said of a run that diverged, and that nothing is said of others."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.numbers import short
from playground.recording.history import History
from playground.recording.words.endings import ending

DIVERGING = Experiment(dataset="bumps", activation="relu", learning_rate=100)


def verdict(experiment):
    history = History(experiment)
    history.extend(1000)
    return history, ending(history)


def test_a_healthy_run_has_no_verdict():
    history = History(Experiment(epochs=3))
    assert ending(history) is None
    history.extend(3)
    assert ending(history) is None


def test_divergence_is_told_with_its_numbers():
    history, found = verdict(DIVERGING)
    assert found["kind"] == "diverged"
    assert found["last"] == history.head == history.diverged_at - 1
    message = found["message"]
    assert f"stopped being a finite number at epoch {history.diverged_at}." in message
    assert f"The recording up to epoch {history.head} is kept." in message
    assert "with a learning rate of 100," in message
    assert "a smaller learning rate, such as 10" in message

    largest = [
        [np.abs(history.step(epoch).params[f"{i}.W"]).max() for i in range(3)] for epoch in (0, history.head)
    ]
    layer = int(np.argmax(largest[1]))
    name = ("layer 1", "layer 2", "the output layer")[layer]
    grown = f"{name} had gone from {short(largest[0][layer])} to {short(largest[1][layer])}"
    assert (grown in message) == (history.head > 0 and largest[1][layer] >= 2 * largest[0][layer])


def test_weights_that_did_not_grow_are_not_said_to():
    """Where the loss is gone within the first epoch, there is nothing to compare with."""
    history, found = verdict(replace(DIVERGING, scaling="none", learning_rate=100, batch_size=1))
    assert history.head == 0
    assert "had gone from" not in found["message"]
    assert "It happened within that epoch, with a learning rate of 100." in found["message"]


def test_the_rate_named_is_the_one_in_force():
    _, found = verdict(replace(DIVERGING, learning_rate=0.01, learning_rate_changes=((3, 50),)))
    assert found["last"] >= 3
    assert "with a learning rate of 50," in found["message"]
    assert "such as 5" in found["message"]


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({"initializer": "standard_normal"}, "the Xavier or He initializer"),
        ({"initializer": "unit_uniform"}, "the Xavier or He initializer"),
        ({"scaling": "none"}, "standard scaling of the inputs"),
    ],
)
def test_advice_follows_the_choices(changes, advice):
    assert advice not in verdict(DIVERGING)[1]["message"]
    assert advice in verdict(replace(DIVERGING, **changes))[1]["message"]
