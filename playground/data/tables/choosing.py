"""What to learn from a table: a guess, and the columns that a choice comes to."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import partial
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
from playground.languages import _, ngettext
from playground.numbers import counted

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
    its codes, () for a number; rows (N,): which rows of the table these are; say_notes: what says what was done.
    """

    x: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    task: str
    categories: tuple[tuple[str, ...], ...]
    rows: np.ndarray
    say_notes: tuple[Callable[[], str], ...]

    @property
    def notes(self):
        """Sentences on what was done, in the language spoken here."""
        return tuple(say() for say in self.say_notes)


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
    n_inputs = sum(len(categories) or 1 for _values, categories in inputs.values())
    if not inputs:
        raise TableError(_("Every chosen feature has the same value in all rows. Choose one that varies."))
    if n_inputs > MOST_INPUTS:
        text = _(
            "These features make {n} inputs, one for each number and each category; at most {most} are allowed. "
            "Choose fewer features."
        )
        raise TableError(text.format(n=counted(n_inputs), most=MOST_INPUTS))
    if len(rows) * n_inputs > MOST_VALUES:
        raise TableError(_too_many(len(rows), n_inputs))
    x = np.column_stack([values for values, _names in inputs.values()])
    categories = tuple(categories for _values, categories in inputs.values())
    return Columns(x, y, tuple(inputs), target_names, choice.task, categories, rows, (*notes, *found))


def _check(frame, choice):
    unknown = [name for name in (choice.target, *choice.features) if name not in frame.columns]
    if unknown:
        names = [*frame.columns[:SHOWN], *([_("others")] if len(frame.columns) > SHOWN else [])]
        text = _("The table has no column {name}. Its columns are {names}.")
        raise TableError(text.format(name=unknown[0], names=", ".join(names)))
    if not choice.features:
        raise TableError(
            _(
                "There is no feature to learn from. Choose at least one column besides the target; columns are "
                "separated by commas, semicolons or tabs."
            )
        )
    if choice.target in choice.features:
        text = _("The target {name} cannot be a feature too. Take it out of the features.")
        raise TableError(text.format(name=choice.target))
    if len(set(choice.features)) < len(choice.features):
        raise TableError(_("A feature was chosen twice. Choose each column once."))
    for field, allowed in (("task", TASKS), ("missing", MISSING)):
        if (value := getattr(choice, field)) not in allowed:
            text = _("{name} must be one of {options}, not {value}.")
            raise TableError(text.format(name=field, options=", ".join(allowed), value=repr(value)))


def _kept_rows(frame, choice):
    """The numbers of the rows with a target and, unless values are filled in, all features; what says notes."""
    has_target = frame[choice.target].notna().to_numpy()
    is_kept = has_target.copy()
    if choice.missing == "drop":
        for name in choice.features:
            is_kept &= frame[name].notna().to_numpy()
    n_rows, n_targets, n_kept = len(frame), int(has_target.sum()), int(is_kept.sum())
    notes = []
    if n_rows > n_targets:
        notes.append(partial(_without_target, n_rows - n_targets, n_rows))
    if n_targets > n_kept:
        notes.append(partial(_without_value, n_targets - n_kept, n_rows))
    if n_kept < LEAST_ROWS:
        left = ngettext(
            "{n} row is left; at least {least} are needed.",
            "{n} rows are left; at least {least} are needed.",
            n_kept,
        )
        told = [*(note() for note in notes), left.format(n=n_kept, least=LEAST_ROWS)]
        if n_targets >= LEAST_ROWS:
            told.append(_("Fill in missing values, or choose fewer features."))
        raise TableError(" ".join(told))
    return np.flatnonzero(is_kept), notes


def _without_target(n_lost, n_rows):
    text = ngettext(
        "{n} of {all} rows was left out: the target was missing.",
        "{n} of {all} rows were left out: the target was missing.",
        n_lost,
    )
    return text.format(n=counted(n_lost), all=counted(n_rows))


def _without_value(n_lost, n_rows):
    text = ngettext(
        "{n} of {all} rows was left out: a value was missing.",
        "{n} of {all} rows were left out: a value was missing.",
        n_lost,
    )
    return text.format(n=counted(n_lost), all=counted(n_rows))


def _inputs(frame, features, rows):
    """The features that vary, {name: (values (N,), names of categories)}, and what says notes."""
    inputs, notes = {}, []
    for name in features:
        if is_text(frame[name]):
            values, categories, n_grouped = categories_of(frame[name], rows)
        else:
            values, categories, n_grouped = numbers_of(frame[name], rows), (), 0
        if is_constant(values):
            notes.append(partial(_constant, name))
            continue
        inputs[name] = values, categories
        if n_grouped:
            notes.append(partial(_grouped, name, n_grouped, categories[-1]))
        n_missing = int(np.isnan(values).sum())
        if n_missing:
            notes.append(partial(_filled_in, name, n_missing, bool(categories)))
    return inputs, notes


def _constant(name):
    return _("{name} was left out: it has the same value in every row.").format(name=name)


def _grouped(name, count, together):
    text = ngettext(
        "The {n} rarest category of {name} counts as {together}.",
        "The {n} rarest categories of {name} are put together as {together}.",
        count,
    )
    return text.format(n=counted(count), name=name, together=together)


def _filled_in(name, count, is_text_column):
    if is_text_column:
        text = ngettext(
            "{n} missing value in {name} is filled in with the most frequent value of the training rows.",
            "{n} missing values in {name} are filled in with the most frequent value of the training rows.",
            count,
        )
    else:
        text = ngettext(
            "{n} missing value in {name} is filled in with the middle value of the training rows.",
            "{n} missing values in {name} are filled in with the middle value of the training rows.",
            count,
        )
    return text.format(n=counted(count), name=name)


def _too_many(n_rows, n_inputs):
    text = _(
        "{rows} rows of {inputs} inputs are {values} values; at most {most} are allowed. Choose fewer features or "
        "bring fewer rows."
    )
    return text.format(
        rows=counted(n_rows),
        inputs=counted(n_inputs),
        values=counted(n_rows * n_inputs),
        most=counted(MOST_VALUES),
    )
