"""A file of weights opens as the network that it says, or a sentence tells what is in the way."""

import json
import re

import numpy as np
import pytest

from playground.export import ReadError, read_weights
from playground.export.sequences import KINDS, bench_of, check_numbers
from tests.export.sequences.runs import recorded


@pytest.fixture(scope="module")
def history():
    return recorded(cell="gru", dtype="float32", learning_rate_changes=((1, 0.1),))


def read(history, change=lambda told: None, epoch=2):
    told = json.loads(KINDS["json"].make(history, epoch))
    change(told)
    return read_weights(json.dumps(told).encode(), "mine.json")


def test_it_opens_as_what_it_was(history):
    found = read(history)
    assert bench_of(found, "mine.json").experiments == (history.experiment,)
    check_numbers(found, history.step(2), "mine.json")


def test_a_long_text_of_pictures_opens_too():
    history = recorded(task="text", text="😀😁" * 1000, epochs=1)
    assert bench_of(read(history, epoch=1), "mine.json").experiments == (history.experiment,)


def test_rounding_of_another_processor_is_no_difference(history):
    def rounded(told):
        told["weights"]["0.U"] = (np.array(told["weights"]["0.U"]) * (1 + 1e-5)).tolist()

    check_numbers(read(history, rounded), history.step(2), "mine.json")


@pytest.mark.parametrize(
    ("experiment", "said"),
    [
        ("cells=transformer", "mine.json does not say a network that can be made here: cells must be"),
        ("cells=rnn,gru", "mine.json says 2 networks, and its weights are of one."),
        ("cells=gru&epochs=1", "mine.json is of epoch 2, but its run has only 1."),
    ],
)
def test_an_experiment_that_cannot_be_is_said(history, experiment, said):
    with pytest.raises(ReadError, match=re.escape(said)):
        bench_of(read(history, lambda told: told.update(experiment=experiment)), "mine.json")


def _changed(told):
    told["weights"]["0.W"][0][1] += 0.125


def _another(told):
    del told["weights"]["0.c"]


@pytest.mark.parametrize(
    ("change", "epoch", "said"),
    [
        (_changed, 2, "differs from its own run in 1 number: weights"),
        (_another, 2, "has arrays of other names or sizes than the network that it says."),
        (lambda told: None, 1, "is of epoch 2, but its run ends at epoch 1."),
    ],
)
def test_other_numbers_are_said(history, change, epoch, said):
    with pytest.raises(ReadError, match=re.escape(f"mine.json {said}")):
        check_numbers(read(history, change), history.step(epoch), "mine.json")
