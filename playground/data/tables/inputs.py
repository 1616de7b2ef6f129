"""One column of a table as an input or as the target."""

import numpy as np

from playground.data.tables.limits import MOST_CATEGORIES, MOST_CLASSES, TableError
from playground.data.tables.wording import numbered
from playground.languages import _
from playground.numbers import counted, general


def is_text(column):
    return column.dtype == "category"


def numbers_of(column, rows):
    """The values of a column of numbers in some rows, (N,)."""
    return column.to_numpy(np.float64)[rows]


def is_constant(values):
    """Whether values (N,), NaN where missing, hold no two different numbers."""
    known = values[~np.isnan(values)]
    return len(known) == 0 or known.min() == known.max()


def categories_of(column, rows):
    """A text column in some rows: codes (N,), NaN where missing; names of the codes; how many were put together.

    The most frequent category is 0, of equals the first by name. Those beyond `MOST_CATEGORIES` are one, the last.
    """
    codes = column.cat.codes.to_numpy()[rows]
    names = column.cat.categories
    counts = np.bincount(codes[codes >= 0], minlength=len(names))
    by_name = names.argsort()
    ranked = by_name[np.argsort(-counts[by_name], kind="stable")]
    ranked = ranked[counts[ranked] > 0]
    kept = ranked[:MOST_CATEGORIES]
    places = np.full(len(names) + 1, np.nan)  # the last is that of code -1: missing
    places[ranked] = len(kept)
    places[kept] = np.arange(len(kept))
    n_grouped = len(ranked) - len(kept)
    found = [str(name) for name in names[kept]]
    return places[codes], tuple(numbered([*found, "other"]) if n_grouped else found), n_grouped


def classes_of(column, rows):
    """The target as class numbers (N,) and the names of the classes, sorted as numbers or by name.

    Raises TableError for fewer than two classes and for more than `MOST_CLASSES`.
    """
    if is_text(column):
        known, y = np.unique(column.cat.codes.to_numpy()[rows], return_inverse=True)
        names = column.cat.categories[known]
        order = names.argsort()
        names, y = [str(name) for name in names[order]], np.argsort(order)[y]
    else:
        known, y = np.unique(numbers_of(column, rows), return_inverse=True)
        names = [_written(number) for number in known]
    if len(names) < 2:
        text = _("The target {name} has one class only, {only}. At least two are needed.")
        raise TableError(text.format(name=column.name, only=names[0]))
    if len(names) > MOST_CLASSES:
        text = _(
            "The target {name} has {n} classes; at most {most} are allowed. Choose another target."
            if is_text(column)
            else "The target {name} has {n} classes; at most {most} are allowed. Choose another target, or "
            "regression."
        )
        raise TableError(text.format(name=column.name, n=counted(len(names)), most=MOST_CLASSES))
    return y.astype(np.intp), tuple(names)


def _written(number):
    return f"{number + 0:.0f}" if number % 1 == 0 and abs(number) < 1e15 else repr(float(number))  # + 0: no -0


def values_of(column, rows):
    """The target as numbers (N,); raises TableError for text and where all are the same."""
    if is_text(column):
        text = _(
            "The target {name} holds text, and regression needs numbers. Choose classification or another target."
        )
        raise TableError(text.format(name=column.name))
    values = numbers_of(column, rows)
    if is_constant(values):
        text = _("The target {name} is {value} in every row. Choose one that varies.")
        raise TableError(text.format(name=column.name, value=general(values[0])))
    return values
