"""The columns of a data set: which hold numbers and which categories, and what they are called."""

import numpy as np


def categories_of(dataset):
    """One tuple of category names per column, () where the column holds numbers."""
    return tuple(getattr(dataset, "categories", None) or ((),) * dataset.x.shape[1])


def numeric_columns(dataset):
    """Positions of the columns that hold numbers."""
    return [place for place, names in enumerate(categories_of(dataset)) if not names]


def target_name(dataset):
    """What the target's column is called: "class" where there are classes."""
    return "class" if dataset.task == "classification" else str(dataset.target_names[0])


def distinct(names):
    """The same names as text, each once: what would be called like one before it has its number behind it."""
    found = []
    for name in map(str, names):
        candidate, number = name, 1
        while candidate in found:
            number += 1
            candidate = f"{name} ({number})"
        found.append(candidate)
    return found


def codes_of(column):
    """Category codes (N,) as whole numbers, -1 where the value is missing."""
    return np.where(np.isnan(column), -1, column).astype(np.intp)


def some_rows(n_rows, most, seed):
    """Numbers of at most so many rows, rising: all, or as many drawn at random without replacement."""
    if n_rows <= most:
        return np.arange(n_rows)
    return np.sort(np.random.default_rng(seed).choice(n_rows, most, replace=False))
