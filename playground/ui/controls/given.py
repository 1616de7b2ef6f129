"""Starting weights given by hand, in place of drawn ones."""

import streamlit as st

from playground.languages import _
from playground.recording.given import EXAMPLE, GivenError, start_of
from playground.recording.networks import network_for
from playground.ui.furniture import warn
from playground.ui.visit import places, session

TEXT, PROBLEM = "given_weights", "given_weights_problem"


def is_given():
    """Whether the recording starts from numbers that were given."""
    return any(at == 0 for at, *_ in st.session_state[places.PLAYGROUND.recording].made.weight_changes)


def show():
    with st.popover(_("Given weights"), width="stretch"):
        st.markdown(
            _(
                "Arrays as NumPy or JSON writes them, in the order of the layers: weights (inputs x units), then "
                "biases. Biases may be left out."
            )
        )
        st.text_area(_("Starting weights"), key=TEXT, placeholder=EXAMPLE, height=150, persist_state="page")
        warn(st.session_state.pop(PROBLEM, None))
        with st.container(horizontal=True):
            st.button(_("Start from these"), on_click=_start)
            st.button(_("Draw them instead"), on_click=session.start_from, args=(None,), disabled=not is_given())


def _start():
    recording = st.session_state[places.PLAYGROUND.recording]
    network = network_for(recording.made, recording.history.prepared)
    try:
        session.start_from(start_of(st.session_state[TEXT] or "", network))
    except GivenError as error:
        st.session_state[PROBLEM] = str(error)
