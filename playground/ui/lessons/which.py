"""Which lesson an address means, and links to lessons and their runs."""

import streamlit as st

from playground.choices.share import to_query
from playground.languages import _
from playground.lessons import named
from playground.lessons.files import LESSONS
from playground.lessons.named import OWN, name_of, own_lesson
from playground.lessons.runs import made_of
from playground.lessons.translated import translated
from playground.ui import site
from playground.ui.visit import address

__all__ = [
    "CHALLENGE",
    "LESSON",
    "OWN",
    "ROUND",
    "after",
    "lesson_of",
    "link",
    "link_to_all",
    "name_of",
    "own_lesson",
    "run_query",
]

LESSON, ROUND, CHALLENGE = address.LESSONS
PAGE, ICON = site.FOLDER / "lessons.py", ":material/school:"


def lesson_of(name):
    """The `Lesson` of that name: ours in the language that is spoken here, a teacher's own in the teacher's words.

    Raises LessonError where there is none.
    """
    lesson = named.lesson_of(name)
    return lesson if named.is_own(name) else translated(lesson)


def run_query(name, lesson, number):
    """The address of a round's run on its page: `number` is 1 for the first round."""
    run = lesson.rounds[number - 1].run
    return bare_query(run.page, run.query) | {LESSON: name, ROUND: str(number)}


def bare_query(page, query):
    """A run's address without a lesson; one without any key would mean what was on the page before."""
    return query or to_query(made_of(page, {}), is_whole=True)


def after(name):
    """The name of the lesson that comes after one of ours, None after the last and after a teacher's own."""
    names = list(LESSONS)
    return names[names.index(name) + 1] if name in names[:-1] else None


def link(name, label):
    """A link to a lesson."""
    st.page_link(PAGE, label=label, icon=ICON, query_params={LESSON: name})


def link_to_run(name, lesson, number, label, icon):
    """A link to the page of a round's run, as it begins."""
    page = lesson.rounds[number - 1].run.page
    query = run_query(name, lesson, number)
    st.page_link(site.FOLDER / f"{page}.py", label=label, icon=icon, query_params=query)


def link_to_all():
    """A link to the list of all lessons."""
    st.page_link(PAGE, label=_("All lessons"), icon=":material/list:", query_params={})
