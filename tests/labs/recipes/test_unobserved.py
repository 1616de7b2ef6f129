"""Training without looking gives what training with a look at every epoch gives, to the last bit."""

import math

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.labs.recipes import RECIPES
from playground.labs.recipes.unobserved import last_step, last_steps
from playground.recording.steps import Step
from playground.recording.train import train

SMALL = {"dataset": "moons", "n_samples": 60, "epochs": 5}
EXPERIMENTS = {
    "A1": RECIPES["A1"].experiment,
    "A2": RECIPES["A2"].experiment.with_epochs(7),
    "C2": RECIPES["C2"].experiment,
    "E1": RECIPES["E1"].experiment.with_epochs(20),
    "D5": Experiment(
        **SMALL,
        hidden_sizes=(6, 5),
        dropouts=(0.5, 0.0),
        batch_norm=True,
        normalization_place="after",
        normalized_layers=(1,),
        validation_size=0.2,
    ),
    "everything else": Experiment(
        **SMALL,
        hidden_sizes=(6, 6),
        layer_norm=True,
        residual=True,
        l1=0.001,
        l2=0.01,
        clip_norm=0.5,
        optimizer="nesterov",
        schedule="cosine",
        learning_rate_changes=((3, 0.1),),
    ),
    "values": Experiment(dataset="sine", n_samples=60, epochs=5, dtype="float32", batch_size=None),
    "stops early": Experiment(
        **SMALL | {"epochs": 40}, early_stopping=True, validation_size=0.2, patience=1, tol=1
    ),
    "adaptive": Experiment(**SMALL | {"epochs": 40}, schedule="adaptive", patience=1, tol=1),
    "by hand": Experiment(**SMALL, weight_changes=((0, 0, 1.5), (5, 3, -1.0))),
}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_is_the_last_step_of_train_to_the_last_bit(name):
    *_, expected = train(EXPERIMENTS[name])
    found = last_step(EXPERIMENTS[name])
    for field in set(Step._fields) - {"layout", "plateau"}:
        np.testing.assert_array_equal(getattr(found, field), getattr(expected, field), err_msg=field)
    assert list(found.params) == list(expected.params)


def test_a_run_that_diverges_has_no_finite_loss():
    found = last_step(Experiment(dataset="sine", n_samples=60, epochs=30, learning_rate=100, activation="relu"))
    assert not math.isfinite(found.train_loss)


def test_several_are_trained_in_their_order():
    experiments = [Experiment(**SMALL, seed=seed) for seed in (3, 1)]
    run = last_steps(experiments)
    shares = []
    try:
        while True:
            shares.append(next(run).share)
    except StopIteration as end:
        found = end.value
    assert [step.train_loss for step in found] == [last_step(one).train_loss for one in experiments]
    assert shares == [1 / 3, 2 / 3]
