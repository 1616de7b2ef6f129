"""What is guessed of a table."""

import numpy as np
import pytest

from playground.data.tables import suggested
from tests.data.tables.written import COUNT, KINDS, rows_of, table


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("a,b,c", "c"),
        ("a,Label,c", "Label"),
        ("Y,b,c", "Y"),
        ("class,target,c", "target"),
        ("a,OUTCOME,c", "OUTCOME"),
    ],
)
def test_the_target_is_guessed_by_its_name(header, target):
    assert suggested(table(f"{header}\n" + "1.5,2.5,3.5\n2,3,4\n")).target == target


@pytest.mark.parametrize(
    ("name", "values", "is_feature"),
    [
        ("from 0", range(20), False),
        ("from 1", range(1, 21), False),
        ("from 2", range(2, 22), True),
        ("downward", range(20, 0, -1), True),
        ("with a gap", [*range(19), 20], True),
        ("all different", [f"id {i}" for i in range(20)], False),
        ("two alike", ["id 1", *(f"id {i}" for i in range(1, 20))], True),
        ("one missing", ["", *(f"id {i}" for i in range(1, 20))], True),
    ],
)
def test_what_only_tells_rows_apart_is_no_feature(name, values, is_feature):
    found = rows_of((name, values), ("a", [i / 7 for i in COUNT]), ("y", KINDS))
    assert suggested(found).features == ((name, "a") if is_feature else ("a",))


def test_a_count_is_a_feature_where_there_is_no_other():
    assert suggested(rows_of(("x", COUNT), ("y", [i / 7 for i in COUNT]))).features == ("x",)


@pytest.mark.parametrize(
    ("values", "task"),
    [
        (["a", "b"] * 100, "classification"),
        ([0, 1] * 100, "classification"),
        (["1.0", "2.0"] * 100, "classification"),
        ([0.5, 1.5] * 100, "regression"),
        (list(range(10)) * 20, "classification"),
        (list(range(19)) * 10 + [0] * 10, "classification"),
        (list(range(20)) * 10, "regression"),  # no fewer than a tenth of 200
        (list(range(20)) * 10 + [0] * 10, "classification"),
        (list(range(21)) * 20, "regression"),
        (list(range(10)) * 2, "classification"),
        (list(range(11)) * 2, "regression"),
        (list(range(3, 10)), "regression"),  # nothing comes twice
    ],
)
def test_the_task_is_guessed(values, task):
    found = rows_of(("a", np.arange(len(values)) / 7), ("y", values))
    assert suggested(found).task == task


@pytest.mark.parametrize(("n_missing", "missing"), [(0, "drop"), (2, "drop"), (3, "impute")])
def test_missing_values_are_filled_in_where_too_many_rows_would_be_lost(n_missing, missing):
    values = [""] * n_missing + [i / 7 for i in range(n_missing, 20)]
    assert suggested(rows_of(("a", values), ("y", KINDS))).missing == missing
