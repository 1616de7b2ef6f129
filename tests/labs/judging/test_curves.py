"""Curves over thresholds and calibration: by hand, beside scikit-learn, and where there is no curve."""

import numpy as np
import pytest
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    precision_recall_fscore_support,
    roc_auc_score,
)

from playground.labs.judging.classes import judge_classes
from playground.labs.judging.curves import at_thresholds, calibration, precision_recall, roc

NAN = np.nan
Y, P = np.array([0, 1, 1, 0]), np.array([0.9, 0.9, 0.8, 0.2])


def two(p):
    return np.column_stack([1 - np.array(p), p])


def random(n_classes, rows=200, seed=1):
    rng = np.random.default_rng(seed)
    return rng.integers(0, n_classes, rows), rng.dirichlet(np.ones(n_classes), rows)


def test_an_area_by_hand():
    # From .9 on: 1 of 2 negatives, 1 of 2 positives; from .8 on: 1/2, 2/2; from .2 on: 2/2, 2/2.
    # Area: a triangle 1/2 * 1/2 * 1/2 = 1/8 and a rectangle 1/2 * 1 = 1/2.
    (found,) = roc(Y, two(P))
    assert found.false_positive.tolist() == [0, 0.5, 0.5, 1]
    assert found.true_positive.tolist() == [0, 0.5, 1, 1]
    assert found.thresholds.tolist() == [np.inf, 0.9, 0.8, 0.2]
    assert found.area == 0.625


def test_average_precision_by_hand():
    # From .9 on: precision 1/2, recall 1/2; from .8 on: 2/3, 1; from .2 on: 2/4, 1.
    # Average: each rise of recall times its precision: 1/2 * 1/2 + 1/2 * 2/3 = 7/12.
    (found,) = precision_recall(Y, two(P))
    assert found.average == pytest.approx(7 / 12)
    assert found.share == 1 / 2
    points = set(zip(found.recall.tolist(), found.precision.tolist(), strict=True))
    assert points == {(0.5, 0.5), (1, 2 / 3), (1, 0.5), (0, 1)}
    assert len(found.thresholds) == len(found.precision) - 1


def test_perfect_all_wrong_and_all_alike():
    for p, area in (([0.1, 0.9, 0.8, 0.2], 1), ([0.9, 0.1, 0.2, 0.8], 0), ([0.5] * 4, 0.5)):
        assert roc(Y, two(p))[0].area == area
    assert precision_recall(Y, two([0.5] * 4))[0].average == 0.5


@pytest.mark.parametrize("n_classes", [3, 5])
def test_many_classes_are_one_against_the_rest(n_classes):
    y, p = random(n_classes)
    areas = [curve.area for curve in roc(y, p)]
    assert len(areas) == n_classes
    np.testing.assert_allclose(np.mean(areas), roc_auc_score(y, p, multi_class="ovr"))
    theirs = [average_precision_score(y == number, p[:, number]) for number in range(n_classes)]
    np.testing.assert_allclose([curve.average for curve in precision_recall(y, p)], theirs)


@pytest.mark.parametrize("y", [[0, 0, 0], [1, 1, 1], [1]])
def test_without_both_kinds_of_rows_there_is_no_roc_curve(y):
    (found,) = roc(y, two([0.2, 0.5, 0.9][: len(y)]))
    assert np.isnan(found.area)
    assert len(found.false_positive) == len(found.true_positive) == len(found.thresholds) == 0


def test_a_class_that_does_not_occur_has_no_curve_and_the_others_have():
    p = [[0.7, 0.2, 0.1], [0.2, 0.7, 0.1], [0.5, 0.4, 0.1]]
    np.testing.assert_array_equal([curve.area for curve in roc([0, 1, 0], p)], [1, 1, NAN])
    found = precision_recall([0, 1, 0], p)
    np.testing.assert_allclose([curve.average for curve in found], [1, 1, NAN])
    np.testing.assert_allclose([curve.share for curve in found], [2 / 3, 1 / 3, 0])


def test_precision_and_recall_need_no_other_rows():
    (found,) = precision_recall([1, 1], two([0.3, 0.6]))
    assert found.average == found.share == 1


def test_calibration_by_hand():
    # Bins 0 to .5 (holds .5) and .5 to 1. Probabilities .1 .5 | .7 .9, came true: 0 1 | 1 1.
    found = calibration([0, 1, 1, 1], two([0.1, 0.5, 0.7, 0.9]), n_bins=2)
    np.testing.assert_allclose(found.predicted, [0.3, 0.8])
    np.testing.assert_allclose(found.observed, [0.5, 1])
    assert found.counts.tolist() == [2, 2]
    assert found.edges.tolist() == [0, 0.5, 1]
    assert found.brier == pytest.approx((0.01 + 0.25 + 0.09 + 0.01) / 4)
    assert found.error == pytest.approx(2 / 4 * 0.2 + 2 / 4 * 0.2)


def test_of_many_classes_the_one_given_is_calibrated():
    # Most probable: class 0 with .6, right; class 2 with .8, wrong; class 1 with .9, right.
    p = [[0.6, 0.3, 0.1], [0.1, 0.1, 0.8], [0.05, 0.9, 0.05]]
    found = calibration([0, 1, 1], p)
    assert found.counts.tolist() == [0, 0, 0, 0, 0, 1, 0, 1, 1, 0]
    np.testing.assert_allclose(found.predicted[[5, 7, 8]], [0.6, 0.8, 0.9])
    np.testing.assert_array_equal(found.observed[[5, 7, 8]], [1, 0, 1])
    assert np.isnan(found.observed[found.counts == 0]).all()
    assert np.isnan(found.brier)
    assert found.error == pytest.approx((0.4 + 0.8 + 0.1) / 3)


@pytest.mark.parametrize("n_bins", [1, 4, 10])
def test_bins_hold_their_rows(n_bins):
    y, p = random(2)
    p = np.concatenate([p, two(np.linspace(0, 1, n_bins + 1))])  # edges too
    y = np.concatenate([y, np.ones(n_bins + 1, dtype=int)])
    found = calibration(y, p, n_bins)
    edges = np.linspace(0, 1, n_bins + 1)
    for b in range(n_bins):
        inside = (p[:, 1] > edges[b]) & (p[:, 1] <= edges[b + 1]) | ((b == 0) & (p[:, 1] == 0))
        assert found.counts[b] == inside.sum()
        assert found.predicted[b] == pytest.approx(p[inside, 1].mean())
        assert found.observed[b] == pytest.approx(y[inside].mean())


@pytest.mark.parametrize(("y", "brier"), [([0], 0.49), ([1], 0.09), ([1, 1], 0.09)])
def test_calibration_of_few_rows_of_one_class(y, brier):
    found = calibration(y, two([0.7] * len(y)))
    assert found.brier == pytest.approx(brier)
    assert found.counts.sum() == len(y)
    assert found.error == pytest.approx(abs(y[0] - 0.7))


def test_thresholds_by_hand():
    found = at_thresholds(Y, P)
    assert found.thresholds[[0, 50, 100]].tolist() == [0, 0.5, 1]
    # From 0 on all are class 1: TP 2, FP 2. From .5 on: .9 (0), .9 (1), .8 (1): TP 2, FP 1, TN 1. From 1 on: none.
    assert found.accuracy[[0, 50, 100]].tolist() == [2 / 4, 3 / 4, 2 / 4]
    np.testing.assert_array_equal(found.precision[[0, 50, 100]], [2 / 4, 2 / 3, NAN])
    assert found.recall[[0, 50, 100]].tolist() == [1, 1, 0]
    np.testing.assert_allclose(found.f1[[0, 50, 100]], [4 / 6, 4 / 5, 0])


@pytest.mark.parametrize("y", ["both", 0, 1])
def test_each_threshold_is_judged_as_decisions_are(y):
    """Probabilities on the very thresholds among them."""
    rng = np.random.default_rng(3)
    p = rng.integers(0, 201, 60) / 200
    y = rng.integers(0, 2, 60) if y == "both" else np.full(60, y)
    found = at_thresholds(y, p)
    for index, threshold in enumerate(found.thresholds):
        decided = (p >= threshold).astype(int)
        theirs = precision_recall_fscore_support(y, decided, labels=[1], zero_division=np.nan)
        np.testing.assert_allclose(found.accuracy[index], accuracy_score(y, decided))
        ours = [found.precision[index], found.recall[index], found.f1[index]]
        np.testing.assert_allclose(ours, np.ravel(theirs[:3]))
        assert judge_classes(y, two(p), threshold).accuracy == found.accuracy[index]


def test_a_slider_of_hundredths_stands_on_the_thresholds():
    assert at_thresholds(Y, P).thresholds.tolist() == [float(f"0.{n:02d}") for n in range(100)] + [1.0]


@pytest.mark.parametrize("judge", [roc, precision_recall, calibration])
def test_a_diverged_network_is_told_in_a_sentence(judge):
    with pytest.raises(ValueError, match="its training diverged"):
        judge(Y, two([0.1, NAN, 0.2, 0.3]))
    with pytest.raises(ValueError, match="no rows"):
        judge([], np.empty((0, 2)))


@pytest.mark.parametrize(
    ("y", "p", "said"),
    [
        ([0, 1], [0.5, NAN], "its training diverged"),
        ([0, 2], [0.5, 0.5], "from 0 to 1"),
        ([0, 1], [[0.5, 0.5], [0.5, 0.5]], "that of class 1"),
        ([], [], "no rows"),
    ],
)
def test_thresholds_of_what_cannot_be_judged(y, p, said):
    with pytest.raises(ValueError, match=said):
        at_thresholds(y, p)
