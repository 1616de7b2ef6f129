"""Teaching: lessons of one's own, answer sheets confirmed by running them again, solutions and a timetable."""

import streamlit as st

from playground.languages import _
from playground.ui.furniture import opening, try_this
from playground.ui.teaching.sections import SECTIONS

opening(
    _("What did the class predict, and what came of it?"),
    _(
        "For teachers. Nobody needs an account: a lesson is a link, students hand in one page, and this page runs "
        "it again."
    ),
)
section = st.segmented_control(
    _("Section"),
    list(SECTIONS),
    format_func=lambda name: _(SECTIONS[name].title),
    default=next(iter(SECTIONS)),
    key="teaching_section",
    required=True,
    label_visibility="collapsed",
    persist_state="session",
)
SECTIONS[section].show()
try_this(
    _("Set up a run that surprises you, and build a lesson that asks the question it answers."),
    _("Walk through a lesson yourself and hand in your own sheet. How long did you take?"),
    _("Change a number in a downloaded sheet with a text editor and bring it here. What does the page say?"),
)
