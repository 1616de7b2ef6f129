"""The sidebar's training: optimizer, rates, batches, loss, and what keeps a network from learning by heart."""

import streamlit as st

from playground.choices.experiment import RULES
from playground.choices.fields import AUTO
from playground.engine import ACTIVATIONS, LOSSES, OPTIMIZERS, SCHEDULES
from playground.ui.controls.data import source
from playground.ui.widgets import menu, number, pick, seed_row, slider, switch, titles

LEARNING_RATES = (1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 200, None)
PENALTIES = (0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 1)
CLIPS = (0, 0.1, 0.3, 1, 3, 10)


def batch_size_said(size):
    return "full" if size is None else str(size)


def clip_said(limit):
    return f"{limit:g}" if limit else "off"


def show():
    pick("learning_rate", LEARNING_RATES, "{:g}".format)
    menu("optimizer", titles(OPTIMIZERS))
    if OPTIMIZERS[st.session_state["optimizer"]].has_momentum:
        slider("momentum", 0.01)
    menu("schedule", titles(SCHEDULES))
    pick("batch_size", BATCH_SIZES, batch_size_said)
    if source().task == "classification":
        menu("loss", {AUTO: "automatic", **titles(LOSSES)})
    number("epochs", step=100)
    seed_row("seed", "New seed", "Draw other starting weights and batches.")
    with st.expander("More"):
        menu("output_activation", titles(ACTIVATIONS))
        pick("clip_norm", CLIPS, clip_said)
        menu("dtype", {name: name for name in RULES["dtype"].options})


def show_regularization():
    with st.expander("L1, L2, dropout"):
        pick("l1", PENALTIES, "{:g}".format)
        pick("l2", PENALTIES, "{:g}".format)
        slider("dropout", 0.05, format="percent")
    with st.expander("Validation and early stopping"):
        slider("validation_size", 0.05, format="percent")
        switch("early_stopping", disabled=not st.session_state["validation_size"])
        number("patience", step=1)
        pick("tol", (0, 1e-5, 1e-4, 1e-3, 1e-2), "{:g}".format)
