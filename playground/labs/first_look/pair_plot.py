"""Every two features against each other: what a pair plot is drawn from."""

from typing import NamedTuple

import numpy as np

from playground.labs.first_look.columns import categories_of, some_rows, target_name
from playground.labs.first_look.histograms import Histogram, counted, even_edges
from playground.labs.first_look.telling import most_telling
from playground.languages import _
from playground.numbers import counted as number

BINS = 20
MOST_NAMED = 40  # categories that have a bin each


class Pairs(NamedTuple):
    """Some features and some rows of a data set. F features, M rows, K classes.

    `values` (M, F), NaN where one is missing; codes where `categories[f]` is not () but their names. `target` (M,)
    holds class numbers or values; `classes` the K names, () for regression. `histograms`, one a feature, count the
    M rows: (K, B), or (1, B) for regression. `note` says in words what was left out.
    """

    names: tuple[str, ...]
    values: np.ndarray
    target: np.ndarray
    classes: tuple[str, ...]
    target_name: str
    categories: tuple[tuple[str, ...], ...]
    histograms: tuple[Histogram, ...]
    note: str


def pairs(dataset, most_features=4, most_rows=500, seed=0):
    """The `Pairs` of the features that tell most of the target, over rows drawn at random; the same every time."""
    chosen = most_telling(dataset, most_features, seed=seed)
    rows = some_rows(len(dataset.y), most_rows, seed)
    values, target = np.asarray(dataset.x[np.ix_(rows, chosen)], float), np.asarray(dataset.y)[rows]
    all_categories = categories_of(dataset)
    categories = tuple(tuple(map(str, all_categories[place])) for place in chosen)
    classes = tuple(map(str, dataset.target_names)) if dataset.task == "classification" else ()
    return Pairs(
        names=tuple(str(dataset.feature_names[place]) for place in chosen),
        values=values,
        target=target.astype(np.intp if classes else float),
        classes=classes,
        target_name=target_name(dataset),
        categories=categories,
        histograms=tuple(
            _histogram(column, names, target, len(classes))
            for column, names in zip(values.T, categories, strict=True)
        ),
        note=_note(dataset, values, categories),
    )


def _histogram(column, categories, target, n_classes):
    edges = _edges(column, len(categories))
    parts = [column[target == number] for number in range(n_classes)] or [column]
    return Histogram(edges, np.array([counted(part, edges) for part in parts]))


def _edges(column, n_categories):
    """Even bins; one around each code where there are categories, few enough to see."""
    if not n_categories:
        return even_edges(column, BINS)
    bins = n_categories if n_categories <= MOST_NAMED else BINS
    return np.linspace(-0.5, n_categories - 0.5, bins + 1)


def _note(dataset, values, categories):
    """What is not shown, or not as it is, in sentences; "" where all is."""
    (n_rows, n_features), (shown, n_shown) = dataset.x.shape, values.shape
    said = []
    if n_shown < n_features:
        most = _(
            "Of {n} features you see the {shown} that the classes differ most in, each taken alone."
            if dataset.task == "classification"
            else "Of {n} features you see the {shown} that tell most of the target, each taken alone."
        )
        said.append(most.format(n=number(n_features), shown=n_shown))
    if shown < n_rows:
        drawn = _("Of {n} rows you see {shown}, drawn at random.")
        said.append(drawn.format(n=number(n_rows), shown=number(shown)))
    if any(categories):
        said.append(_("Points with a category are spread around its place, so that they do not hide each other."))
    if np.isnan(values).any():
        said.append(_("A row is left out where one of its two values is missing."))
    return " ".join(said)
