"""What a first look shows: rows, statistics, classes, pairs of features; pictures where rows are pictures."""

import numpy as np
import streamlit as st

from playground.data.sources import said_class
from playground.figures.first_look import (
    correlation_figure,
    counts_figure,
    pairs_figure,
    pictures_figure,
    target_histogram_figure,
)
from playground.labs.first_look import (
    category_counts,
    class_counts,
    correlations,
    first_rows,
    mean_pictures,
    pairs,
    sample_pictures,
    statistics,
    target_histogram,
)
from playground.languages import _, mark
from playground.numbers import counted, fixed, general
from playground.ui.frames import spoken_numbers
from playground.ui.furniture import chart

FEWEST_CORRELATED = 2
COLUMNS = {  # of statistics and of categories, and what they are called
    "feature": mark("feature"),
    "count": mark("count"),
    "missing": mark("missing"),
    "mean": mark("mean"),
    "standard deviation": mark("standard deviation"),
    "min": mark("min"),
    "25 %": mark("25 %"),
    "median": mark("median"),
    "75 %": mark("75 %"),
    "max": mark("max"),
    "categories": mark("categories"),
    "most frequent": mark("most frequent"),
    "rows of it": mark("rows of it"),
}


def show(dataset, image_shape):
    """Draw it all for a `Dataset`; `image_shape` (height, width) where its rows are pictures, else None."""
    _heading(_("The first rows"))
    titles = {}
    if dataset.task == "classification":
        titles["class"] = _("class")
        dataset = dataset._replace(target_names=tuple(said_class(str(name)) for name in dataset.target_names))
    st.dataframe(
        spoken_numbers(first_rows(dataset)),
        hide_index=True,
        column_config=titles,
        alt=_("The first five rows of the data."),
    )
    left, right = st.columns(2)
    with left:
        _target(dataset)
    with right:
        if image_shape:
            _means(dataset, image_shape)
        else:
            _correlations(dataset)
    if image_shape:
        _pictures(dataset, image_shape)
    else:
        _numbers(dataset)
        _pairs(dataset)


def _heading(title):
    st.markdown(f"#### {title}")


def _target(dataset):
    if dataset.task == "classification":
        _heading(_("How many rows each class has"))
        counts = class_counts(dataset)
        pairs_of_class = zip(counts["class"], counts["rows"], strict=True)
        told = ", ".join(f"{name}: {counted(rows)}" for name, rows in pairs_of_class)
        alt = _("Rows of each class. {counts}.").format(counts=told)
        chart(counts_figure(counts), "data_counts", alt)
        return
    _heading(_("How the target is spread"))
    (name,), y = dataset.target_names, dataset.y
    figure = target_histogram_figure(target_histogram(dataset), name)
    alt = _("A histogram of {name}, from {low} to {high}.")
    chart(figure, "data_target", alt.format(name=name, low=general(y.min(), 4), high=general(y.max(), 4)))


def _correlations(dataset):
    table = correlations(dataset)
    if len(table) < FEWEST_CORRELATED:
        return
    _heading(_("Which features go together"))
    values = table.to_numpy()[np.triu_indices(len(table), 1)]
    known = values[np.isfinite(values)]
    if len(known):
        told = _("Correlations of {n} features, from {low} to {high}.")
        told = told.format(n=len(table), low=fixed(known.min(), 2), high=fixed(known.max(), 2))
    else:
        told = _("Correlations of {n} features.").format(n=len(table))
    chart(correlation_figure(table), "data_correlations", told)


def _numbers(dataset):
    table = statistics(dataset)
    if len(table):
        _heading(_("Each feature in numbers"))
        st.dataframe(
            spoken_numbers(table),
            column_config=_titles(table),
            alt=_("Count, mean, standard deviation, quartiles and extremes of each feature."),
        )
    categories = category_counts(dataset)
    if len(categories):
        st.dataframe(
            spoken_numbers(categories),
            column_config=_titles(categories),
            alt=_("How many categories each feature has, and the most frequent one."),
        )


def _titles(table):
    """What the columns of a table of features are called in the language that is spoken."""
    return {name: _(COLUMNS[name]) for name in (table.index.name, *table)}


def _pairs(dataset):
    _heading(_("Features in pairs"))
    found = pairs(dataset)
    if found.note:
        st.caption(found.note)
    names = ", ".join(found.names)
    alt = _(
        "Every pair of {names}, {n} rows, colored by class."
        if found.classes
        else "Every pair of {names}, {n} rows, colored by target."
    )
    chart(pairs_figure(found), "data_pairs", alt.format(names=names, n=counted(len(found.values))))


def _means(dataset, image_shape):
    _heading(_("The mean of each class"))
    means = mean_pictures(dataset.x, dataset.y, len(dataset.target_names), image_shape)
    chart(
        pictures_figure(means, list(dataset.target_names), columns=5),
        "data_means",
        _("The mean picture of each of {n} classes.").format(n=len(means)),
    )


def _pictures(dataset, image_shape):
    _heading(_("Some pictures"))
    found = sample_pictures(dataset.x, dataset.y, count_per_class=5, seed=0)
    pictures = found.x.reshape(-1, *image_shape)
    titles = [str(dataset.target_names[k]) for k in found.y]
    chart(pictures_figure(pictures, titles, columns=10), "data_pictures", _("Five pictures of each class."))
