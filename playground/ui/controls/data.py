"""The sidebar's data: which set, how it is made, split and fed."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.data import DATASETS, SOURCES
from playground.ui.assets import THUMBNAILS_URL
from playground.ui.widgets import menu, pills, seed_row, slider

SCALING_TITLES = {"standard": "standard", "minmax": "min-max", "none": "none"}


def source():
    """The `Source` that is chosen."""
    return SOURCES[st.session_state["dataset"]]


def show():
    tiles = {name: f"![]({THUMBNAILS_URL}/{name}.svg) {found.title}" for name, found in DATASETS.items()}
    pills("dataset", tiles, required=True, label_visibility="collapsed")
    chosen = source()
    st.caption(chosen.about)
    left, right = st.columns(2)
    if chosen.is_made:
        with left:
            slider("noise", 0.01, format="%.2f")
        with right:
            slider("n_samples", 10)
    if chosen.n_classes is None:
        slider("n_classes", 1)
    if chosen.has_plane_features:
        pills("features", {name: name for name in RULES["features"].options}, selection_mode="multi")
    left, right = st.columns(2)
    with left:
        slider("test_size", 0.05, format="percent")
    with right:
        menu("scaling", SCALING_TITLES)
    seed_row("data_seed", "New data", "Draw other points and another split.")
