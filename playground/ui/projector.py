"""The projector view: larger type, thicker lines and no sidebar, for a room that looks at a wall.

A button turns it on and off; while it is on, the address of every page has `view=projector`, beside what else is
in it, and a link with that opens so.
"""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).parent / "style" / "projector.css"
QUERY = {"view": "projector"}
IS_ON, SAID, PAGE = "projector_is_on", "projector_is_said", "projector_page"


def is_on():
    return st.session_state.get(IS_ON, False)


def follow(page):
    """Turn the view on or off as the address says, where that is news: a link, or Back and Forward on a page.

    Another page's address does not say it: the navigation leaves out what the link said.
    """
    state = st.session_state
    if IS_ON not in state or (state.get(PAGE) == page and _is_said() != state[SAID]):
        state[IS_ON] = _is_said()
    if is_on():
        st.html(STYLE)


def settle(page):
    """Put the view into the address of the page that was shown, unless the page's own link did."""
    if is_on() != _is_said():
        _say()
    st.session_state.update({PAGE: page, SAID: is_on()})


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
    return query | QUERY if is_on() else {key: value for key, value in query.items() if QUERY.get(key) != value}


def _turn():
    st.session_state[IS_ON] = st.session_state[SAID] = not is_on()
    _say()


def _say():
    st.query_params.from_dict(added(st.query_params.to_dict()))


def _is_said():
    return QUERY.items() <= st.query_params.to_dict().items()
