"""`suggested`: which column of a table is probably the target, and what kind of task that makes."""

from dataclasses import replace

import numpy as np

from playground.data.tables.choosing import TASKS, TableChoice
from playground.data.tables.inputs import is_text

TARGETS = ("target", "class", "label", "species", "y", "outcome")
FEW, SOME = 10, 20  # so many whole numbers may be classes: in any table; in one of ten times the rows
MOST_TARGETS = 20  # that are tried where the best cannot be learned
BEARABLE = 0.1  # the share of rows that may be lost to missing values


def suggestions(table):
    """Yield `TableChoice`s to try, the likeliest first; then other targets from the right, as either task."""
    best = suggested(table)
    yield best
    others = [name for name in reversed(table.frame.columns) if name != best.target][:MOST_TARGETS]
    for target in (best.target, *others):
        guess = best if target == best.target else suggested_for(table, target)
        for task in (guess.task, *(task for task in TASKS if task != guess.task)):
            if (target, task) != (best.target, best.task):
                yield replace(guess, task=task)


def suggested(table):
    """A `TableChoice` to start from; it has no features where the table has a single column."""
    return suggested_for(table, _target(list(table.frame.columns)))


def suggested_for(table, target):
    """The `TableChoice` that a target suggests."""
    frame = table.frame
    others = [name for name in frame.columns if name != target]
    features = tuple(name for name in others if not _is_identifier(frame[name]))
    if not features:  # a count is better than nothing
        features = tuple(name for name in others if not is_text(frame[name]))
    task = "classification" if _is_class(frame[target]) else "regression"
    return TableChoice(target, features, task, _missing(frame, target, features))


def _target(names):
    lowered = [name.lower() for name in names]
    known = [names[lowered.index(name)] for name in TARGETS if name in lowered]
    return known[0] if known else names[-1]


def _is_identifier(column):
    """Whether a column tells rows apart and nothing else: it counts up from 0 or 1, or no text comes up twice."""
    if is_text(column):
        return bool(column.notna().all()) and column.nunique() == len(column)
    values = column.to_numpy()
    return values[0] in (0, 1) and bool((values == values[0] + np.arange(len(values))).all())


def _is_class(column):
    if is_text(column):
        return True
    values = column.dropna().to_numpy()
    if (values % 1 != 0).any():
        return False
    n_rows, n_distinct = len(values), column.nunique()
    return n_distinct <= min(FEW, n_rows - 1) or (n_distinct <= SOME and n_distinct < n_rows / 10)


def _missing(frame, target, features):
    has_target = frame[target].notna().to_numpy()
    is_complete = has_target.copy()
    for name in features:
        is_complete &= frame[name].notna().to_numpy()
    return "impute" if has_target.sum() - is_complete.sum() > BEARABLE * has_target.sum() else "drop"
