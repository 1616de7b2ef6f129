"""Measuring now what a teacher asks about: begins with a button, shows how far it is, can be cancelled."""

import streamlit as st

from playground.labs.progress import Progress
from playground.languages import _, mark
from playground.lessons.measuring.measures import MEASURES, Look
from playground.lessons.runs import made_of, query_of
from playground.ui.lessons.found import distant, training
from playground.ui.running import run_to_the_end

LABEL = mark("Measure it now")


def found(run, measure, of, key):
    """What a measure of a round's run is, once it was asked for; None before. `run` is a part of the draft."""
    wanted, slot = f"{key}_wanted", f"{key}_found"
    about = run["page"], run["link"], run["reach"], run["epoch"], measure, of
    if st.session_state.get(wanted) != about:
        st.button(_(LABEL), key=f"{key}_now", on_click=_want, args=(wanted, about), icon=":material/straighten:")
        return None
    made = made_of(run["page"], query_of(run["link"]) | query_of(run["reach"]))
    epoch = run["epoch"] or getattr(made, "epochs", 0)
    return run_to_the_end(slot, about, lambda: _measuring(run["page"], made, epoch, measure, of), _(LABEL))


def _want(key, about):
    st.session_state[key] = about


def _measuring(page, made, epoch, measure, of):
    runs = distant(page, made)
    for share in training(runs, epoch):
        yield Progress(share, None)
    yield Progress(1.0, MEASURES[measure].find(Look(made, runs, epoch, of)))
