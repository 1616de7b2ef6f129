"""Sweeps worth running, each with what to look at."""

from playground.choices.sweep import Sweep
from playground.labs.preset import Preset
from playground.languages import mark

PRESETS = {
    "rates": Preset(
        mark("Learning rate and optimizer"),
        mark(
            "Seven of the twelve cells get every validation row right, so the loss decides between them. SGD "
            "likes 0.3, where Adam is no better than guessing: each optimizer has learning rates of its own."
        ),
        Sweep(),
    ),
    "size": Preset(
        mark("Units and activation"),
        mark(
            "Three seeds each. All linear cells have the same score, whatever their size: without a bend, more "
            "units change nothing. Only two hidden layers of ReLU units get as far as 0.98."
        ),
        Sweep(
            dataset="spiral",
            learning_rate=0.1,
            searched=(
                ("hidden_sizes", ((2,), (4,), (8,), (16,), (8, 8))),
                ("activation", ("linear", "sigmoid", "tanh", "relu")),
            ),
            n_seeds=3,
        ),
    ),
    "overfitting": Preset(
        mark("Against overfitting"),
        mark(
            "Few rows and much noise, three folds and three seeds each. The two best cells are closer to each "
            "other than chance moves either: the winner is luck. Look at the loss too: dropout of 0.2 lowers it."
        ),
        Sweep(
            dataset="moons",
            n_samples=80,
            noise=0.3,
            hidden_sizes=(32, 32),
            optimizer="adam",
            learning_rate=0.01,
            searched=(("l2", (0, 0.001, 0.01, 0.1)), ("dropout", (0, 0.2, 0.5))),
            folds=3,
            n_seeds=3,
        ),
    ),
    "D4": Preset(
        mark("Tutorial D4: grid search"),
        mark(
            "The tutorial's 72 candidates with this project's estimator, and with scikit-learn's MLPClassifier "
            "beside it. With the same random_state both start from the same weights: compare their scores."
        ),
        Sweep(recipe="D4"),
    ),
}
