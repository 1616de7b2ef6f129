"""The hidden layer page's controls: which recording, which layer, what of it, and the epoch."""

import streamlit as st

from playground.labs.hidden_layer.recipes import RECIPES
from playground.labs.hidden_layer.view import can_have_components, components_view, units_view
from playground.recording.endings import ending
from playground.recording.history import History
from playground.ui import session
from playground.ui.hidden_layer.words import why_not

PLAYGROUND = "The playground's recording"
HISTORIES = "hidden_histories"
BITE = 0.1  # seconds of training between two looks at whether the reader has left
UNITS, COMPONENTS = "Two units", "Principal components"


def pick_source():
    """The name of the recording to look at; the playground's own comes first where there is one."""
    names = [PLAYGROUND] if session.PLAYGROUND.recording in st.session_state else []
    names += RECIPES
    return st.pills("Recording", names, default=names[0], key="hidden_source", required=True)


def recording(source):
    """The history of that name; a small one is trained here to its end, the first time it is asked for."""
    if source == PLAYGROUND:
        return _of_the_playground()
    histories = st.session_state.setdefault(HISTORIES, {})
    if source not in histories:
        histories[source] = History(RECIPES[source])
    _train(histories[source])
    return histories[source]


def _of_the_playground():
    history = st.session_state[session.PLAYGROUND.recording].history
    last = history.experiment.epochs
    if not why_not(history) and history.head < last and not ending(history):
        st.caption(f"It holds epochs 0 to {history.head:,} of {last:,} so far.")
        if st.button("Train it to the end", key="hidden_train"):
            _train(history)
            st.rerun()
    return history


def _train(history):
    """Record to the experiment's end and show how far it is; what is recorded stays when the reader leaves."""
    last = history.experiment.epochs
    bar = st.empty()
    while history.extend(last, BITE) < last and not ending(history):
        bar.progress(history.head / last, f"Epoch {history.head:,} of {last:,}")
    bar.empty()


def pick_view(place, history):
    """The `View` that the reader chooses: which layer, and what of it."""
    with st.container(horizontal=True):
        layer = _pick_layer(place, history.experiment.hidden_sizes)
        units = range(history.experiment.hidden_sizes[layer])
        if len(units) <= 2:
            return units_view(history, layer)
        if can_have_components(history, layer) and _sees_components(f"{place}_{layer}_seen"):
            return components_view(history, layer)
        across, up = (
            st.selectbox(label, units, first, lambda i: f"unit {i + 1}", key=f"{place}_{layer}_{key}", width=120)
            for label, first, key in (("Across", 0, "across"), ("Up", 1, "up"))
        )
    return units_view(history, layer, across, up)


def _pick_layer(place, sizes):
    layers = range(len(sizes))
    if len(sizes) == 1:
        return 0
    return st.segmented_control(
        "Layer",
        layers,
        default=layers[-1],
        format_func=lambda i: f"{i + 1} ({sizes[i]} units)" if sizes[i] > 1 else f"{i + 1} (1 unit)",
        key=f"{place}_layer",
        required=True,
    )


def _sees_components(key):
    seen = st.segmented_control(
        "Seen along",
        [COMPONENTS, UNITS],
        default=COMPONENTS,
        key=key,
        required=True,
        help="The components are the two directions in which the layer's values are spread most at the last "
        "epoch. They are kept for all epochs, so that what moves is the network, not the axes.",
    )
    return seen == COMPONENTS


def pick_epoch(place, head):
    """The epoch to show, the untrained network at first."""
    if head == 0:
        st.caption("Only epoch 0, the untrained network, is recorded: train it to have epochs to move through.")
        return 0
    key = f"{place}_epoch"
    st.session_state[key] = min(st.session_state.get(key, 0), head)  # a fork may have moved the end back
    return st.slider("Epoch", 0, head, key=key)
