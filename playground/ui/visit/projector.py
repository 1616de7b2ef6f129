"""The projector view: larger type, thicker lines and no sidebar, for a room that looks at a wall.

A button turns it on and off; while it is on, the address of every page has `view=projector`.
"""

from pathlib import Path

import streamlit as st

from playground.languages import _
from playground.ui.visit.carried import PROJECTOR

STYLE = Path(__file__).parents[1] / "style" / "projector.css"
IS_ON = PROJECTOR.slot


def is_on():
    return PROJECTOR.value


def follow():
    """Turn the view on or off as the address says."""
    PROJECTOR.follow()
    if is_on():
        st.html(STYLE)


def button():
    """Turns the view on, and off again."""
    title, icon = (
        (_("Leave the projector view"), "close_fullscreen") if is_on() else (_("Projector"), "present_to_all")
    )
    st.button(
        title,
        key="projector",
        icon=f":material/{icon}:",
        type="tertiary",
        help=_("Larger type and thicker lines for a room that looks at a wall; the sidebar gives way."),
        on_click=_turn,
    )


def _turn():
    PROJECTOR.choose(not is_on())
