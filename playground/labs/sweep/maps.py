"""The cells of a sweep over two of its fields, the others averaged or held."""

import warnings
from typing import NamedTuple

import numpy as np


class Averages(NamedTuple):
    """Over the values of two fields, (R, C) each: mean scores, NaN without any; how many cells are in each mean;
    how many of those diverged, which are in none; the number of the best cell, -1 without any."""

    means: np.ndarray
    counts: np.ndarray
    diverged: np.ndarray
    best: np.ndarray


def averages(plan, cells, down, across, held=None):
    """The `Averages` of ranked cells over the values of the fields `down` (None is one row) and `across`.

    `held` are the fields that have one value only, `{name: value}`; all others are averaged.
    """
    rows = list(plan.axes[down]) if down else [None]
    columns = list(plan.axes[across])
    found = [[[] for _ in columns] for _ in rows]
    for cell in cells:
        if all(cell.settings[name] == value for name, value in (held or {}).items()):
            row = rows.index(cell.settings[down]) if down else 0
            found[row][columns.index(cell.settings[across])].append(cell)
    return Averages(
        _each(found, _mean, float),
        _each(found, len, int),
        _each(found, lambda some: sum(bool(np.isnan(cell.mean)) for cell in some), int),
        _each(found, lambda some: some[0].number if some else -1, int),
    )


def _mean(cells):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # all of them may have diverged
        return np.nanmean([cell.mean for cell in cells] or [np.nan])


def _each(found, measure, kind):
    return np.array([[measure(cells) for cells in row] for row in found], kind)
