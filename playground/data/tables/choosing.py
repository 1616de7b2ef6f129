"""What to learn from a table: a guess, and the columns that a choice comes to."""

import hashlib
import json
from dataclasses import astuple, dataclass
from typing import NamedTuple

import numpy as np

from playground.data.tables.inputs import (
    categories_of,
    classes_of,
    is_constant,
    is_text,
    numbers_of,
    values_of,
)
from playground.data.tables.limits import LEAST_ROWS, MOST_INPUTS, MOST_VALUES, TableError
from playground.data.tables.wording import counted, were

TASKS = ("classification", "regression")
MISSING = ("drop", "impute")
SHOWN = 10  # names of columns in a sentence


@dataclass(frozen=True)
class TableChoice:
    """Which column is to be predicted from which, as classes or as a number, and what a missing value means.

    `missing` is "drop", which leaves its row out, or "impute", which keeps the row and lets a value be filled in.
    """

    target: str
    features: tuple[str, ...]
    task: str
    missing: str


class Columns(NamedTuple):
    """N rows ready to be split.

    x (N, D): numbers, and codes 0, 1, ... of categories, NaN where a value is to be filled in; y (N,): class
    numbers or values; target_names: the classes', or the target's alone; categories: for each feature the names of
    its codes, () for a number; rows (N,): which rows of the table these are; notes: sentences on what was done.
    """

    x: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    task: str
    categories: tuple[tuple[str, ...], ...]
    rows: np.ndarray
    notes: tuple[str, ...]


def name_of(table, choice):
    """What a table and a choice are known by: their content alone, the same in every process."""
    told = json.dumps([table.digest, *astuple(choice)])
    return f"table-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def columns_of(table, choice):
    """The `Columns` of a choice; raises TableError, which says what is wrong and what is allowed."""
    _check(table.frame, choice)
    rows, notes = _kept_rows(table.frame, choice)
    if len(rows) * len(choice.features) > MOST_VALUES:
        raise TableError(_too_many(len(rows), len(choice.features)))
    target = table.frame[choice.target]
    if choice.task == "classification":
        y, target_names = classes_of(target, rows)
    else:
        y, target_names = values_of(target, rows), (choice.target,)
    inputs, found = _inputs(table.frame, choice.features, rows)
    n_inputs = sum(len(categories) or 1 for _, categories in inputs.values())
    if not inputs:
        raise TableError("Every chosen feature has the same value in all rows. Choose one that varies.")
    if n_inputs > MOST_INPUTS:
        raise TableError(
            f"These features make {n_inputs:,} inputs, one for each number and each category; at most "
            f"{MOST_INPUTS} are allowed. Choose fewer features."
        )
    if len(rows) * n_inputs > MOST_VALUES:
        raise TableError(_too_many(len(rows), n_inputs))
    x = np.column_stack([values for values, _ in inputs.values()])
    categories = tuple(categories for _, categories in inputs.values())
    return Columns(x, y, tuple(inputs), target_names, choice.task, categories, rows, (*notes, *found))


def _check(frame, choice):
    unknown = [name for name in (choice.target, *choice.features) if name not in frame.columns]
    if unknown:
        names = [*frame.columns[:SHOWN], *(["others"] if len(frame.columns) > SHOWN else [])]
        raise TableError(f"The table has no column {unknown[0]}. Its columns are {', '.join(names)}.")
    if not choice.features:
        raise TableError(
            "There is no feature to learn from. Choose at least one column besides the target; columns are "
            "separated by commas, semicolons or tabs."
        )
    if choice.target in choice.features:
        raise TableError(f"The target {choice.target} cannot be a feature too. Take it out of the features.")
    if len(set(choice.features)) < len(choice.features):
        raise TableError("A feature was chosen twice. Choose each column once.")
    for field, allowed in (("task", TASKS), ("missing", MISSING)):
        if getattr(choice, field) not in allowed:
            raise TableError(f"{field} must be one of {', '.join(allowed)}, not {getattr(choice, field)!r}.")


def _kept_rows(frame, choice):
    """The numbers of the rows with a target and, unless values are filled in, with all features; and notes."""
    has_target = frame[choice.target].notna().to_numpy()
    is_kept = has_target.copy()
    if choice.missing == "drop":
        for name in choice.features:
            is_kept &= frame[name].notna().to_numpy()
    n_rows, n_targets, n_kept = len(frame), int(has_target.sum()), int(is_kept.sum())
    notes = []
    for n_lost, what in ((n_rows - n_targets, "the target"), (n_targets - n_kept, "a value")):
        if n_lost:
            notes.append(f"{n_lost:,} of {counted(n_rows, 'row')} {were(n_lost)} left out: {what} was missing.")
    if n_kept < LEAST_ROWS:
        left = f"{counted(n_kept, 'row')} {'is' if n_kept == 1 else 'are'} left; at least {LEAST_ROWS} are needed."
        hint = "Fill in missing values, or choose fewer features." if n_targets >= LEAST_ROWS else ""
        raise TableError(" ".join([*notes, left, hint]).rstrip())
    return np.flatnonzero(is_kept), notes


def _inputs(frame, features, rows):
    """The features that vary, {name: (values (N,), names of categories)}, and notes."""
    inputs, notes = {}, []
    for name in features:
        if is_text(frame[name]):
            values, categories, n_grouped = categories_of(frame[name], rows)
        else:
            values, categories, n_grouped = numbers_of(frame[name], rows), (), 0
        if is_constant(values):
            notes.append(f"{name} was left out: it has the same value in every row.")
            continue
        inputs[name] = values, categories
        if n_grouped:
            notes.append(f"The {n_grouped:,} rarest categories of {name} are put together as {categories[-1]}.")
        n_missing = int(np.isnan(values).sum())
        if n_missing:
            verb, how = "is" if n_missing == 1 else "are", "most frequent" if categories else "middle"
            notes.append(
                f"{counted(n_missing, 'missing value')} in {name} {verb} filled in with the {how} value of the "
                f"training rows."
            )
    return inputs, notes


def _too_many(n_rows, n_inputs):
    return (
        f"{counted(n_rows, 'row')} of {counted(n_inputs, 'input')} are {n_rows * n_inputs:,} values; at most "
        f"{MOST_VALUES:,} are allowed. Choose fewer features or bring fewer rows."
    )
