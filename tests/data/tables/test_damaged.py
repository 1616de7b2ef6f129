"""Whatever a file holds, it becomes columns to train on or a sentence; no other error, no warning."""

import re
from collections import Counter

import numpy as np

from playground.data.tables import MOST_COLUMNS, MOST_INPUTS, TableError, columns_of, read, suggested
from tests.data.tables.damaged import CHEAP, EXPENSIVE, damaged_files


def outcome(name, content):
    """ "columns", or "sentence" where the table or what was suggested cannot be used."""
    try:
        table = read(content, name)
        check_table(table, name)
        columns = columns_of(table, suggested(table))
    except TableError as error:
        return "sentence" if str(error).endswith(".") else f"no sentence: {error}"
    check_columns(table, columns)
    return "columns"


def check_table(table, name):
    frame = table.frame
    assert table.name == name
    assert 1 <= frame.shape[1] <= MOST_COLUMNS
    assert len(frame) >= 1
    assert frame.columns.is_unique
    for column in frame.columns:
        assert 1 <= len(column) <= 60
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e]", column)
        assert frame[column].dtype in ("float64", "category")
        assert frame[column].notna().any()
    assert all(note.endswith(".") for note in table.notes)


def check_columns(table, columns):
    n_rows, n_features = columns.x.shape
    assert 10 <= n_rows <= len(table.frame)
    assert 1 <= n_features <= MOST_INPUTS
    assert columns.y.shape == columns.rows.shape == (n_rows,)
    assert len(columns.feature_names) == len(columns.categories) == n_features
    assert not np.isinf(columns.x).any()
    assert np.isfinite(columns.y).all()
    for values, names in zip(columns.x.T, columns.categories, strict=True):
        known = np.unique(values[~np.isnan(values)])
        assert len(known) > 1
        assert not names or known.tolist() == list(range(len(names)))
    if columns.task == "classification":
        assert np.unique(columns.y).tolist() == list(range(len(columns.target_names)))


def test_two_thousand_damaged_files():
    outcomes = Counter()
    for name, content in damaged_files(2000, seed=1):
        try:
            outcomes[name.split("-")[0], outcome(name, content)] += 1
        except Exception as error:
            error.add_note(f"in {name}")
            raise
    for kind in ("whole", "markup", "duplicate_names", "carriage_returns", "spaces", "extreme_numbers"):
        assert outcomes[kind, "columns"] > outcomes[kind, "sentence"], kind
    for kind in ("nul", "one_column", "one_row", "all_missing", "empty", "thousand_columns"):
        assert outcomes[kind, "columns"] == 0, kind
    for kind in ("many_rows", "many_bytes", "line_ends"):
        assert outcomes[kind, "columns"] == 0, kind
    assert {kind for kind, _ in outcomes} == {*CHEAP, *EXPENSIVE}
    assert {found for _, found in outcomes} == {"columns", "sentence"}


def test_the_files_are_the_same_for_the_same_seed():
    first, again, other = (dict(damaged_files(30, seed)) for seed in (5, 5, 6))
    assert first == again != other
