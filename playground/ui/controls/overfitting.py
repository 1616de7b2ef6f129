"""What keeps a network from learning by heart."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.languages import _, mark
from playground.numbers import general, percent, short
from playground.ui.form import DROPOUT, N_LAYERS, OWN_DROPOUTS, starting_anew
from playground.ui.labels import LABELS
from playground.ui.widgets import KEPT, menu, now, number, pick, said, slider, switch

VALIDATION_TITLES = {"drawn": mark("drawn"), "last": mark("the last ones, as in Keras")}
PENALTIES = (0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 1)


def summary():
    state = st.session_state
    against = [f"{name.upper()} {short(state[name])}" for name in ("l1", "l2") if state[name]]
    if state[OWN_DROPOUTS]:
        against.append(_("dropout by layer"))
    elif state["dropout"]:
        against.append(_("dropout {share}").format(share=percent(state["dropout"])))
    if state["validation_size"]:
        against.append(_("validation {share}").format(share=percent(state["validation_size"])))
        against += [_("early stopping")] if state["early_stopping"] else []
    return ", ".join(against) or _("nothing set against it")


def show():
    state = st.session_state
    pick("l1", PENALTIES, general)
    pick("l2", PENALTIES, general)
    if not state[OWN_DROPOUTS]:
        slider("dropout", 0.05, format="percent")
    st.toggle(
        _("A dropout for each layer"),
        value=now(OWN_DROPOUTS),
        key=OWN_DROPOUTS,
        **KEPT,
        help=starting_anew(_("Choose how many units each hidden layer leaves out.")),
    )
    if state[OWN_DROPOUTS]:
        for index in range(state[N_LAYERS]):
            _show_dropout(index)
    slider("validation_size", 0.05, format="percent")
    if state["validation_size"]:
        menu("validation", said(VALIDATION_TITLES))
    switch("early_stopping", disabled=not state["validation_size"])
    number("patience", step=1)
    pick("tol", (0, 1e-5, 1e-4, 1e-3, 1e-2), general)


def _show_dropout(index):
    """The share of one hidden layer; a new layer leaves out what all did."""
    key, rule = DROPOUT.format(index), RULES["dropout"]
    if key not in st.session_state:
        st.session_state[key] = st.session_state["dropout"]
    st.slider(
        _("Dropout, layer {layer}").format(layer=index + 1),
        min_value=float(rule.low),
        max_value=float(rule.high),
        value=now(key),
        step=0.05,
        format="percent",
        key=key,
        help=starting_anew(_(LABELS["dropout"][1])),
        **KEPT,
    )
