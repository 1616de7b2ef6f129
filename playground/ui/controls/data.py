"""How the data are made, split and fed."""

from contextlib import nullcontext

import streamlit as st

from playground.choices.experiment import RULES
from playground.data import SOURCES
from playground.languages import _, mark
from playground.numbers import counted, percent, short
from playground.ui.form import EXPERIMENT
from playground.ui.widgets import menu, pills, said, seed_row, slider, switch

SCALING_TITLES = {"standard": mark("standard"), "minmax": mark("min-max"), "none": mark("none")}
SCALER_TITLES = {
    "training": mark("training rows"),
    "training_validation": mark("training and validation rows"),
    "all": mark("all rows: a leak"),
}


def source():
    """The `Source` that is chosen."""
    return SOURCES[st.session_state["dataset"]]


def summary():
    state = st.session_state
    if not source().holds_back:
        return data_summary(EXPERIMENT, source())
    size = state["test_size"]
    share = _("test {share}").format(share=percent(size)) if size else _("no test rows")
    order = [] if state["shuffle"] else [_("in order")]
    leak = [_("scaled with a leak")] if state["scaler_rows"] == "all" and state["scaling"] != "none" else []
    return data_summary(EXPERIMENT, source(), [share, *order, *leak])


def data_summary(form, chosen, more=()):
    """What a form's widgets say of the `Source` that is chosen in it, in a line."""
    state = st.session_state
    if not chosen.is_made:
        return ", ".join([_("{n} rows").format(n=counted(chosen.n_rows)), *more])
    points = _("{n} points" if chosen.n_classes is not None else "{n} points in {classes} classes").format(
        n=counted(state[form.key("n_samples")]), classes=state[form.key("n_classes")]
    )
    noise = [_("noise {noise}").format(noise=short(state[form.key("noise")]))] if chosen.has_noise else []
    return ", ".join([points, *noise, *more])


def show():
    chosen = source()
    if chosen.is_made and chosen.has_noise:
        left, right = st.columns(2)
        with left:
            slider("noise", 0.01, format="%.2f")
        with right:
            slider("n_samples", 10)
    elif chosen.is_made:
        slider("n_samples", 10)
    if chosen.n_classes is None:
        slider("n_classes", 1)
    if chosen.has_plane_features:
        pills("features", {name: name for name in RULES["features"].options}, selection_mode="multi")
    left, right = st.columns(2)
    with left if chosen.holds_back else nullcontext():
        menu("scaling", said(SCALING_TITLES))
    if not chosen.holds_back:
        return
    with right:
        slider("test_size", 0.05, format="percent")
    _show_split(chosen)
    seed_row("data_seed", _("New data"), _("Draw other points and another split."))


def _show_split(chosen):
    left, right = st.columns(2)
    with left:
        switch("shuffle")
    if chosen.task == "classification":
        with right:
            switch("stratify", disabled=not st.session_state["shuffle"])
    if st.session_state["scaling"] != "none":
        menu("scaler_rows", said(SCALER_TITLES))
