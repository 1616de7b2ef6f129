"""The projector view: larger type, thicker lines and no sidebar, for a room that looks at a wall.

A button turns it on and off; while it is on, the address of every page has `view=projector`, beside what else is
in it, and a link with that opens so.
"""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

STYLE = Path(__file__).parent / "style" / "projector.css"
QUERY = {"view": "projector"}
IS_ON = "projector_is_on"


def is_on():
    return st.session_state.get(IS_ON, False)


def follow():
    """Turn the view on or off as the address says: that of a link, or one that Back and Forward lead to.

    Any other run's address may be of yesterday, or one of which the navigation has left out everything.
    """
    if IS_ON not in st.session_state or get_script_run_ctx().is_history_navigation:
        st.session_state[IS_ON] = _is_said()
    if is_on():
        st.html(STYLE)


def settle():
    """Put the view into the address, unless the page's own link did."""
    if is_on() != _is_said():
        _say()


def button():
    """Turns the view on, and off again."""
    title, icon = ("Leave the projector view", "close_fullscreen") if is_on() else ("Projector", "present_to_all")
    st.button(
        title,
        key="projector",
        icon=f":material/{icon}:",
        type="tertiary",
        help="Larger type and thicker lines for a room that looks at a wall; the sidebar gives way.",
        on_click=_turn,
    )


def added(query):
    """A query for the address, and the view beside it while it is on."""
    others = {key: value for key, value in query.items() if QUERY.get(key) != value}
    return others | QUERY if is_on() else others


def _turn():
    st.session_state[IS_ON] = not is_on()
    _say()


def _say():
    st.query_params.from_dict(added(st.query_params.to_dict()))


def _is_said():
    return QUERY.items() <= st.query_params.to_dict().items()
