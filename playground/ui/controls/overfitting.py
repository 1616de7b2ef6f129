"""What keeps a network from learning by heart."""

import streamlit as st

from playground.numbers import percent, short
from playground.ui.widgets import number, pick, slider, switch

TITLE = "Overfitting"
PENALTIES = (0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 1)


def summary():
    state = st.session_state
    said = [f"{name.upper()} {short(state[name])}" for name in ("l1", "l2") if state[name]]
    if state["dropout"]:
        said.append(f"dropout {percent(state['dropout'])}")
    if state["validation_size"]:
        said.append(f"validation {percent(state['validation_size'])}")
        said += ["early stopping"] if state["early_stopping"] else []
    return ", ".join(said) or "nothing set against it"


def show():
    pick("l1", PENALTIES, "{:g}".format)
    pick("l2", PENALTIES, "{:g}".format)
    slider("dropout", 0.05, format="percent")
    slider("validation_size", 0.05, format="percent")
    switch("early_stopping", disabled=not st.session_state["validation_size"])
    number("patience", step=1)
    pick("tol", (0, 1e-5, 1e-4, 1e-3, 1e-2), "{:g}".format)
