"""Tutorial C's tables: activations and their slopes, losses and their outputs, metrics."""

import numpy as np

from playground.engine import ACTIVATIONS, LOSSES
from playground.labs.activations import of_one_row
from playground.labs.judging.classes import judge_classes
from playground.labs.judging.curves import roc
from playground.labs.judging.values import judge_values
from playground.labs.recipes.recipe import BY_CODE, BY_HAND, Recipe, Row, at_once, new
from playground.languages import _, mark
from playground.numbers import fixed, general, in_a_row

LABELS, SCORES = np.array([0, 1, 1, 0]), np.array([0.9, 0.9, 0.8, 0.2])
PLACES = (-2, -1, 1, 2)

OUTPUTS = {  # the output that a loss belongs to
    "mse": mark("A value: a linear output. Here a sigmoid's 0.8 beside 1."),
    "binary_crossentropy": mark("A yes or no: one sigmoid output."),
    "categorical_crossentropy": mark("One of several: softmax outputs, targets one-hot."),
    "sparse_categorical_crossentropy": mark("One of several: softmax outputs, targets class numbers."),
}


def activations():
    """Slopes at a few places, the steepest, and what a softmax makes of three scores."""
    leak = float(ACTIVATIONS["leaky_relu"].slope(np.array([-1.0]))[0])
    steepest = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0, "leaky_relu": 1.0, "step": 0.0}
    z = np.linspace(-6, 6, 1201)
    largest = {name: float(ACTIVATIONS[name].slope(z).max()) for name in steepest}
    slopes = {name: ACTIVATIONS[name].slope(np.array(PLACES, float)) for name in steepest}
    shares = LOSSES["categorical_crossentropy"].predict(np.array([[2.0, 1.0, 0.1]]))[0]

    def rows():
        yield Row(_("slope of the leaky ReLU at -1"), 0.01, BY_CODE, leak)
        for name, by_hand in steepest.items():
            what = _("{activation}: largest slope from -6 to 6")
            yield Row(what.format(activation=_(ACTIVATIONS[name].title)), by_hand, BY_HAND, largest[name])
        at = ", ".join(map(str, PLACES))
        for name, found in slopes.items():
            what = _("{activation}: slope at {places}").format(activation=_(ACTIVATIONS[name].title), places=at)
            yield new(what, in_a_row(general(slope, 4) for slope in found))
        yield new(_("softmax of 2, 1, 0.1"), in_a_row(fixed(share, 3) for share in shares), _("They add up to 1."))

    return rows


def losses():
    """Each loss of one row whose true class has the probability 0.8."""
    by_hand = {"mse": 0.2**2} | dict.fromkeys([name for name in LOSSES if name != "mse"], float(-np.log(0.8)))
    found = of_one_row(0.8)

    def rows():
        for name, told in OUTPUTS.items():
            yield Row(_(LOSSES[name].title), by_hand[name], BY_HAND, found[name][0], _(told))

    return rows


def metrics():
    """Four rows judged as classes, as an order, and as values."""
    classes = judge_classes(LABELS, np.column_stack([1 - SCORES, SCORES]))
    (curve,) = roc(LABELS, np.column_stack([1 - SCORES, SCORES]))
    values = judge_values(LABELS, SCORES)

    def rows():
        tie = _("2.5 of 4 pairs are in order; a tie is half.")
        yield Row(_("area under the ROC curve"), 0.625, BY_HAND, curve.area, tie)
        yield Row(_("accuracy at the threshold 0.5"), 0.75, BY_HAND, classes.accuracy, _("3 of 4."))
        mean = _("(0.81 + 0.01 + 0.04 + 0.04) / 4.")
        yield Row(_("mean squared error"), 0.225, BY_HAND, values.mse, mean)
        yield Row("R²", 0.1, BY_HAND, values.r2, _("1 - 0.9 / 1."))

    return rows


BY_LOSS = (
    Recipe(
        "C4",
        mark("Activations"),
        mark("What a unit does with its sum, and how much of a gradient its slope lets through."),
        mark("Step, sigmoid, tanh, ReLU, leaky ReLU and softmax: formula, slope, range, for and against."),
        "activations",
        at_once(activations),
    ),
    Recipe(
        "C5",
        mark("Losses"),
        mark(
            "The loss of one row whose true class was given the probability 0.8, by four losses, and the output "
            "that each belongs to."
        ),
        mark(
            "Mean squared error, binary, categorical and sparse categorical cross-entropy. It prints no numbers."
        ),
        "activations",
        at_once(losses),
    ),
)
BY_METRIC = Recipe(
    "C7",
    mark("Metrics"),
    mark(
        "The same four answers judged in four ways: as an order, as decisions, as distances, and against the mean."
    ),
    mark(
        "Accuracy, mean squared error, R², ROC and AUC, by scikit-learn. It prints no AUC. The four rows are "
        "labels 0, 1, 1, 0 with scores 0.9, 0.9, 0.8, 0.2."
    ),
    "judging",
    at_once(metrics),
)
