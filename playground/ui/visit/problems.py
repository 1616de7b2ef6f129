"""What is wrong with a link or a file, by a key of the session: said until something else is asked for.

It is not said again in another language: whoever changes the language has read it.
"""

import streamlit as st

from playground.languages import spoken
from playground.ui.furniture import literal


def note(key, problems):
    """Keep sentences for `warn`; they take the place of those before."""
    st.session_state[key] = spoken().code, list(problems)


def noted(key):
    """The sentences that are kept."""
    code, problems = st.session_state.get(key, ("", []))
    return problems if code == spoken().code else []


def warn(key, icon=":material/link_off:"):
    """Say what is kept."""
    for problem in noted(key):
        st.warning(literal(problem), icon=icon)
