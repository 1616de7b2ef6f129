"""Solutions and timing: choose lessons and challenges, have them measured, take one page home."""

import streamlit as st

from playground.languages import _, mark, ngettext
from playground.lessons import named
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.rules import LessonError
from playground.lessons.runs import query_of
from playground.lessons.solutions.choosing import CLASS, that_fill
from playground.lessons.solutions.page import page
from playground.lessons.solutions.solving import solve
from playground.lessons.solutions.timing import minutes_of
from playground.numbers import counted
from playground.ui.furniture import literal
from playground.ui.lessons.found import found
from playground.ui.running import run_to_the_end
from playground.ui.visit import address
from playground.ui.widgets import in_language

CHOSEN, OWN, WANTED = "teaching_lessons", "teaching_own", "teaching_wanted"
SUBJECTS = {("lesson", name): lesson for name, lesson in LESSONS.items()}
SUBJECTS |= {("challenge", name): challenge for name, challenge in CHALLENGE_FILES.items()}
HEIGHT = 640  # pixels of what is seen of the page
ABOUT = mark(
    "One page to print: each lesson with what is right, measured when the page is made, how long its steps take, "
    "and a timetable. What is chosen at first fits into {minutes} minutes."
)


def show():
    """Choose, measure, show and download."""
    st.markdown(_(ABOUT).format(minutes=CLASS))
    chosen = [*_chosen(), *_own()]
    if not chosen:
        st.info(_("Choose a lesson or a challenge."))
        return
    minutes = sum(map(minutes_of, chosen))
    st.caption(ngettext("{n} minute in all", "{n} minutes in all", minutes).format(n=counted(minutes)))
    key, label = tuple(chosen), _("Measure and make the page")
    if st.session_state.get(WANTED) != key:
        st.button(label, key="teaching_make", type="primary", on_click=_want, args=(key,))
        return
    solved = run_to_the_end("teaching_solving", key, lambda: solve(chosen, found), label)
    if solved:
        _offer(page(solved, address.server()))


def _want(key):
    st.session_state[WANTED] = key


def _chosen():
    names = st.multiselect(
        _("Lessons and challenges"),
        list(SUBJECTS),
        default=[("lesson", name) for name in that_fill(LESSONS)],
        format_func=_called,
        key=in_language(CHOSEN),
        persist_state="session",
    )
    return [SUBJECTS[name] for name in names]


def _called(name):
    subject = SUBJECTS[name]
    return _("{title} ({n} min)").format(title=_(subject.title), n=minutes_of(subject))


def _own():
    """The lesson of a link that was pasted."""
    link = st.text_input(
        _("A link to a lesson of your own (optional)"), key=OWN, placeholder=_("https://…/lessons?lesson=own.…")
    ).strip()
    if not link:
        return []
    name = query_of(link.partition("?")[2]).get("lesson", "")
    try:
        return [named.lesson_of(name)]
    except LessonError as error:
        said = str(error) if name else _("This is no link to a lesson: it should have ?lesson= in it.")
        st.warning(literal(said), icon=":material/link_off:")
        return []


def _offer(text):
    st.download_button(
        _("Download the page"),
        text,
        "solutions_and_timing.html",
        "text/html",
        key="teaching_solutions",
        on_click="ignore",
        icon=":material/download:",
        type="primary",
    )
    st.iframe(text, height=HEIGHT, tab_index=0, alt=_("The page of solutions and timing, as it prints."))
