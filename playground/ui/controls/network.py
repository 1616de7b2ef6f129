"""How the network starts, and what stands between its layers."""

import streamlit as st

from playground.engine import ACTIVATIONS, BIASES, INITIALIZERS
from playground.ui.controls import given
from playground.ui.form import N_LAYERS, OWN_ACTIVATIONS, STARTS_ANEW
from playground.ui.labels import LABELS
from playground.ui.widgets import KEPT, menu, now, pills, switch, titles

SWITCHES = ("batch_norm", "layer_norm", "residual")
GENERATOR_TITLES = {"pcg64": "NumPy's Generator (PCG64)", "mt19937": "np.random.seed (MT19937)"}
PLACE_TITLES = {"before": "before the activation", "after": "after the activation"}


def summary():
    state = st.session_state
    start = INITIALIZERS[state["initializer"]].title
    if given.is_given():
        start = "given weights"
    biases = {"zeros": [], "none": ["no biases"]}.get(state["biases"], ["biases drawn"])
    between = [LABELS[name][0].lower() for name in SWITCHES if state[name]]
    output = state["output_activation"]
    after = [] if output == "linear" else [f"{ACTIVATIONS[output].title} at the output"]
    return ", ".join([start, *biases, *between, *after])


def show():
    menu("initializer", titles(INITIALIZERS))
    menu("biases", titles(BIASES))
    menu("generator", GENERATOR_TITLES)
    given.show()
    for name in SWITCHES:
        switch(name)
    if st.session_state["batch_norm"] or st.session_state["layer_norm"]:
        menu("normalization_place", PLACE_TITLES)
        layers = {layer: str(layer) for layer in range(1, st.session_state[N_LAYERS] + 1)}
        kept = [layer for layer in now("normalized_layers") if layer in layers]
        st.session_state["normalized_layers"] = kept  # one that was taken away is no option any more
        pills("normalized_layers", layers, selection_mode="multi")
    st.toggle(
        "An activation for each layer",
        value=now(OWN_ACTIVATIONS),
        key=OWN_ACTIVATIONS,
        **KEPT,
        help=f"Choose it beside each layer's units. {STARTS_ANEW}",
    )
    menu("output_activation", titles(ACTIVATIONS))
