"""A file of weights as an experiment again: the same run, or the same with what was changed in the file."""

import json

import numpy as np
import pytest

from playground.export import KINDS, ReadError, experiment_of, read_weights, with_numbers_of
from playground.recording.history import History
from tests.export.runs import recorded


def changed(history, epoch, change):
    """What is read of a file of weights whose JSON was changed."""
    told = json.loads(KINDS["json"].make(history, epoch))
    change(told)
    return read_weights(json.dumps(told).encode(), "mine")


def test_an_unchanged_file_is_its_own_run():
    for fields in ({}, {"dtype": "float32", "batch_norm": True}):
        history = recorded(**fields)
        read = read_weights(KINDS["npz"].make(history, 4), "mine")
        assert experiment_of(read, "mine") == history.experiment
        assert with_numbers_of(read, history, "mine") == history.experiment


def test_a_changed_number_is_set_by_hand():
    history = recorded()
    read = changed(history, 4, lambda told: told["weights"]["1.W"][2].__setitem__(1, 0.25))
    opened = History(with_numbers_of(read, history, "mine"))
    opened.extend(4)
    np.testing.assert_array_equal(opened.step(3).flat, history.step(3).flat)
    assert opened.step(4).params["1.W"][2, 1] == 0.25
    assert (opened.step(4).flat != history.step(4).flat).sum() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told.update(epoch=7), "is of epoch 7, but its run has only 6"),
        (lambda told: told.update(experiment="hidden_sizes=broken"), "hidden_sizes must be"),
        (lambda told: told["weights"].pop("0.b"), "other names or sizes"),
        (lambda told: told["weights"].update({"0.b": [1.0]}), "other names or sizes"),
        (lambda told: told["weights"].update({"0.b": [1e9] * 5}), "cannot be set by hand"),
    ],
)
def test_what_does_not_fit_gets_a_sentence(change, said):
    history = recorded()
    read = changed(history, 4, change)
    with pytest.raises(ReadError, match=said):
        _ = experiment_of(read, "mine"), with_numbers_of(read, history, "mine")


def test_more_numbers_than_stand_in_a_link_get_a_sentence():
    history = recorded(hidden_sizes=(200,))
    read = changed(history, 4, lambda told: told["weights"].update({"0.W": np.ones((2, 200)).tolist()}))
    read.arrays["0.b"][:] = 1
    with pytest.raises(ReadError, match="differs from its own run in 600 numbers: up to 400"):
        with_numbers_of(read, history, "mine")
