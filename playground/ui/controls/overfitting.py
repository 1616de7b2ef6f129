"""What keeps a network from learning by heart."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.numbers import percent, short
from playground.ui.form import DROPOUT, N_LAYERS, OWN_DROPOUTS, STARTS_ANEW
from playground.ui.labels import LABELS
from playground.ui.widgets import KEPT, menu, now, number, pick, slider, switch

VALIDATION_TITLES = {"drawn": "drawn", "last": "the last ones, as in Keras"}
PENALTIES = (0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 1)


def summary():
    state = st.session_state
    said = [f"{name.upper()} {short(state[name])}" for name in ("l1", "l2") if state[name]]
    if state[OWN_DROPOUTS]:
        said.append("dropout by layer")
    elif state["dropout"]:
        said.append(f"dropout {percent(state['dropout'])}")
    if state["validation_size"]:
        said.append(f"validation {percent(state['validation_size'])}")
        said += ["early stopping"] if state["early_stopping"] else []
    return ", ".join(said) or "nothing set against it"


def show():
    state = st.session_state
    pick("l1", PENALTIES, "{:g}".format)
    pick("l2", PENALTIES, "{:g}".format)
    if not state[OWN_DROPOUTS]:
        slider("dropout", 0.05, format="percent")
    st.toggle(
        "A dropout for each layer",
        value=now(OWN_DROPOUTS),
        key=OWN_DROPOUTS,
        **KEPT,
        help=f"Choose how many units each hidden layer leaves out. {STARTS_ANEW}",
    )
    if state[OWN_DROPOUTS]:
        for index in range(state[N_LAYERS]):
            _show_dropout(index)
    slider("validation_size", 0.05, format="percent")
    if state["validation_size"]:
        menu("validation", VALIDATION_TITLES)
    switch("early_stopping", disabled=not state["validation_size"])
    number("patience", step=1)
    pick("tol", (0, 1e-5, 1e-4, 1e-3, 1e-2), "{:g}".format)


def _show_dropout(index):
    """The share of one hidden layer; a new layer leaves out what all did."""
    key, rule = DROPOUT.format(index), RULES["dropout"]
    if key not in st.session_state:
        st.session_state[key] = st.session_state["dropout"]
    st.slider(
        f"Dropout, layer {index + 1}",
        min_value=float(rule.low),
        max_value=float(rule.high),
        value=now(key),
        step=0.05,
        format="percent",
        key=key,
        help=f"{LABELS['dropout'][1]} {STARTS_ANEW}",
        **KEPT,
    )
