"""How far a visit is in its lessons: kept by the session, and said by the address of the page of lessons."""

import streamlit as st

from playground.languages import _
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress
from playground.ui.visit.address import say

KEPT, WORD = "lessons_progress", "progress"


def of(name):
    """The `Progress` in the lesson of that name."""
    return st.session_state.get(KEPT, {}).get(name, Progress())


def keep(name, made):
    """Note how far the person is."""
    st.session_state.setdefault(KEPT, {})[name] = made


def follow(name, lesson):
    """Take over how far a link is, where this visit has not begun; a sentence where it cannot be read."""
    word = st.query_params.get(WORD, "")
    if not word or name in st.session_state.get(KEPT, {}):
        return ""
    try:
        keep(name, progress.read(lesson, word))
    except ValueError as error:
        told = _("How far you were in the lesson cannot be read from this link: it begins anew.")
        return f"{told} {error}"
    return ""


def settle(name):
    """Have the address say how far the person is."""
    say(WORD, progress.write(of(name)), "")
