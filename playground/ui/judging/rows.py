"""Rows of the data as a table, with what the network says of them."""

import pandas as pd
import streamlit as st

from playground.labs.first_look import first_rows
from playground.labs.first_look.columns import distinct
from playground.languages import _, mark

COLUMNS = {  # of ours: what they are called
    "row": mark("row"),
    "class": mark("class"),
    "given": mark("given"),
    "how sure": mark("how sure"),
    "predicted": mark("predicted"),
    "residual": mark("residual"),
    "decided": mark("decided"),
}


def named(table, **others):
    """A table's `column_config`: our columns in the language spoken here, and what is said of `others`."""
    ours = {name: st.column_config.Column(_(title)) for name, title in COLUMNS.items() if name in table.columns}
    return ours | others


def told_rows(dataset, rows, before=None, after=None):
    """Some rows (M,) of a data set by their numbers, columns of ours `before` them and `after` them.

    A column of the data that is called like one of ours has a number behind its name.
    """
    data = first_rows(dataset._replace(x=dataset.x[rows], y=dataset.y[rows]), len(rows))
    ours = {"row": dataset.numbered(rows), **(before or {})}
    left, right = pd.DataFrame(ours), pd.DataFrame(after or {})
    table = pd.concat([left, data.reset_index(drop=True), right], axis=1)
    first, last = list(left.columns), list(right.columns)
    theirs = distinct([*first, *last, *data.columns])[len(first) + len(last) :]
    table.columns = [*first, *theirs, *last]
    return table
