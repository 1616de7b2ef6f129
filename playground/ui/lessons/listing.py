"""The list of lessons: what each asks, how long it takes, and how far the visit is in it."""

import streamlit as st

from playground.lessons.files import LESSONS
from playground.ui import site
from playground.ui.furniture import opening, try_this
from playground.ui.lessons import state, which

BESIDE = (
    ("challenges", "Challenges: a goal and a few controls, no explanation first", ":material/flag:"),
    ("teaching", "For teachers: solutions, answer sheets, lessons of your own", ":material/co_present:"),
)
NARROWEST = 320  # pixels of a card


def show():
    opening(
        "What do you expect to happen?",
        "Each lesson asks first. You predict, run a real network, see how far off you were, and only then read "
        "why. One takes about 20 minutes; the first rounds of four fill a class.",
    )
    with st.grid(min_column_width=NARROWEST):
        for number, (name, lesson) in enumerate(LESSONS.items(), start=1):
            _card(number, name, lesson)
    with st.container(horizontal=True):
        for page, label, icon in BESIDE:
            st.page_link(site.FOLDER / f"{page}.py", label=label, icon=icon)
    try_this(
        "New to all of this? Begin with the first lesson. Each one says how long it takes.",
        "Predict beside somebody else. Where the two of you disagree, let the run decide.",
        "After a lesson, open its run on the page without the lesson: change one setting, predict again, run "
        "again.",
    )


def _card(number, name, lesson):
    with st.container(border=True, key=f"lesson_card_{name}", height="stretch"):
        st.markdown(f"**{number} · {lesson.title}**")
        st.markdown(lesson.question)
        st.caption(f"{lesson.all_minutes} minutes{_how_far(name, lesson)}")
        label = "Go on" if state.of(name).answers else "Begin"
        which.link(name, f"{label}: {lesson.title}")


def _how_far(name, lesson):
    done = state.of(name).explained
    if done == len(lesson.rounds):
        return " · done"
    return f" · round {done + 1} of {len(lesson.rounds)} begun" if state.of(name).answers else ""
