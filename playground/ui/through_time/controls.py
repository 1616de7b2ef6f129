"""The controls: what to start from, the sequence and the network, and how far the walk has come."""

from dataclasses import replace

import streamlit as st

from playground.choices.through_time import MOST_UNITS, UNITS
from playground.labs.through_time.presets import PRESETS
from playground.languages import _, mark
from playground.ui.through_time import choices
from playground.ui.through_time.choices import FORM
from playground.ui.widgets import KEPT, choose, now, start_from

PRESET = "time_preset"
NARROWEST = 150  # pixels of a field
WAYS = {"Start": mark("Start"), "Back": mark("Back"), "Next": mark("Next"), "End": mark("End")}


def presets(chosen):
    """Networks to start from, and what to look at in the one that is on."""
    preset = start_from(PRESETS, replace(chosen, **choices.NOT_WALKED), choices.put, PRESET)
    if preset:
        st.markdown(_(preset.watch))


def network():
    """The sequence, its target and the network's numbers, as widgets."""
    left, right = st.columns([3, 2])
    left.text_input(**_label("inputs"), max_chars=200, **KEPT)
    with right:
        choose(list(UNITS), lambda name: _(UNITS[name].title), **_label("activation"))
    with st.grid(min_column_width=NARROWEST):
        choose(list(range(1, MOST_UNITS + 1)), str, **_label("n_units"))
        numbers = ("input_weight", "recurrent_weight", "output_weight")
        if now(FORM.key("n_units")) > 1:
            numbers = ("spectral_radius",)
        for name in (*numbers, "target"):
            _number(name, step=0.1, format="%.6g")
        if now(FORM.key("n_units")) > 1:
            _number("seed", step=1)


def stepper(chosen):
    """Start, Back, Next, End and the slider of the walk; returns how many steps are done."""
    key, last, shown = FORM.key("stop"), chosen.last_stop, chosen.stop
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, to in {"Start": 0, "Back": shown - 1, "Next": shown + 1, "End": last}.items():
            useless = to == shown or not 0 <= to <= last
            kind = "primary" if name == "Next" else "secondary"
            label, key = _(WAYS[name]), f"time_go_{name}"
            st.button(label, key=key, on_click=_go, args=[to], disabled=useless, type=kind)
        st.slider(**_label("stop"), min_value=0, max_value=last, value=now(key), width="stretch", **KEPT)
    return shown


def entry(chosen):
    """Which entry of U and of W is looked at, where there are several."""
    if chosen.n_units == 1:
        return
    units = list(range(1, chosen.n_units + 1))
    with st.container(horizontal=True):
        for name in ("from_unit", "to_unit"):
            choose(units, str, width=150, **_label(name))


def _go(to):
    st.session_state[FORM.key("stop")] = to


def _number(name, **more):
    key = FORM.key(name)
    st.number_input(**_label(name), **FORM.bounds(name), value=now(key), **more, **KEPT)


def _label(name):
    title, about = choices.LABELS[name]
    return {"label": _(title), "help": _(about), "key": FORM.key(name)}
