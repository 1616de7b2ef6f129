"""One training of a sweep: what it is, and how it ends."""

import time
from typing import NamedTuple

from playground.choices.experiment import Experiment
from playground.data import BROUGHT
from playground.labs.sweep.folds import prepared_fold
from playground.recording.prepared import prepared_for
from playground.recording.train import train_in_bites

LOOK = 0.25  # seconds between two looks at whether a training is still wanted


class Result(NamedTuple):
    """How a training ended. `score` is the accuracy or R^2 of the rows that judge, NaN where it diverged.

    `loss` is the loss of the same rows, `train_loss` that of the rows trained on.
    """

    score: float
    loss: float
    train_loss: float
    epochs: int
    seconds: float


class Training(NamedTuple):
    """An experiment, and the rows that judge it.

    Those are one of several `folds`; the validation part where `folds` is 1; the test part where it is 0.
    `brought` are a visitor's own data by name, for who does not have them.
    """

    experiment: Experiment
    folds: int
    fold: int
    brought: dict


def training_of(experiment, folds, fold=0):
    """A `Training` with the data that it needs."""
    name = experiment.dataset
    return Training(experiment, folds, fold, {name: BROUGHT[name]} if name in BROUGHT else {})


def always():
    """It is wanted."""
    return True


def judge(training, is_wanted=always):
    """Train to the end; the `Result`, or None where it is not wanted any more on the way.

    `is_wanted()` is asked now and then.
    """
    started = looked = time.perf_counter()
    BROUGHT.update(training.brought)
    last = None
    for step in train_in_bites(training.experiment, None, _prepared(training)):
        last = step or last
        if time.perf_counter() - looked > LOOK:
            looked = time.perf_counter()
            if not is_wanted():
                return None
    loss, score = _judged(training, last)
    seconds = time.perf_counter() - started
    if not last.is_finite:
        score = loss = float("nan")
    return Result(score, loss, last.train_loss, last.epoch, seconds)


def _prepared(training):
    if training.folds > 1:
        return prepared_fold(training.experiment, training.folds, training.fold)
    return prepared_for(training.experiment)


def _judged(training, step):
    """Loss and score of the rows that judge; a fold that is left out has the place of the test part."""
    if training.folds == 1:
        return step.validation_loss, step.validation_score
    return step.test_loss, step.test_score
