"""The sidebar's network: layers, units, activations, weights at the start, what stands between the layers."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.ui.form import ACTIVATION, N_LAYERS, OWN_ACTIVATIONS, STARTS_ANEW, UNITS
from playground.ui.labels import LABELS
from playground.ui.widgets import choose, menu, now, switch, titles


def show():
    st.number_input(
        "Hidden layers",
        min_value=0,
        max_value=RULES["hidden_sizes"].most_layers,
        value=now(N_LAYERS),
        key=N_LAYERS,
        help=f"{LABELS['hidden_sizes'][1]} {STARTS_ANEW}",
    )
    columns = st.columns(2)
    for index in range(st.session_state[N_LAYERS]):
        with columns[index % 2]:
            _layer(index)
    if not st.session_state[OWN_ACTIVATIONS]:
        menu("activation", titles(ACTIVATIONS))
    st.toggle(
        "An activation for each layer",
        value=now(OWN_ACTIVATIONS),
        key=OWN_ACTIVATIONS,
        help=f"Choose it layer by layer. {STARTS_ANEW}",
    )
    menu("initializer", titles(INITIALIZERS))
    switch("batch_norm")
    switch("layer_norm")
    switch("residual")


def _layer(index):
    """Units of a hidden layer, and its activation where each layer has its own; a new layer copies the last."""
    for key, fallback in ((UNITS, 4), (ACTIVATION, st.session_state["activation"])):
        if key.format(index) not in st.session_state:
            st.session_state[key.format(index)] = st.session_state.get(key.format(index - 1), fallback)
    st.number_input(
        f"Units, layer {index + 1}",
        min_value=1,
        max_value=RULES["hidden_sizes"].most_units,
        value=now(UNITS.format(index)),
        key=UNITS.format(index),
        help=f"How many units compute side by side in this layer. {STARTS_ANEW}",
    )
    if st.session_state[OWN_ACTIVATIONS]:
        choose(
            list(ACTIVATIONS),
            titles(ACTIVATIONS).get,
            label=f"Activation {index + 1}",
            key=ACTIVATION.format(index),
            help=f"{LABELS['activation'][1]} {STARTS_ANEW}",
        )
