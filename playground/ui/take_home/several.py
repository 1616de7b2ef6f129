"""What is taken home of networks side by side: their numbers as CSV, and all of them as one HTML file."""

import streamlit as st

from playground.languages import _, mark
from playground.ui.groups import group
from playground.ui.take_home import moving

TABLES = {"epochs": mark("Losses and accuracies as CSV"), "layers": mark("Gradients of every layer as CSV")}


def show(recording, name):
    """Draw buttons and a group for a `Recording`; files and keys begin with `name`."""
    with st.container(horizontal=True, key=f"{name}_tables"):
        for table, label in TABLES.items():
            st.download_button(
                _(label),
                lambda table=table: recording.table(f"csv_of_{table}"),
                f"{name}-{table}.csv",
                on_click="ignore",
                icon=":material/download:",
            )
    summary = _("the runs as one HTML file")
    group(f"{name}_take_home", _("Take it home"), summary, lambda: moving.show(recording))
