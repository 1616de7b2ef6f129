"""How much each feature, taken alone, has to do with the target."""

import numpy as np

from playground.labs.first_look.columns import categories_of, codes_of, some_rows

ROWS_JUDGED = 5000


def most_telling(dataset, count, among=None, seed=0):
    """Positions of so many features that tell most of the target, in the data's order; of equals the earlier."""
    among = np.arange(dataset.x.shape[1]) if among is None else np.asarray(among)
    if len(among) <= count:
        return [int(place) for place in among]
    shares = told(dataset, among, seed)
    return sorted(int(place) for place in among[np.argsort(-shares, kind="stable")[:count]])


def told(dataset, among=None, seed=0):
    """A share of variance for each feature (D,): 1 where it goes with the target perfectly, 0 or less where not.

    For numbers it is the share of the feature's variance that lies between the classes, or the squared correlation
    with the target. Both put features into the order of the F statistic (scikit-learn's `f_classif` and
    `f_regression`), but stay finite, and silent, for constant and for perfect features. Categories count as one
    indicator column each. All are adjusted for the number of groups, so that names of single rows tell nothing.

    A missing number counts as the median, a missing category as one of its own. At most ROWS_JUDGED rows are read.
    """
    among = range(dataset.x.shape[1]) if among is None else among
    rows = some_rows(len(dataset.y), ROWS_JUDGED, seed)
    y, categories = np.asarray(dataset.y)[rows], categories_of(dataset)
    judge = _told_by_class if dataset.task == "classification" else _told_of_value
    return np.array([judge(np.asarray(dataset.x[rows, i], float), y, bool(categories[i])) for i in among])


def _told_by_class(column, y, is_categorical):
    groups = np.unique(y, return_inverse=True)[1]
    if is_categorical:
        codes = codes_of(column)
        return _share_between(groups, (codes[:, None] == np.unique(codes)).astype(float))
    return _share_between(groups, _unit(column)[:, None])


def _told_of_value(column, y, is_categorical):
    values = _unit(np.asarray(y, float))
    if is_categorical:
        return _share_between(np.unique(codes_of(column), return_inverse=True)[1], values[:, None])
    a, b = (part - part.mean() for part in (_unit(column), values))
    squares = (a @ a) * (b @ b)
    return _adjusted((a @ b) ** 2 / squares if squares else 0.0, len(values), 2)


def _share_between(groups, columns):
    """The adjusted share of the columns' (N, C) variance that lies between groups (N,), numbered from 0."""
    centered = columns - columns.mean(axis=0)
    counts = np.bincount(groups)
    sums = np.stack([np.bincount(groups, weights=column) for column in centered.T])
    total = np.square(centered).sum()
    between = (np.square(sums) / counts).sum()
    return _adjusted(between / total if np.ptp(columns, axis=0).any() else 0.0, len(groups), len(counts))


def _adjusted(share, n_rows, n_parameters):
    """R² as if each parameter had cost a row; -inf where there are no rows left to judge by."""
    if n_rows <= n_parameters:
        return -np.inf
    return 1 - (1 - share) * (n_rows - 1) / (n_rows - n_parameters)


def _unit(column):
    """Values from 0 to 1, 0 for a constant; the median where one is missing. Any unit can then be squared."""
    is_there = np.isfinite(column)
    if not is_there.any():
        return np.zeros_like(column)
    filled = np.where(is_there, column, np.median(column[is_there]))
    low, high = filled.min(), filled.max()
    return (filled - low) / (high - low) if high > low else np.zeros_like(column)
