"""A data set as tables: its first rows, what its columns hold, and how they hang together."""

import numpy as np
import pandas as pd

from playground.labs.first_look.columns import categories_of, codes_of, distinct, numeric_columns, target_name
from playground.labs.first_look.telling import most_telling

MOST_CORRELATED = 30  # features: more cannot be read


def first_rows(dataset, count=5):
    """The first rows by name: the features, then the target; categories and classes are written out."""
    x, y = np.asarray(dataset.x[:count], float), dataset.y[:count]
    columns = [
        _written(codes_of(column), names) if names else column
        for column, names in zip(x.T, categories_of(dataset), strict=True)
    ]
    columns.append(_written(np.asarray(y, np.intp), dataset.target_names) if _has_classes(dataset) else y)
    return pd.DataFrame(dict(zip(_names(dataset), columns, strict=True)))


def statistics(dataset):
    """What the columns of numbers hold, one row each: the features, and the target where it is a number.

    Missing values are left out of everything but `missing`. As in pandas' `describe`: the standard deviation is
    that of a sample (n - 1 in the denominator), quantiles are interpolated.
    """
    names, places = _names(dataset), numeric_columns(dataset)
    columns = {names[place]: np.asarray(dataset.x[:, place], float) for place in places}
    if not _has_classes(dataset):
        columns[names[-1]] = np.asarray(dataset.y, float)
    frame = pd.DataFrame(columns)
    table = {
        "count": frame.count(),
        "missing": frame.isna().sum(),
        "mean": frame.mean(),
        "standard deviation": frame.std(),
        "min": frame.min(),
        "25 %": frame.quantile(0.25),
        "median": frame.median(),
        "75 %": frame.quantile(0.75),
        "max": frame.max(),
    }
    return pd.DataFrame(table).rename_axis("feature")


def category_counts(dataset):
    """What the columns of categories hold, one row each; of several that are most frequent, the first named."""
    rows = {}
    for name, column, categories in zip(_names(dataset)[:-1], dataset.x.T, categories_of(dataset), strict=True):
        if not categories:
            continue
        codes = codes_of(column)
        counts = np.bincount(codes[codes >= 0], minlength=len(categories))
        most = int(counts.argmax())
        rows[name] = {
            "count": int(counts.sum()),
            "missing": int((codes < 0).sum()),
            "categories": int((counts > 0).sum()),
            "most frequent": str(categories[most]) if counts[most] else None,
            "rows of it": int(counts[most]),
        }
    columns = ["count", "missing", "categories", "most frequent", "rows of it"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("feature")


def correlations(dataset):
    """Pearson's correlation of every two features of numbers (D, D), over the rows where neither is missing.

    NaN where one of them is constant. Of more than MOST_CORRELATED features, those that tell most of the target.
    """
    places, names = numeric_columns(dataset), _names(dataset)
    if len(places) > MOST_CORRELATED:
        places = most_telling(dataset, MOST_CORRELATED, among=places)
    columns = {names[place]: np.asarray(dataset.x[:, place], float) for place in places}
    return pd.DataFrame(columns).corr()


def _has_classes(dataset):
    return dataset.task == "classification"


def _names(dataset):
    """Names of all columns, the target's last."""
    return distinct((*dataset.feature_names, target_name(dataset)))


def _written(codes, names):
    """Names for their numbers, nothing for -1."""
    return pd.Series([str(names[code]) if code >= 0 else None for code in codes], dtype="str")
