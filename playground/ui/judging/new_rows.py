"""New rows, typed into a table: what the network says of them."""

import numpy as np
import pandas as pd
import streamlit as st

from playground.data.sources import said_class
from playground.labs.first_look import first_rows
from playground.labs.judging.answers import new_answers
from playground.languages import _
from playground.ui.frames import spoken_numbers
from playground.ui.judging import parts
from playground.ui.judging.rows import named

MOST_FEATURES, STARTED = 60, 3
TABLE = "judging_new"


def show(history, epoch, source):
    """A table to type into, and beside it what the network answers."""
    dataset = history.prepared.dataset
    if dataset.x.shape[1] > MOST_FEATURES:
        text = _("Rows of more than {most} features are too wide to be typed.")
        st.caption(text.format(most=MOST_FEATURES))
        return
    st.caption(_("Change a cell, or add a row below the last. The network answers at once."))
    began = _began(history.prepared)
    columns = {
        name: _column(name, categories)
        for name, categories in zip(began.columns, _categories(dataset), strict=True)
    }
    edited = st.data_editor(
        began, num_rows="dynamic", column_config=columns, key=f"{TABLE}_{source}", hide_index=True
    )
    raw = _raw(edited, dataset)
    is_whole = np.isfinite(raw).all(axis=1) & (np.abs(raw) < 1e30).all(axis=1)
    if not is_whole.any():
        st.caption(_("Fill every cell of a row to have it answered."))
        return
    found = new_answers(history, epoch, raw[is_whole])
    if found.is_cut:
        st.caption(_("Squared error makes no probabilities: outputs beyond 0 and 1 are cut here."))
    told = _said(found, dataset, np.flatnonzero(is_whole) + 1)
    st.dataframe(
        spoken_numbers(told),
        hide_index=True,
        column_config=named(told),
        alt=_("What the network says of each row."),
    )


def _began(prepared):
    """The first rows that were not trained on, without what is to be said of them."""
    part = next(iter(parts.there(prepared)))
    numbers = getattr(prepared.rows, part)[:STARTED]
    dataset = prepared.dataset
    return first_rows(dataset._replace(x=dataset.x[numbers], y=dataset.y[numbers]), STARTED).iloc[:, :-1]


def _categories(dataset):
    return dataset.categories or ((),) * dataset.x.shape[1]


def _column(name, categories):
    if categories:
        return st.column_config.SelectboxColumn(name, options=list(categories))
    return st.column_config.NumberColumn(name)


def _raw(table, dataset):
    """Rows (M, D) as the data hold them, NaN where a cell is empty."""
    columns = [
        table[name].map({word: code for code, word in enumerate(categories)}) if categories else table[name]
        for name, categories in zip(table.columns, _categories(dataset), strict=True)
    ]
    return np.column_stack([pd.to_numeric(column, errors="coerce").to_numpy(float) for column in columns])


def _said(found, dataset, numbers):
    if found.decided is None:
        return pd.DataFrame({"row": numbers, str(dataset.target_names[0]): found.given})
    names = [said_class(str(name)) for name in dataset.target_names]
    shares = pd.DataFrame(found.given, columns=[f"p({name})" for name in names])
    shares.insert(0, "decided", [names[k] for k in found.decided])
    shares.insert(0, "row", numbers)
    return shares
