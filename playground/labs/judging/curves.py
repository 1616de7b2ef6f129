"""Probabilities beside the truth: how well they put rows in order, and whether they mean what they say."""

from typing import NamedTuple

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    auc,
    average_precision_score,
    brier_score_loss,
    confusion_matrix_at_thresholds,
    precision_recall_curve,
    roc_curve,
)

from playground.labs.judging.checks import checked_binary, checked_classes

NOTHING = np.empty(0)


class Roc(NamedTuple):
    """Share of the other rows (P,) and of the class's own (P,) at or over thresholds (P,) that fall from infinity.

    Where the class has no rows, or there are no others, there is no curve: empty arrays and an area of NaN.
    """

    false_positive: np.ndarray
    true_positive: np.ndarray
    thresholds: np.ndarray
    area: float


class PrecisionRecall(NamedTuple):
    """Precision (P + 1,) and recall (P + 1,) at rising thresholds (P,); the last point, (1, 0), has none.

    `average` is the average precision, `share` that of the class among all rows: the precision of guessing.
    Without rows of the class there is no curve: empty arrays and an average of NaN.
    """

    precision: np.ndarray
    recall: np.ndarray
    thresholds: np.ndarray
    average: float
    share: float


class Calibration(NamedTuple):
    """Rows in B even bins of their probability: its mean, the share that came true, how many; NaN in empty bins.

    `brier` is the mean squared distance of the probability from what came true, for two classes, else NaN.
    `error` is the expected calibration error, sum_b counts_b / N |observed_b - predicted_b|
    (Guo et al. 2017, On Calibration of Modern Neural Networks).
    """

    predicted: np.ndarray  # (B,)
    observed: np.ndarray  # (B,)
    counts: np.ndarray  # (B,)
    edges: np.ndarray  # (B + 1,)
    brier: float
    error: float


class Thresholds(NamedTuple):
    """What class 1 from a probability on would be worth, at each of 101 thresholds (T,), 0 to 1.

    NaN where undefined: precision where no row is given class 1, recall and f1 without a row of class 1 (but f1 is
    then 0 while any row is given it).
    """

    thresholds: np.ndarray
    accuracy: np.ndarray
    precision: np.ndarray
    recall: np.ndarray
    f1: np.ndarray


def roc(y, probabilities):
    """A `Roc` for each class against all others; for two classes one, that of class 1.

    y (N,), probabilities (N, K), here and below. All raise ValueError for what `checks` refuses.
    """
    return [_roc_of(is_class, scores) for is_class, scores in _one_against_rest(y, probabilities)]


def precision_recall(y, probabilities):
    """A `PrecisionRecall` for each class against all others; for two classes one, that of class 1."""
    return [_precision_recall_of(is_class, scores) for is_class, scores in _one_against_rest(y, probabilities)]


def calibration(y, probabilities, n_bins=10):
    """The `Calibration` of class 1's probability; for more than two classes, of that of the class given.

    A bin holds its upper edge, as scikit-learn's do, the first its lower one too.
    """
    y, probabilities = checked_classes(y, probabilities)
    is_binary = probabilities.shape[1] == 2
    said = probabilities[:, 1] if is_binary else probabilities.max(axis=1)
    came_true = (y == (1 if is_binary else probabilities.argmax(axis=1))).astype(int)
    edges = np.linspace(0, 1, n_bins + 1)
    counts = np.bincount(np.searchsorted(edges[1:-1], said), minlength=n_bins)
    predicted, observed = np.full((2, n_bins), np.nan)
    observed[counts > 0], predicted[counts > 0] = calibration_curve(came_true, said, pos_label=1, n_bins=n_bins)
    brier = float(brier_score_loss(came_true, said, labels=[0, 1])) if is_binary else np.nan
    error = float(np.nansum(counts / len(y) * np.abs(observed - predicted)))
    return Calibration(predicted, observed, counts, edges, brier, error)


def at_thresholds(y, probabilities):
    """`Thresholds` for class numbers y (N,), 0 or 1, and the probabilities of class 1 (N,): for a slider.

    Steps are hundredths, as a slider's are, so that `judge_classes` decides alike at each.
    """
    y, probabilities = checked_binary(y, probabilities)
    thresholds = np.arange(101) / 100
    tn, fp, fn, tp = _counts_from(y, probabilities, thresholds)
    with np.errstate(invalid="ignore"):  # 0 / 0 is NaN: undefined
        return Thresholds(
            thresholds,
            accuracy=(tp + tn) / len(y),
            precision=tp / (tp + fp),
            recall=tp / (tp + fn),
            f1=2 * tp / (2 * tp + fp + fn),
        )


def _one_against_rest(y, probabilities):
    y, probabilities = checked_classes(y, probabilities)
    n_classes = probabilities.shape[1]
    for number in range(1 if n_classes == 2 else 0, n_classes):
        yield (y == number).astype(int), probabilities[:, number]


def _roc_of(is_class, scores):
    if is_class.min() == is_class.max():
        return Roc(NOTHING, NOTHING, NOTHING, np.nan)
    false_positive, true_positive, thresholds = roc_curve(is_class, scores)
    return Roc(false_positive, true_positive, thresholds, float(auc(false_positive, true_positive)))


def _precision_recall_of(is_class, scores):
    share = float(is_class.mean())
    if not share:
        return PrecisionRecall(NOTHING, NOTHING, NOTHING, np.nan, share)
    curve = precision_recall_curve(is_class, scores, drop_intermediate=True)
    return PrecisionRecall(*curve, float(average_precision_score(is_class, scores)), share)


def _counts_from(y, probabilities, thresholds):
    """True negatives, false positives, false negatives, true positives, each (T,), by where class 1 starts."""
    *counts, scores = confusion_matrix_at_thresholds(y, probabilities, pos_label=1)
    above = np.array([np.sum(y == 0), 0, np.sum(y == 1), 0], dtype=np.float64)  # over all scores none is class 1
    counts = np.column_stack([above, np.array(counts)])
    return counts[:, np.searchsorted(-scores, -thresholds, side="right")]
