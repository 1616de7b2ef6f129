"""One training of a sweep: who judges it, that it can be stopped, and that it is the playground's own."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import BROUGHT, DATASETS
from playground.labs.sweep import trainings
from playground.labs.sweep.folds import prepared_fold
from playground.labs.sweep.trainings import judge, training_of
from playground.recording.train import train

SMALL = Experiment(n_samples=60, hidden_sizes=(3,), epochs=6, validation_size=0.25)


def test_the_validation_part_judges_and_the_run_on_the_playground_has_the_same_numbers():
    result, (*_, last) = judge(training_of(SMALL, 1)), train(SMALL)
    assert result[:4] == (last.validation_score, last.validation_loss, last.train_loss, 6)
    assert result.seconds > 0


def test_the_fold_that_is_left_out_judges():
    result, (*_, last) = judge(training_of(SMALL, 3, 2)), train(SMALL, prepared=prepared_fold(SMALL, 3, 2))
    assert result[:4] == (last.test_score, last.test_loss, last.train_loss, 6)


def test_the_test_part_judges_at_the_end():
    result, (*_, last) = judge(training_of(SMALL, 0)), train(SMALL)
    assert result[:2] == (last.test_score, last.test_loss)


def test_a_training_that_diverges_has_no_score():
    result = judge(training_of(replace(SMALL, dataset="bumps", activation="relu", learning_rate=100), 1))
    assert np.isnan([result.score, result.loss]).all()
    assert result.epochs < 6


def test_early_stopping_ends_it_and_looks_at_the_validation_part_alone():
    stopped = replace(SMALL, epochs=500, early_stopping=True, patience=2, tol=0.1)
    assert judge(training_of(stopped, 3, 0)).epochs < 100


def test_a_training_that_is_not_wanted_ends_on_the_way(monkeypatch):
    monkeypatch.setattr(trainings, "LOOK", 0)
    asked = []

    def is_wanted():
        asked.append(1)
        return len(asked) < 3

    assert judge(training_of(SMALL, 1), is_wanted) is None
    assert len(asked) == 3


def test_data_that_were_brought_come_along():
    source = replace(DATASETS["moons"])
    BROUGHT["table-of-this-test"] = source
    training = training_of(replace(SMALL, dataset="table-of-this-test"), 1)
    del BROUGHT["table-of-this-test"]
    assert judge(training)[:4] == judge(training_of(replace(SMALL, dataset="moons"), 1))[:4]
    assert training_of(SMALL, 1).brought == {}


@pytest.mark.parametrize("folds", [0, 1, 2])
def test_values_are_judged_by_r2(folds):
    assert judge(training_of(replace(SMALL, dataset="diabetes", epochs=30, learning_rate=0.01), folds)).score < 1
