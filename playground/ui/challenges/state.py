"""What a visit has tried at the challenges: kept by the session."""

import streamlit as st

from playground.lessons.student.attempt import Attempt

KEPT = "challenges_attempts"


def of(name):
    """The `Attempt` at the challenge of that name."""
    return st.session_state.get(KEPT, {}).get(name, Attempt())


def keep(name, attempt):
    """Note what was tried."""
    st.session_state.setdefault(KEPT, {})[name] = attempt
