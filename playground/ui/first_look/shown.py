"""What a first look shows: rows, statistics, classes, pairs of features; pictures where rows are pictures."""

import numpy as np
import streamlit as st

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
from playground.ui.furniture import chart

FEWEST_CORRELATED = 2


def show(dataset, image_shape):
    """Draw it all for a `Dataset`; `image_shape` (height, width) where its rows are pictures, else None."""
    st.markdown("#### The first rows")
    st.dataframe(first_rows(dataset), hide_index=True, alt="The first five rows of the data.")
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


def _target(dataset):
    if dataset.task == "classification":
        st.markdown("#### How many rows each class has")
        counts = class_counts(dataset)
        told = ", ".join(f"{name}: {rows}" for name, rows in zip(counts["class"], counts["rows"], strict=True))
        chart(counts_figure(counts), "data_counts", f"Rows of each class. {told}.")
        return
    st.markdown("#### How the target is spread")
    (name,), y = dataset.target_names, dataset.y
    figure = target_histogram_figure(target_histogram(dataset), name)
    chart(figure, "data_target", f"A histogram of {name}, from {y.min():.4g} to {y.max():.4g}.")


def _correlations(dataset):
    table = correlations(dataset)
    if len(table) < FEWEST_CORRELATED:
        return
    st.markdown("#### Which features go together")
    values = table.to_numpy()[np.triu_indices(len(table), 1)]
    known = values[np.isfinite(values)]
    told = f"Correlations of {len(table)} features" + (
        f", from {known.min():.2f} to {known.max():.2f}." if len(known) else "."
    )
    chart(correlation_figure(table), "data_correlations", told)


def _numbers(dataset):
    table = statistics(dataset)
    if len(table):
        st.markdown("#### Each feature in numbers")
        st.dataframe(table, alt="Count, mean, standard deviation, quartiles and extremes of each feature.")
    categories = category_counts(dataset)
    if len(categories):
        st.dataframe(categories, alt="How many categories each feature has, and the most frequent one.")


def _pairs(dataset):
    st.markdown("#### Features in pairs")
    found = pairs(dataset)
    if found.note:
        st.caption(found.note)
    names = ", ".join(found.names)
    by = "class" if found.classes else "target"
    chart(pairs_figure(found), "data_pairs", f"Every pair of {names}, {len(found.values)} rows, colored by {by}.")


def _means(dataset, image_shape):
    st.markdown("#### The mean of each class")
    means = mean_pictures(dataset.x, dataset.y, len(dataset.target_names), image_shape)
    chart(
        pictures_figure(means, list(dataset.target_names), columns=5),
        "data_means",
        f"The mean picture of each of {len(means)} classes.",
    )


def _pictures(dataset, image_shape):
    st.markdown("#### Some pictures")
    found = sample_pictures(dataset.x, dataset.y, count_per_class=5, seed=0)
    pictures = found.x.reshape(-1, *image_shape)
    titles = [str(dataset.target_names[k]) for k in found.y]
    chart(pictures_figure(pictures, titles, columns=10), "data_pictures", "Five pictures of each class.")
