"""The columns that a choice comes to."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris, load_wine

from playground.data.tables import TableChoice, TableError, columns_of, name_of, read, suggested
from tests.data.tables.written import COUNT, KINDS, choice, rows_of, table


@pytest.mark.parametrize("load", [load_iris, load_wine])
def test_classes_that_scikit_learn_ships(load):
    shipped = load(as_frame=True)
    found = table(shipped.frame.to_csv(index=False))
    guess = suggested(found)
    assert guess == choice("target", shipped.feature_names)
    columns = columns_of(found, guess)
    np.testing.assert_array_equal(columns.x, shipped.data.to_numpy())
    np.testing.assert_array_equal(columns.y, shipped.target)
    assert columns.y.dtype == np.intp
    assert columns.x.dtype == np.float64
    assert columns.target_names == ("0", "1", "2")
    assert columns.feature_names == tuple(shipped.feature_names)
    assert columns.categories == ((),) * len(shipped.feature_names)
    assert columns.rows.tolist() == list(range(len(shipped.target)))
    assert columns.notes == ()


def test_values_that_scikit_learn_ships():
    shipped = load_diabetes(as_frame=True)
    found = table(shipped.frame.to_csv(index=False))
    guess = suggested(found)
    assert guess == choice("target", shipped.feature_names, "regression")
    columns = columns_of(found, guess)
    np.testing.assert_array_equal(columns.x, shipped.data.to_numpy())
    np.testing.assert_array_equal(columns.y, shipped.target)
    assert columns.y.dtype == np.float64
    assert columns.target_names == ("target",)


def test_species_by_name_and_a_row_number():
    shipped = load_iris(as_frame=True)
    frame = shipped.data.assign(Species=shipped.target_names[shipped.target])
    found = table(frame.to_csv())  # with pandas' index
    guess = suggested(found)
    assert guess == choice("Species", shipped.feature_names)
    columns = columns_of(found, guess)
    assert columns.target_names == ("setosa", "versicolor", "virginica")
    np.testing.assert_array_equal(columns.y, shipped.target)


def test_rows_with_missing_values_are_left_out():
    a = ["", *(i / 7 for i in range(1, 20))]
    found = rows_of(("a", a), ("b", [*range(5, 24), "?"]), ("y", ["no", "", *KINDS[2:]]))
    columns = columns_of(found, choice(features=("a", "b")))
    assert columns.rows.tolist() == list(range(2, 19))
    np.testing.assert_array_equal(columns.x[:, 1], np.arange(7, 24))
    assert columns.y.tolist() == [0, 1] * 8 + [0]
    assert columns.notes == (
        "1 of 20 rows was left out: the target was missing.",
        "2 of 20 rows were left out: a value was missing.",
    )


def test_missing_values_may_be_kept_to_be_filled_in():
    a = ["", "", *(i / 7 for i in range(2, 20))]
    found = rows_of(("a", a), ("b", [*["red", "blue"] * 9, "red", "NA"]), ("y", ["no", "", *KINDS[2:]]))
    columns = columns_of(found, choice(features=("a", "b"), missing="impute"))
    assert columns.rows.tolist() == [0, *range(2, 20)]
    assert np.isnan(columns.x).sum(axis=0).tolist() == [1, 1]
    assert columns.notes == (
        "1 of 20 rows was left out: the target was missing.",
        "1 missing value in a is filled in with the middle value of the training rows.",
        "1 missing value in b is filled in with the most frequent value of the training rows.",
    )


def test_categories_are_numbered_by_how_frequent_they_are():
    colors = ["red"] * 5 + ["blue"] * 9 + ["green"] * 5 + ["amber"]
    columns = columns_of(rows_of(("a", colors), ("y", KINDS)), choice())
    assert columns.categories == (("blue", "green", "red", "amber"),)
    assert columns.x[:, 0].tolist() == [2] * 5 + [0] * 9 + [1] * 5 + [3]


def test_categories_are_counted_in_the_rows_that_are_kept():
    colors, kinds = ["red"] * 8 + ["gone"] * 5 + ["blue"] * 7, ["no", "yes"] + [""] * 11 + ["no"] * 7
    found = rows_of(("a", ["red"] * 4 + colors), ("y", ["no"] * 4 + kinds))
    columns = columns_of(found, choice())
    assert columns.categories == (("blue", "red"),)


@pytest.mark.parametrize(("real", "shown"), [("z", "other"), ("other", "other (2)")])
def test_rare_categories_are_put_together(real, shown):
    names = [real] * 3 + [f"k{i:02d}" for i in range(25)] * 2
    columns = columns_of(rows_of(("a", names), ("y", ["no", "yes"] * 26 + ["no"])), choice())
    assert columns.categories == ((real, *(f"k{i:02d}" for i in range(19)), shown),)
    assert columns.x[:, 0].tolist() == [0] * 3 + [*range(1, 20), *[20] * 6] * 2
    assert columns.notes == (f"The 6 rarest categories of a are put together as {shown}.",)


@pytest.mark.parametrize("value", ["3", "red"])
def test_a_constant_feature_is_left_out(value):
    found = rows_of(("a", [value] * 20), ("b", COUNT), ("y", KINDS))
    columns = columns_of(found, choice(features=("a", "b")))
    assert columns.feature_names == ("b",)
    assert columns.notes == ("a was left out: it has the same value in every row.",)
    with pytest.raises(TableError, match="Every chosen feature has the same value"):
        columns_of(found, choice())


def test_classes_are_sorted_as_numbers_or_by_name():
    numbers = columns_of(rows_of(("a", COUNT), ("y", [10, 9, -1, 2.5] * 5)), choice())
    assert numbers.target_names == ("-1", "2.5", "9", "10")
    assert numbers.y.tolist() == [3, 2, 0, 1] * 5
    words = columns_of(rows_of(("a", COUNT), ("y", ["c", "a", "B", "d"] * 5)), choice())
    assert words.target_names == ("B", "a", "c", "d")
    assert words.y.tolist() == [2, 1, 0, 3] * 5


def test_features_keep_the_order_of_the_choice():
    found = rows_of(("a", COUNT), ("b", KINDS), ("y", [i / 7 for i in COUNT]))
    columns = columns_of(found, choice(features=("b", "a"), task="regression"))
    assert columns.feature_names == ("b", "a")
    assert columns.categories == (("no", "yes"), ())
    np.testing.assert_array_equal(columns.x, np.column_stack([[0, 1] * 10, COUNT]))
    np.testing.assert_array_equal(columns.y, [i / 7 for i in COUNT])


def test_a_name_is_that_of_the_content_and_of_every_field():
    found = rows_of(("a", COUNT), ("b", KINDS), ("y", KINDS))
    name = name_of(found, choice())
    assert name.startswith("table-")
    assert len(name) == len("table-") + 16
    assert int(name.removeprefix("table-"), 16) >= 0
    assert name_of(found._replace(name="other.csv", say_notes=()), choice()) == name
    others = {
        "target": "b",
        "features": ("a", "b"),
        "task": "regression",
        "missing": "impute",
    }
    assert set(others) == {field.name for field in fields(TableChoice)}
    names = {name_of(found, replace(choice(), **{field: value})) for field, value in others.items()}
    names |= {
        name,
        name_of(found._replace(digest="0" * 16), choice()),
        name_of(found, choice(features=("b", "a"))),
    }
    assert len(names) == 7


def test_a_name_is_the_same_in_every_process():
    code = """if True:
        from playground.data.tables import name_of, read, suggested
        table = read(b"a,b" + b"\\n1,x\\n2,y" * 9, "x.csv")
        print(name_of(table, suggested(table)))"""
    found = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)
    }
    here = read(b"a,b" + b"\n1,x\n2,y" * 9, "y.csv")
    assert found == {name_of(here, suggested(here)).encode() + b"\n"}


def test_a_choice_cannot_be_changed_and_can_be_a_key():
    with pytest.raises(FrozenInstanceError):
        choice().target = "z"
    assert {choice(): 1}[choice()] == 1
