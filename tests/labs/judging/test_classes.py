"""Decisions judged: by hand, beside scikit-learn's report, and where something is undefined."""

import numpy as np
import pytest
from sklearn.metrics import classification_report

from playground.labs.judging.checks import DIVERGED, NO_ROWS
from playground.labs.judging.classes import decide, judge_classes, rows_of

NAN = np.nan


def two(p):
    """Probabilities (N, 2) from those of class 1."""
    return np.column_stack([1 - np.array(p), p])


def certain(decided, n_classes):
    return np.eye(n_classes)[decided]


def random(n_classes=4, rows=300, seed=0):
    rng = np.random.default_rng(seed)
    return rng.integers(0, n_classes, rows), rng.dirichlet(np.ones(n_classes), rows)


def test_two_classes_by_hand():
    # true      0    0    0    1    1
    # p         .1   .6   .2   .7   .4
    # decided   0    1    0    1    0      TN 2, FP 1, FN 1, TP 1
    found = judge_classes([0, 0, 0, 1, 1], two([0.1, 0.6, 0.2, 0.7, 0.4]))
    assert found.decided.tolist() == [0, 1, 0, 1, 0]
    assert found.confusion.tolist() == [[2, 1], [1, 1]]
    assert found.accuracy == 3 / 5
    np.testing.assert_allclose(found.precision, [2 / 3, 1 / 2])  # of 3 given class 0, 2 are; of 2 given 1, 1 is
    np.testing.assert_allclose(found.recall, [2 / 3, 1 / 2])  # of 3 of class 0, 2 are found; of 2 of 1, 1
    np.testing.assert_allclose(found.f1, [4 / 6, 2 / 4])  # 2 TP / (2 TP + FP + FN)
    assert found.support.tolist() == [3, 2]
    np.testing.assert_allclose(found.macro, [(2 / 3 + 1 / 2) / 2] * 3)
    np.testing.assert_allclose(found.weighted, [(3 * 2 / 3 + 2 * 1 / 2) / 5] * 3)


def test_the_threshold_itself_is_class_1():
    p = two([0.3, 0.5, 0.7])
    assert judge_classes([0, 0, 0], p, 0.5).decided.tolist() == [0, 1, 1]
    assert judge_classes([0, 0, 0], p, 0.7).decided.tolist() == [0, 0, 1]
    assert judge_classes([0, 0, 0], p, 0).decided.tolist() == [1, 1, 1]


def test_more_classes_know_no_threshold_and_the_first_of_equals_is_given():
    p = [[0.4, 0.4, 0.2], [0.1, 0.3, 0.6]]
    assert decide(np.array(p), 0.9).tolist() == judge_classes([0, 0], p, 0.9).decided.tolist() == [0, 2]


@pytest.mark.parametrize("n_classes", [2, 3, 10])
def test_beside_the_report_of_scikit_learn(n_classes):
    y, p = random(n_classes)
    found = judge_classes(y, p)
    told = classification_report(y, p.argmax(axis=1), output_dict=True)
    parts = ("precision", "recall", "f1-score")
    assert found.accuracy == told["accuracy"]
    for number in range(n_classes):
        ours = (found.precision[number], found.recall[number], found.f1[number])
        np.testing.assert_allclose(ours, [told[str(number)][part] for part in parts])
    for kind, ours in (("macro avg", found.macro), ("weighted avg", found.weighted)):
        np.testing.assert_allclose(ours, [told[kind][part] for part in parts])
    assert found.confusion.sum() == len(y)
    assert found.confusion.sum(axis=1).tolist() == found.support.tolist()


def test_a_class_that_neither_occurs_nor_is_given_is_undefined():
    found = judge_classes([0, 1, 1], certain([0, 1, 0], 3))
    np.testing.assert_array_equal(found.precision, [1 / 2, 1, NAN])
    np.testing.assert_array_equal(found.recall, [1, 1 / 2, NAN])
    np.testing.assert_allclose(found.f1, [2 / 3, 2 / 3, NAN])
    assert found.support.tolist() == [1, 2, 0]
    np.testing.assert_allclose(found.macro, [3 / 4, 3 / 4, 2 / 3])  # of the two that are defined
    assert found.confusion.shape == (3, 3)


def test_a_class_that_is_given_and_does_not_occur():
    found = judge_classes([0, 0], certain([0, 2], 3))
    np.testing.assert_array_equal(found.precision, [1, NAN, 0])  # the one row given class 2 is not of it
    np.testing.assert_array_equal(found.recall, [1 / 2, NAN, NAN])
    np.testing.assert_allclose(found.f1, [2 / 3, NAN, 0])


def test_a_class_that_occurs_and_is_never_given():
    found = judge_classes([0, 1], two([0.1, 0.2]))
    np.testing.assert_array_equal(found.precision, [1 / 2, NAN])
    np.testing.assert_array_equal(found.recall, [1, 0])
    np.testing.assert_allclose(found.f1, [2 / 3, 0])
    np.testing.assert_allclose(found.macro, [1 / 2, 1 / 2, 1 / 3])


@pytest.mark.parametrize(("decided", "value"), [([0, 1, 2, 2], 1), ([1, 2, 0, 1], 0)])
def test_perfect_and_all_wrong(decided, value):
    found = judge_classes([0, 1, 2, 2], certain(decided, 3))
    assert found.accuracy == value
    for scores in (found.precision, found.recall, found.f1, found.macro, found.weighted):
        np.testing.assert_array_equal(scores, [value] * 3)
    assert np.trace(found.confusion) == 4 * value


def test_one_row():
    found = judge_classes([1], two([0.9]))
    assert found.accuracy == 1
    np.testing.assert_array_equal(found.recall, [NAN, 1])
    np.testing.assert_array_equal(found.weighted, [1, 1, 1])


def test_all_rows_of_one_class_given_the_other():
    found = judge_classes([0, 0], two([0.9, 0.9]))
    np.testing.assert_array_equal(found.precision, [NAN, 0])
    np.testing.assert_array_equal(found.recall, [0, NAN])
    assert found.weighted.tolist() == [0, 0, 0]


def test_cells_hold_the_rows_that_they_count():
    y, p = random()
    found = judge_classes(y, p)
    cells = [[rows_of(y, found.decided, true, given) for given in range(4)] for true in range(4)]
    assert [[len(rows) for rows in row] for row in cells] == found.confusion.tolist()
    assert sorted(np.concatenate([rows for row in cells for rows in row])) == list(range(len(y)))
    assert rows_of([0, 1, 1], [1, 1, 0], 1, 0).tolist() == [2]


@pytest.mark.parametrize("bad", [NAN, np.inf, -np.inf])
def test_a_diverged_network_is_told_in_a_sentence(bad):
    with pytest.raises(ValueError, match="diverged") as error:
        judge_classes([0, 1], [[0.5, 0.5], [bad, bad]])
    assert str(error.value) == DIVERGED


@pytest.mark.parametrize(
    ("y", "p", "said"),
    [
        ([], np.empty((0, 2)), NO_ROWS),
        ([0], [[0.5, 0.5], [0.5, 0.5]], "one true answer for each"),
        ([0, 1], [[0.5], [0.5]], "two classes at least"),
        ([0, 1], [0.5, 0.5], "two classes at least"),
        ([0, 2], [[0.5, 0.5], [0.5, 0.5]], "from 0 to 1"),
        ([0, -1], [[0.5, 0.5], [0.5, 0.5]], "from 0 to 1"),
        ([0, 0.5], [[0.5, 0.5], [0.5, 0.5]], "whole numbers"),
        ([0, NAN], [[0.5, 0.5], [0.5, 0.5]], "whole numbers"),
        ([0, 1], [[0.5, 0.5], [-3.0, 4.0]], "between 0 and 1"),
    ],
)
def test_what_cannot_be_judged_is_said(y, p, said):
    with pytest.raises(ValueError, match=said):
        judge_classes(y, p)


def test_class_numbers_may_be_floats_and_probabilities_float32():
    y, p = random()
    ours, theirs = judge_classes(y.astype(float), p.astype(np.float32)), judge_classes(y, p)
    assert ours.confusion.tolist() == theirs.confusion.tolist()
    over = np.array([[0, 1 + 1e-7]], dtype=np.float32)  # what rounding may leave
    assert judge_classes([1], over).accuracy == 1
