"""Solutions and timing: choose lessons and challenges, have them measured, take one page home."""

import streamlit as st

from playground.lessons import named
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.rules import LessonError
from playground.lessons.runs import query_of
from playground.lessons.solutions.choosing import CLASS, that_fill
from playground.lessons.solutions.page import page
from playground.lessons.solutions.solving import solve
from playground.lessons.solutions.timing import minutes_of
from playground.ui import address
from playground.ui.furniture import literal
from playground.ui.lessons.found import found
from playground.ui.running import run_to_the_end

CHOSEN, OWN, WANTED = "teaching_lessons", "teaching_own", "teaching_wanted"
SUBJECTS = {("lesson", name): lesson for name, lesson in LESSONS.items()}
SUBJECTS |= {("challenge", name): challenge for name, challenge in CHALLENGE_FILES.items()}
HEIGHT = 640  # pixels of what is seen of the page
ABOUT = (
    "One page to print: each lesson with what is right, measured when the page is made, how long its steps take, "
    f"and a timetable. What is chosen at first fits into {CLASS} minutes."
)


def show():
    """Choose, measure, show and download."""
    st.markdown(ABOUT)
    chosen = [*_chosen(), *_own()]
    if not chosen:
        st.info("Choose a lesson or a challenge.")
        return
    st.caption(f"{sum(map(minutes_of, chosen))} minutes in all")
    key = tuple(chosen)
    if st.session_state.get(WANTED) != key:
        st.button("Measure and make the page", key="teaching_make", type="primary", on_click=_want, args=(key,))
        return
    solved = run_to_the_end("teaching_solving", key, lambda: solve(chosen, found), "Measure and make the page")
    if solved:
        _offer(page(solved, address.server()))


def _want(key):
    st.session_state[WANTED] = key


def _chosen():
    names = st.multiselect(
        "Lessons and challenges",
        list(SUBJECTS),
        default=[("lesson", name) for name in that_fill(LESSONS)],
        format_func=lambda name: f"{SUBJECTS[name].title} ({minutes_of(SUBJECTS[name])} min)",
        key=CHOSEN,
        persist_state="session",
    )
    return [SUBJECTS[name] for name in names]


def _own():
    """The lesson of a link that was pasted."""
    link = st.text_input(
        "A link to a lesson of your own (optional)", key=OWN, placeholder="https://…/lessons?lesson=own.…"
    ).strip()
    if not link:
        return []
    name = query_of(link.partition("?")[2]).get("lesson", "")
    try:
        return [named.lesson_of(name)]
    except LessonError as error:
        said = str(error) if name else "This is no link to a lesson: it should have ?lesson= in it."
        st.warning(literal(said), icon=":material/link_off:")
        return []


def _offer(text):
    st.download_button(
        "Download the page",
        text,
        "solutions_and_timing.html",
        "text/html",
        key="teaching_solutions",
        on_click="ignore",
        icon=":material/download:",
        type="primary",
    )
    st.iframe(text, height=HEIGHT, tab_index=0, alt="The page of solutions and timing, as it prints.")
