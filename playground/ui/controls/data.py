"""How the data are made, split and fed."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.data import SOURCES
from playground.numbers import percent, short
from playground.ui.form import EXPERIMENT
from playground.ui.widgets import menu, pills, seed_row, slider

TITLE = "Data"
SCALING_TITLES = {"standard": "standard", "minmax": "min-max", "none": "none"}


def source():
    """The `Source` that is chosen."""
    return SOURCES[st.session_state["dataset"]]


def summary():
    return data_summary(EXPERIMENT, source(), [f"test {percent(st.session_state['test_size'])}"])


def data_summary(form, chosen, more=()):
    """What a form's widgets say of the `Source` that is chosen in it, in a line."""
    state = st.session_state
    if not chosen.is_made:
        return ", ".join([f"{chosen.n_rows:,} rows", *more])
    points = f"{state[form.key('n_samples')]:,} points"
    if chosen.n_classes is None:
        points = f"{points} in {state[form.key('n_classes')]} classes"
    return ", ".join([points, f"noise {short(state[form.key('noise')])}", *more])


def show():
    chosen = source()
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
