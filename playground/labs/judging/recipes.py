"""Small recordings to judge: classes, two classes, values."""

import numpy as np

from playground.choices.experiment import Experiment
from playground.labs.judging.answers import Answers
from playground.languages import mark

_QUICK = {"optimizer": "adam", "learning_rate": 0.01, "batch_size": 32, "epochs": 60}
RECIPES = {
    mark("Breast cancer"): Experiment("breast_cancer", hidden_sizes=(16,), activation="relu", **_QUICK),
    mark("Iris"): Experiment("iris", hidden_sizes=(16,), activation="relu", **_QUICK),
    mark("Digits"): Experiment("digits", hidden_sizes=(32,), activation="relu", **_QUICK | {"epochs": 20}),
    mark("Diabetes"): Experiment("diabetes", hidden_sizes=(16,), activation="relu", **_QUICK | {"epochs": 40}),
}

# Four rows of a tutorial: their labels, and a model's scores for class 1.
FOUR_ANSWERS = Answers(
    np.array([0, 1, 1, 0]), np.array([[0.1, 0.9], [0.1, 0.9], [0.2, 0.8], [0.8, 0.2]]), np.array([1, 1, 1, 0])
)
