"""Tutorial D's data, scaled before and after the split, and its four metrics of a classifier."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import load
from playground.data.splits import split_rows
from playground.engine import LOSSES
from playground.labs.judging.classes import judge_classes
from playground.labs.recipes.recipe import BY_HAND, Recipe, Row, at_once, new
from playground.labs.recipes.unobserved import last_step
from playground.languages import _, listed, mark
from playground.numbers import counted, fixed, general, in_a_row
from playground.recording.networks import network_for
from playground.recording.prepared import prepared_for

LEAKING = Experiment(
    dataset="iris",
    test_size=0.2,
    stratify=False,
    data_seed=42,
    scaling="minmax",
    scaler_rows="all",
    hidden_sizes=(8,),
    epochs=100,
)
SCALED = (  # by the rows that the scaler knows: what is said of the test rows, and of the end
    (mark("scaled by all rows: test rows lie between"), mark("scaled by all rows: test loss, accuracy")),
    (mark("scaled by training rows: test rows lie between"), mark("scaled by training rows: test loss, accuracy")),
)
TUMORS = Experiment(
    dataset="breast_cancer",
    test_size=0.2,
    stratify=False,
    data_seed=42,
    hidden_sizes=(16,),
    activation="relu",
    initializer="he_normal",
    optimizer="adam",
    learning_rate=0.001,
    batch_size=32,
    epochs=20,
)


def leak():
    """The test rows after min-max scaling that saw them, and that did not."""
    found = []
    for experiment in (LEAKING, replace(LEAKING, scaler_rows="training")):
        prepared = prepared_for(experiment)
        found.append((prepared.test.x, last_step(experiment, prepared)))
    split = split_rows(load("iris"), LEAKING)

    def rows():
        for (between, ended), (x, step) in zip(SCALED, found, strict=True):
            yield new(_(between), listed((fixed(x.min(), 3), fixed(x.max(), 3))))
            yield new(_(ended), in_a_row((fixed(step.test_loss, 3), fixed(step.test_score, 3))))
        yield new(_("training and test rows"), listed((counted(len(split.train)), counted(len(split.test)))))

    return rows


def decisions():
    """Decisions on tumors at the threshold 0.5, by scikit-learn and from the four counts."""
    prepared = prepared_for(TUMORS)
    network = network_for(TUMORS, prepared).load(last_step(TUMORS, prepared).flat)
    benign = LOSSES[TUMORS.loss_name].predict(network.forward(prepared.test.x)[0])[:, 0]
    shares = np.column_stack([1 - benign, benign])
    found = judge_classes(prepared.test.y, shares)
    (tn, fp), (fn, tp) = found.confusion.tolist()
    others = {threshold: judge_classes(prepared.test.y, shares, threshold) for threshold in (0.1, 0.9)}

    def rows():
        told = _("{tp} true and {fp} false positives, {fn} false and {tn} true negatives")
        yield new(
            _("of the test rows"), told.format(tp=tp, fp=fp, fn=fn, tn=tn), _("Positive is class 1, benign.")
        )
        yield Row(_("accuracy"), (tp + tn) / (tp + tn + fp + fn), BY_HAND, found.accuracy)
        yield Row(_("precision"), tp / (tp + fp), BY_HAND, float(found.precision[1]))
        yield Row(_("recall"), tp / (tp + fn), BY_HAND, float(found.recall[1]))
        yield Row("F1", 2 * tp / (2 * tp + fp + fn), BY_HAND, float(found.f1[1]))
        for threshold, other in others.items():
            what = _("precision, recall at the threshold {threshold}").format(threshold=general(threshold))
            yield new(what, in_a_row((fixed(other.precision[1], 4), fixed(other.recall[1], 4))))

    return rows


RECIPES = (
    Recipe(
        "D2",
        mark("Preparing data"),
        mark(
            "Min-max scaling by all rows, and by the training rows alone. Only in the first case must the test "
            "rows lie between 0 and 1."
        ),
        mark(
            "Min-max scaling to [0, 1], then 80 % for training and 20 % for testing, seed 42. No data set is "
            "named: this is iris, and the network is this recipe's own."
        ),
        "live",
        at_once(leak),
        mark(
            "The data are scaled before they are split, so the scaler knows the test rows: a leak. On data this "
            "tame it changes little, which is why it is easily missed."
        ),
        LEAKING,
    ),
    Recipe(
        "D3",
        mark("Judging a classifier"),
        mark("Accuracy, precision, recall and F1 come from four counts, and from one threshold."),
        mark(
            "The four metrics by scikit-learn. No data set is named here: these are the breast tumors, with a "
            "network of this recipe's own."
        ),
        "judging",
        at_once(decisions),
        mark("The threshold is 0.5, unsaid. A higher one costs recall, a lower one precision."),
        TUMORS,
    ),
)
