"""Small recordings to judge: classes, two classes, values."""

from playground.choices.experiment import Experiment

_QUICK = {"optimizer": "adam", "learning_rate": 0.01, "batch_size": 32, "epochs": 60}
RECIPES = {
    "Breast cancer": Experiment("breast_cancer", hidden_sizes=(16,), activation="relu", **_QUICK),
    "Iris": Experiment("iris", hidden_sizes=(16,), activation="relu", **_QUICK),
    "Digits": Experiment("digits", hidden_sizes=(32,), activation="relu", **_QUICK | {"epochs": 20}),
    "Diabetes": Experiment("diabetes", hidden_sizes=(16,), activation="relu", **_QUICK | {"epochs": 40}),
}
