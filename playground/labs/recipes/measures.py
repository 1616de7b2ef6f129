"""Tutorial C's tables: activations and their slopes, losses and their outputs, metrics."""

import numpy as np

from playground.engine import ACTIVATIONS, LOSSES
from playground.labs.activations import of_one_row
from playground.labs.judging.classes import judge_classes
from playground.labs.judging.curves import roc
from playground.labs.judging.values import judge_values
from playground.labs.recipes.recipe import BY_CODE, BY_HAND, Recipe, Row, at_once, new

LABELS, SCORES = np.array([0, 1, 1, 0]), np.array([0.9, 0.9, 0.8, 0.2])
PLACES = (-2.0, -1.0, 1.0, 2.0)


def activations():
    """Slopes at a few places, the steepest, and what a softmax makes of three scores."""
    leak = float(ACTIVATIONS["leaky_relu"].slope(np.array([-1.0]))[0])
    yield Row("slope of the leaky ReLU at -1", 0.01, BY_CODE, leak)
    steepest = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0, "leaky_relu": 1.0, "step": 0.0}
    z = np.linspace(-6, 6, 1201)
    for name, by_hand in steepest.items():
        largest = float(ACTIVATIONS[name].slope(z).max())
        yield Row(f"{ACTIVATIONS[name].title}: largest slope from -6 to 6", by_hand, BY_HAND, largest)
    for name in steepest:
        slopes = ACTIVATIONS[name].slope(np.array(PLACES))
        at = ", ".join(f"{place:g}" for place in PLACES)
        yield new(f"{ACTIVATIONS[name].title}: slope at {at}", ", ".join(f"{slope:.4g}" for slope in slopes))
    shares = LOSSES["categorical_crossentropy"].predict(np.array([[2.0, 1.0, 0.1]]))[0]
    yield new("softmax of 2, 1, 0.1", ", ".join(f"{share:.3f}" for share in shares), "They add up to 1.")


def losses():
    """Each loss of one row whose true class has the probability 0.8."""
    by_hand = {"mse": 0.2**2} | dict.fromkeys([name for name in LOSSES if name != "mse"], float(-np.log(0.8)))
    outputs = {
        "mse": "A value: a linear output. Here a sigmoid's 0.8 beside 1.",
        "binary_crossentropy": "A yes or no: one sigmoid output.",
        "categorical_crossentropy": "One of several: softmax outputs, targets one-hot.",
        "sparse_categorical_crossentropy": "One of several: softmax outputs, targets class numbers.",
    }
    found = of_one_row(0.8)
    for name, told in outputs.items():
        yield Row(LOSSES[name].title, by_hand[name], BY_HAND, found[name][0], told)


def metrics():
    """Four rows judged as classes, as an order, and as values."""
    classes = judge_classes(LABELS, np.column_stack([1 - SCORES, SCORES]))
    (curve,) = roc(LABELS, np.column_stack([1 - SCORES, SCORES]))
    values = judge_values(LABELS, SCORES)
    yield Row(
        "area under the ROC curve", 0.625, BY_HAND, curve.area, "2.5 of 4 pairs are in order; a tie is half."
    )
    yield Row("accuracy at the threshold 0.5", 0.75, BY_HAND, classes.accuracy, "3 of 4.")
    yield Row("mean squared error", 0.225, BY_HAND, values.mse, "(0.81 + 0.01 + 0.04 + 0.04) / 4.")
    yield Row("R²", 0.1, BY_HAND, values.r2, "1 - 0.9 / 1.")


BY_LOSS = (
    Recipe(
        "C4",
        "Activations",
        "What a unit does with its sum, and how much of a gradient its slope lets through.",
        "Step, sigmoid, tanh, ReLU, leaky ReLU and softmax: formula, slope, range, for and against.",
        "activations",
        at_once(activations),
    ),
    Recipe(
        "C5",
        "Losses",
        "The loss of one row whose true class was given the probability 0.8, by four losses, and the output that "
        "each belongs to.",
        "Mean squared error, binary, categorical and sparse categorical cross-entropy. It prints no numbers.",
        "activations",
        at_once(losses),
    ),
)
BY_METRIC = Recipe(
    "C7",
    "Metrics",
    "The same four answers judged in four ways: as an order, as decisions, as distances, and against the mean.",
    "Accuracy, mean squared error, R², ROC and AUC, by scikit-learn. It prints no AUC. The four rows are "
    "labels 0, 1, 1, 0 with scores 0.9, 0.9, 0.8, 0.2.",
    "judging",
    at_once(metrics),
)
