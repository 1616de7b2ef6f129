"""How the network starts, and what stands between its layers."""

import streamlit as st

from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.ui.form import OWN_ACTIVATIONS, STARTS_ANEW
from playground.ui.labels import LABELS
from playground.ui.widgets import KEPT, menu, now, switch, titles

TITLE = "Network"
SWITCHES = ("batch_norm", "layer_norm", "residual")


def summary():
    state = st.session_state
    between = [LABELS[name][0].lower() for name in SWITCHES if state[name]]
    output = state["output_activation"]
    after = [] if output == "linear" else [f"{ACTIVATIONS[output].title} at the output"]
    return ", ".join([INITIALIZERS[state["initializer"]].title, *between, *after])


def show():
    menu("initializer", titles(INITIALIZERS))
    for name in SWITCHES:
        switch(name)
    st.toggle(
        "An activation for each layer",
        value=now(OWN_ACTIVATIONS),
        key=OWN_ACTIVATIONS,
        **KEPT,
        help=f"Choose it beside each layer's units. {STARTS_ANEW}",
    )
    menu("output_activation", titles(ACTIVATIONS))
