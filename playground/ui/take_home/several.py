"""What is taken home of networks side by side: their numbers as CSV, and all of them as one HTML file."""

import streamlit as st

from playground.ui.groups import group
from playground.ui.take_home import moving

TABLES = {"epochs": "Losses and accuracies", "layers": "Gradients of every layer"}


def show(recording, name):
    """Draw buttons and a group for a `Recording`; files and keys begin with `name`."""
    with st.container(horizontal=True, key=f"{name}_tables"):
        for table, label in TABLES.items():
            st.download_button(
                f"{label} as CSV",
                lambda table=table: recording.table(f"csv_of_{table}"),
                f"{name}-{table}.csv",
                on_click="ignore",
                icon=":material/download:",
            )
    group(f"{name}_take_home", "Take it home", "the runs as one HTML file", lambda: moving.show(recording))
