"""Recordings that a page looks at: the playground's own, or small ones of the page's, trained when asked for."""

import streamlit as st

from playground.languages import _
from playground.numbers import counted
from playground.recording.history import History
from playground.recording.words.endings import ending
from playground.ui.visit import places

PLAYGROUND = "playground"  # the name of the playground's own among those of a page
BITE = 0.1  # seconds of training between two looks at whether the reader has left


def pick_source(page, recipes):
    """The name of the recording to look at; the playground's own comes first where there is one.

    `page` is what the page's keys begin with, `recipes` are experiments by name; names are marked texts.
    """
    names = [PLAYGROUND] if places.PLAYGROUND.recording in st.session_state else []
    names += recipes
    return st.pills(
        _("Recording"), names, format_func=_title, default=names[0], key=f"{page}_source", required=True
    )


def _title(name):
    return _("The playground's recording") if name == PLAYGROUND else _(name)


def recording(page, source, recipes, why_not=lambda history: None):
    """The history of that name; a small one is trained here to its end, the first time it is asked for.

    `why_not(history)` says why the page has no use for one: then it is not offered to be trained further.
    """
    if source == PLAYGROUND:
        return _of_the_playground(page, why_not)
    histories = st.session_state.setdefault(f"{page}_histories", {})
    if source not in histories:
        histories[source] = History(recipes[source])
    train(histories[source])
    return histories[source]


def _of_the_playground(page, why_not):
    history = st.session_state[places.PLAYGROUND.recording].history
    last = history.experiment.epochs
    if st.session_state.pop(f"{page}_train_now", False):
        train(history)
    if not why_not(history) and history.head < last and not ending(history):
        text = _("It holds epochs 0 to {head} of {last} so far.")
        st.caption(text.format(head=counted(history.head), last=counted(last)))
        if st.button(_("Train it to the end"), key=f"{page}_train"):
            train(history)
            st.rerun()
    return history


def train(history):
    """Record to the experiment's end and show how far it is; what is recorded stays when the reader leaves."""
    last = history.experiment.epochs
    bar = st.empty()
    while history.extend(last, BITE) < last and not ending(history):
        text = _("Epoch {n} of {last}").format(n=counted(history.head), last=counted(last))
        bar.progress(history.head / last, text)
    bar.empty()


def pick_epoch(place, head, first=0):
    """The epoch to show, `first` at first; None asks for the last."""
    if head == 0:
        st.caption(_("Only epoch 0, the untrained network, is recorded: train it to have epochs to move through."))
        return 0
    key = f"{place}_epoch"
    start = head if first is None else first
    st.session_state[key] = min(st.session_state.get(key, start), head)  # a fork may have moved the end back
    return st.slider(_("Epoch"), 0, head, key=key)
