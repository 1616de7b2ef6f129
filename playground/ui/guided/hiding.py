"""Hiding controls: a lesson leaves only those on its page that it names."""

from pathlib import Path

import streamlit as st

from playground.ui.groups import opened
from playground.ui.guided.fields import FORMS, groups_of, keys

STYLE = Path(__file__).parents[1] / "style" / "lesson.css"  # what no lesson leaves
OPENED = "lessons_opened"
CHOICES = ":is(.st-key-choices, [data-testid=stSidebarUserContent])"
BOXES = ":is([data-testid=stLayoutWrapper], [data-testid=stColumn], [data-testid=stGridCell])"
NO_RAIL = ".st-key-playground { grid-template-columns: minmax(0, 1fr) }"
FROM_HERE_ON = "@media (min-width: 769px)"  # on a phone the sidebar leads to the other pages


def hide(run):
    """Leave the controls of a `Run` on the screen, and no others; what is in closed groups comes out once."""
    st.html(STYLE)
    st.html(f"<style>{style(run)}</style>")
    if run.page in FORMS and run.controls and st.session_state.get(OPENED) != run:
        st.session_state.update(dict.fromkeys(map(opened, groups_of(run.page, run.controls)), True))
        FORMS[run.page].remember()  # it was not the person who opened them
    st.session_state[OPENED] = run


def style(run):
    """The style that does so: what it leaves is known by the widgets' keys, and by those of the groups."""
    if run.page not in FORMS:
        return ""
    left = ", ".join(f".st-key-{key}" for name in run.controls for key in keys(run.page, name)) or ".none"
    groups = ", ".join(f".st-key-group_{group}" for group in groups_of(run.page, run.controls)) or ".none"
    of_groups = f":is({groups}) > *"  # their lines, and what they hold while they are closed
    return (
        f"{CHOICES} [data-testid=stElementContainer]:not(:is({left}, {of_groups})),"
        f"{CHOICES} {BOXES}:not(:is({of_groups}), :has({left}, {groups})) {{ display: none }}"
        + (_rail(run) if run.page == "live" else _sidebar(run))
    )


def _rail(run):
    """Without anything in the rail, the picture has the whole width."""
    return "" if set(run.controls) - {"dataset"} else NO_RAIL


def _sidebar(run):
    """A sidebar is there where it holds something, in the projector view too."""
    sidebar, button = ("block", "inline-flex") if run.controls else ("none", "none")
    return (
        f"{FROM_HERE_ON} {{ :root [data-testid=stSidebar] {{ display: {sidebar} }}"
        f":root [data-testid=stExpandSidebarButton] {{ display: {button} }} }}"
    )
