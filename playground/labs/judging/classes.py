"""Decisions beside the truth: how many are right, of which class, and which classes are taken for which."""

from typing import NamedTuple

import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from playground.labs.judging.checks import checked_classes


class Judgment(NamedTuple):
    """Decisions judged, by class where K classes are named.

    `precision`: of the rows given a class, the share that are of it; NaN for a class that no row is given.
    `recall`: of the rows of a class, the share that are given it; NaN for a class that does not occur.
    `f1`: their harmonic mean, 2 TP / (2 TP + FP + FN), so 0 where one of them is 0; NaN for a class that neither
    occurs nor is given.
    `support`: rows of each class.
    `macro` and `weighted` are means of (precision, recall, f1) over the classes where each is defined: all classes
    alike, or by their support. A class never given is thus missing from the mean precision, not counted as 0; its
    recall of 0 is counted.
    """

    decided: np.ndarray  # (N,) class numbers
    accuracy: float
    precision: np.ndarray  # (K,)
    recall: np.ndarray  # (K,)
    f1: np.ndarray  # (K,)
    support: np.ndarray  # (K,)
    macro: np.ndarray  # (3,)
    weighted: np.ndarray  # (3,)
    confusion: np.ndarray  # (K, K) rows: the true class, columns: the class given


def judge_classes(y, probabilities, threshold=0.5, decided=None):
    """The `Judgment` of probabilities (N, K) for rows of classes y (N,).

    Two classes: class 1 where its probability is at least the threshold. More: the most probable, the first of
    equals; the threshold then means nothing. What the network `decided` (N,) itself, where it is known, rules as
    long as no other threshold than a half does. Raises ValueError for probabilities that are not finite.
    """
    y, probabilities = checked_classes(y, probabilities)
    labels = np.arange(probabilities.shape[1])
    if decided is None or (threshold != 0.5 and len(labels) == 2):
        decided = decide(probabilities, threshold)
    scores = {"labels": labels, "zero_division": np.nan}
    *by_class, support = precision_recall_fscore_support(y, decided, **scores)
    macro, weighted = (
        np.array(precision_recall_fscore_support(y, decided, average=kind, **scores)[:3], dtype=np.float64)
        for kind in ("macro", "weighted")
    )
    confusion = confusion_matrix(y, decided, labels=labels)
    accuracy = float(accuracy_score(y, decided))
    return Judgment(decided, accuracy, *by_class, support, macro, weighted, confusion)


def decide(probabilities, threshold=0.5):
    """The class number (N,) that probabilities (N, K) stand for, as `judge_classes` says."""
    if probabilities.shape[1] == 2:
        return (probabilities[:, 1] >= threshold).astype(np.intp)
    return probabilities.argmax(axis=1)


def rows_of(y, decided, true, given):
    """The numbers of the rows in one cell of the confusion matrix: of class `true`, decided to be `given`."""
    return np.flatnonzero((np.asarray(y) == true) & (np.asarray(decided) == given))
