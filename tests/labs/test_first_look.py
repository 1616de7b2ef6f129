"""A first look at a data set: tables, counts, the features that tell most, pictures."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_selection import f_classif, f_regression

from playground.data import load
from playground.labs.first_look import (
    category_counts,
    class_counts,
    correlations,
    first_rows,
    mean_pictures,
    pairs,
    sample_pictures,
    statistics,
    target_histogram,
)
from playground.labs.first_look.columns import distinct
from playground.labs.first_look.histograms import counted, even_edges
from playground.labs.first_look.pair_plot import MOST_NAMED
from playground.labs.first_look.tables import MOST_CORRELATED
from playground.labs.first_look.telling import most_telling, told

IRIS = load("iris")
NUMBERS = ["mean", "standard deviation", "min", "25 %", "median", "75 %", "max"]


class Table(NamedTuple):
    """A data set that may hold categories."""

    x: np.ndarray
    y: np.ndarray
    feature_names: tuple
    target_names: tuple
    task: str
    categories: tuple | None = None


def table(x, y, names=None, targets=("no", "yes"), task="classification", categories=None):
    x = np.asarray(x, float)
    names = names or tuple(f"f{i}" for i in range(x.shape[1]))
    return Table(x, np.asarray(y), names, targets, task, categories)


def passengers():
    """Six passengers: port, age, sex; one port and one age are missing."""
    x = [[0, 22, 0], [1, 38, 1], [0, 26, 1], [0, np.nan, 1], [np.nan, 35, 0], [1, 29, 0]]
    names, ports = ("port", "age", "sex"), ("Southampton", "Cherbourg", "Queenstown")
    return table(x, [0, 1, 1, 1, 0, 0], names, ("died", "survived"), categories=(ports, (), ("male", "female")))


def test_the_first_rows_are_the_datas_with_classes_by_name():
    rows = first_rows(IRIS, 3)
    assert list(rows.columns) == [*IRIS.feature_names, "class"]
    np.testing.assert_array_equal(rows.iloc[:, :4], IRIS.x[:3])
    assert list(rows["class"]) == ["setosa"] * 3


def test_the_first_rows_of_a_regression_end_with_its_target():
    diabetes = load("diabetes")
    rows = first_rows(diabetes)
    assert rows.columns[-1] == "progression"
    np.testing.assert_array_equal(rows["progression"], diabetes.y[:5])


def test_categories_are_written_out_and_what_is_missing_stays_so():
    rows = first_rows(passengers(), 9)
    assert list(rows["port"].dropna()) == ["Southampton", "Cherbourg", "Southampton", "Southampton", "Cherbourg"]
    assert list(rows["port"].isna()) == [False] * 4 + [True, False]
    assert list(rows["age"].isna()) == [False] * 3 + [True] + [False] * 2
    assert list(rows["sex"]) == ["male", "female", "female", "female", "male", "male"]


def test_columns_of_one_name_are_told_apart():
    assert distinct(["a", "a", "a (2)", "a", 1, "1"]) == ["a", "a (2)", "a (2) (2)", "a (3)", "1", "1 (2)"]
    twins = table([[1, 2], [3, 4]], [0, 1], ("class", "class"))
    assert list(first_rows(twins).columns) == ["class", "class (2)", "class (3)"]
    assert list(statistics(twins)["max"]) == [3, 4]


def test_statistics_are_those_of_pandas():
    found = statistics(IRIS)
    described = pd.DataFrame(IRIS.x, columns=IRIS.feature_names).describe().T
    np.testing.assert_allclose(found[["count", *NUMBERS]], described)
    assert list(found.index) == list(IRIS.feature_names)
    assert (found["missing"] == 0).all()


def test_statistics_by_hand_leave_out_what_is_missing():
    (row,) = statistics(table([[2], [np.nan], [4], [9]], [0, 0, 1, 1])).itertuples(index=False)
    # 2, 4, 9: mean 5; (9 + 1 + 16) / 2 = 13; the quarter lies half way from 2 to 4
    np.testing.assert_allclose(row, [3, 1, 5, np.sqrt(13), 2, 3, 4, 6.5, 9])


def test_statistics_hold_the_target_of_a_regression_but_no_class_and_no_category():
    assert list(statistics(load("diabetes")).index)[-1] == "progression"
    assert list(statistics(passengers()).index) == ["age"]
    only = table([[0], [1]], [0, 1], categories=(("a", "b"),))
    assert statistics(only).shape == (0, 9)


def test_a_column_without_any_value_and_a_single_row():
    found = statistics(table([[np.nan, 1], [np.nan, 1]], [0, 1]))
    assert found["missing"].tolist() == [2, 0]
    assert found.loc["f0", NUMBERS].isna().all()
    assert found.loc["f1", "standard deviation"] == 0
    assert np.isnan(statistics(table([[1]], [0])).loc["f0", "standard deviation"])


def test_category_counts_by_hand():
    found = category_counts(passengers())
    assert found.loc["port"].tolist() == [5, 1, 2, "Southampton", 3]
    assert found.loc["sex"].tolist() == [6, 0, 2, "male", 3]  # of equals the first
    assert category_counts(IRIS).shape == (0, 5)
    nothing = category_counts(table([[np.nan]], [0], categories=(("a",),)))
    assert nothing.loc["f0"].tolist() == [0, 1, 0, None, 0]


def test_iris_has_fifty_rows_a_class():
    found = class_counts(IRIS)
    assert list(found["class"]) == ["setosa", "versicolor", "virginica"]
    assert list(found["rows"]) == [50, 50, 50]
    np.testing.assert_allclose(found["share"], 1 / 3)


def test_a_class_without_rows_is_counted_as_none():
    found = class_counts(table([[0]] * 4, [0, 0, 2, 0], targets=("a", "b", "c")))
    assert found["rows"].tolist() == [3, 0, 1]
    assert found["share"].tolist() == [0.75, 0, 0.25]


def test_a_targets_histogram_counts_every_row():
    edges, counts = target_histogram(table([[0]] * 5, [0.0, 1, 1, 3, 4], task="regression"), bins=4)
    assert edges.tolist() == [0, 1, 2, 3, 4]
    assert counts.tolist() == [1, 2, 0, 2]


@pytest.mark.parametrize("value", [0.0, -3.5, 1e17, 1e-12])
def test_a_value_that_stands_alone_lies_within_a_bin(value):
    edges = even_edges([value] * 3 + [np.nan, np.inf], 20)
    assert (np.diff(edges) > 0).all()
    assert edges[0] < value < edges[-1]
    assert counted([value] * 3 + [np.nan], edges).sum() == 3


def test_no_value_at_all_has_bins():
    edges = even_edges([np.nan], 5)
    assert len(edges) == 6
    assert counted([np.nan], edges).tolist() == [0] * 5


@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer"])
def test_features_are_in_the_order_of_the_f_statistic(name):
    dataset = load(name)
    np.testing.assert_array_equal(np.argsort(told(dataset)), np.argsort(f_classif(dataset.x, dataset.y)[0]))


def test_features_are_in_the_order_of_the_f_statistic_of_a_regression():
    diabetes = load("diabetes")
    np.testing.assert_array_equal(np.argsort(told(diabetes)), np.argsort(f_regression(diabetes.x, diabetes.y)[0]))


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_constant_missing_and_perfect_features_are_judged_without_a_word(task):
    y = np.arange(60) % 2
    rng = np.random.default_rng(0)
    gappy = np.where(rng.random(60) < 0.3, np.nan, y + rng.normal(size=60))
    x = np.column_stack([np.full(60, 0.1), np.full(60, np.nan), y, gappy, 1e12 + y, rng.normal(size=60)])
    shares = told(table(x, y, targets=("a", "b"), task=task))
    assert shares[0] == shares[1] == shares.min() <= 0
    np.testing.assert_allclose(shares[[2, 4]], 1)
    assert shares[5] < shares[3] < 1


def test_a_gap_counts_as_the_median():
    gappy, filled = ([[1, 1], [gap, gap], [3, 1], [2, gap]] for gap in (np.nan, 2))
    filled = np.array(filled) - [[0, 0], [0, 1], [0, 0], [0, 1]]  # the second column's median is 1
    np.testing.assert_allclose(told(table(gappy, [0, 1, 1, 0])), told(table(filled, [0, 1, 1, 0])))


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_categories_are_judged_by_what_they_tell_not_by_their_codes(task):
    rng = np.random.default_rng(1)
    codes = rng.integers(0, 3, 300)
    y = (codes == 1).astype(int)  # the middle code: the correlation with the codes is about 0
    x = np.column_stack([codes, rng.integers(0, 3, 300), np.arange(300)])
    names = (("a", "b", "c"),) * 2 + (tuple(map(str, range(300))),)
    tells, noise, own_name = told(table(x, y, task=task, categories=names))
    assert tells > 0.4
    assert noise < 0.05
    assert own_name < 0.05  # a name of its own for every row tells nothing


def test_equals_are_chosen_from_the_left_and_stay_in_the_datas_order():
    y = np.arange(40) % 2
    noise = np.random.default_rng(0).normal(size=40)
    x = np.column_stack([noise, y, y, noise, y])
    assert most_telling(table(x, y), 2) == [1, 2]
    assert most_telling(table(x, y), 3) == [1, 2, 4]
    assert most_telling(table(x, y), 4) == [0, 1, 2, 4]


def test_pairs_of_iris_are_iris():
    found = pairs(IRIS)
    np.testing.assert_array_equal(found.values, IRIS.x)
    np.testing.assert_array_equal(found.target, IRIS.y)
    assert found.names == IRIS.feature_names
    assert found.classes == ("setosa", "versicolor", "virginica")
    assert found.note == ""
    for edges, counts in found.histograms:
        assert counts.shape == (3, len(edges) - 1)
        assert counts.sum(axis=1).tolist() == [50, 50, 50]


def test_pairs_are_bounded_and_the_same_every_time():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, 50_000)
    x = rng.normal(size=(50_000, 40))
    x[:, 7] += y
    big = table(x, y, targets=("a", "b", "c"))
    first, again, other = pairs(big), pairs(big), pairs(big, seed=1)
    assert first.values.shape == (500, 4)
    assert "f7" in first.names
    np.testing.assert_array_equal(first.values, again.values)
    assert not np.array_equal(first.target, other.target)
    assert "40 features" in first.note
    assert "50,000 rows" in first.note


def test_pairs_of_two_hundred_features_and_of_one():
    rng = np.random.default_rng(0)
    y = np.arange(90) % 3
    x = rng.normal(size=(90, 200))
    x[:, [17, 150]] += 3 * y[:, None]
    wide = table(x, y, targets=("a", "b", "c"))
    assert pairs(wide, most_features=2).names == ("f17", "f150")
    assert pairs(table(x[:, :1], y, targets=("a", "b", "c"))).values.shape == (90, 1)


def test_pairs_of_a_regression_keep_its_values():
    diabetes = load("diabetes")
    found = pairs(diabetes, most_rows=100)
    assert found.classes == ()
    assert found.target_name == "progression"
    assert set(found.target) <= set(diabetes.y)
    assert all(counts.shape[0] == 1 and counts.sum() == 100 for _, counts in found.histograms)


def test_pairs_keep_codes_and_gaps():
    found = pairs(passengers())
    np.testing.assert_array_equal(found.values, passengers().x)
    port, age, _ = found.histograms
    assert port.edges.tolist() == [-0.5, 0.5, 1.5, 2.5]
    assert port.counts.tolist() == [[1, 1, 0], [2, 1, 0]]
    assert age.counts.sum() == 5
    assert "spread" in found.note
    assert "missing" in found.note


def test_very_many_categories_share_bins():
    n = MOST_NAMED + 10
    many = table(np.arange(n)[:, None], np.arange(n) % 2, categories=(tuple(map(str, range(n))),))
    ((edges, counts),) = pairs(many).histograms
    assert (len(edges), edges[0], edges[-1]) == (21, -0.5, n - 0.5)
    assert counts.sum() == n


def test_an_absent_class_keeps_its_place():
    found = pairs(table([[0, 1], [1, 0], [2, 2]], [0, 2, 2], targets=("a", "b", "c")))
    assert [counts.sum(axis=1).tolist() for _, counts in found.histograms] == [[1, 0, 2]] * 2


def test_correlations_are_pearsons_over_the_rows_that_both_have():
    np.testing.assert_allclose(correlations(IRIS), np.corrcoef(IRIS.x.T))
    x = np.array([[1.0, 2, 5], [2, np.nan, 5], [3, 1, 5], [4, 7, 5]])
    found = correlations(table(x, [0, 1, 0, 1]))
    there = [0, 2, 3]
    np.testing.assert_allclose(found.iloc[0, 1], np.corrcoef(x[there, 0], x[there, 1])[0, 1])
    assert found["f2"].isna().all()  # constant
    assert list(correlations(passengers()).columns) == ["age"]


def test_correlations_of_very_many_features_are_those_that_tell_most():
    rng = np.random.default_rng(0)
    y = np.arange(60) % 2
    x = rng.normal(size=(60, 200))
    x[:, 199] += 5 * y
    found = correlations(table(x, y))
    assert found.shape == (MOST_CORRELATED, MOST_CORRELATED)
    assert "f199" in found.columns


def test_the_mean_picture_is_the_mean_of_its_class():
    digits = load("digits")
    means = mean_pictures(digits.x, digits.y, 10, (8, 8))
    assert means.shape == (10, 8, 8)
    np.testing.assert_allclose(means[3].ravel(), digits.x[digits.y == 3].mean(axis=0))


def test_a_class_without_pictures_has_no_mean():
    means = mean_pictures(np.array([[0, 2], [4, 6]], np.uint8), [2, 2], 3, (1, 2))
    assert np.isnan(means[:2]).all()
    assert means[2].tolist() == [[2, 4]]


def test_sample_pictures_are_of_every_class_that_has_some():
    digits = load("digits")
    found = sample_pictures(digits.x, digits.y, 3, seed=0)
    assert found.y.tolist() == np.repeat(np.arange(10), 3).tolist()
    np.testing.assert_array_equal(found.x, digits.x[found.rows])
    np.testing.assert_array_equal(found.y, digits.y[found.rows])
    assert len(set(found.rows)) == 30
    np.testing.assert_array_equal(found.rows, sample_pictures(digits.x, digits.y, 3, seed=0).rows)
    assert not np.array_equal(found.rows, sample_pictures(digits.x, digits.y, 3, seed=1).rows)
    few = sample_pictures(np.eye(3), [0, 2, 2], 2, seed=0)
    assert few.y.tolist() == [0, 2, 2]
    assert len(sample_pictures(np.zeros((0, 4)), [], 2, seed=0).rows) == 0
