"""How the network starts, and what stands between its layers."""

import streamlit as st

from playground.engine import ACTIVATIONS, BIASES, INITIALIZERS
from playground.languages import _, mark
from playground.ui.controls import given
from playground.ui.form import N_LAYERS, OWN_ACTIVATIONS, starting_anew
from playground.ui.labels import LABELS
from playground.ui.widgets import KEPT, menu, now, pills, said, switch, titles

SWITCHES = ("batch_norm", "layer_norm", "residual")
GENERATOR_TITLES = {"pcg64": mark("NumPy's Generator (PCG64)"), "mt19937": mark("np.random.seed (MT19937)")}
PLACE_TITLES = {"before": mark("before the activation"), "after": mark("after the activation")}


def summary():
    state = st.session_state
    start = _("given weights") if given.is_given() else _(INITIALIZERS[state["initializer"]].title)
    biases = {"zeros": [], "none": [_("no biases")]}.get(state["biases"], [_("biases drawn")])
    between = [_(LABELS[name][0]).lower() for name in SWITCHES if state[name]]
    output = state["output_activation"]
    at_output = _("{activation} at the output").format(activation=_(ACTIVATIONS[output].title))
    after = [] if output == "linear" else [at_output]
    return ", ".join([start, *biases, *between, *after])


def show():
    menu("initializer", titles(INITIALIZERS))
    menu("biases", titles(BIASES))
    menu("generator", said(GENERATOR_TITLES))
    given.show()
    for name in SWITCHES:
        switch(name)
    if st.session_state["batch_norm"] or st.session_state["layer_norm"]:
        menu("normalization_place", said(PLACE_TITLES))
        layers = {layer: str(layer) for layer in range(1, st.session_state[N_LAYERS] + 1)}
        kept = [layer for layer in now("normalized_layers") if layer in layers]
        st.session_state["normalized_layers"] = kept  # one that was taken away is no option any more
        pills("normalized_layers", layers, selection_mode="multi")
    st.toggle(
        _("An activation for each layer"),
        value=now(OWN_ACTIVATIONS),
        key=OWN_ACTIVATIONS,
        **KEPT,
        help=starting_anew(_("Choose it beside each layer's units.")),
    )
    menu("output_activation", titles(ACTIVATIONS))
