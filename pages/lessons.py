"""Lessons: a question, a prediction, the run that decides, and only then the explanation."""

import streamlit as st

from playground.languages import ngettext
from playground.lessons.rules import LessonError
from playground.ui.furniture import literal, opening, warn
from playground.ui.lessons import listing, state, steps, which
from playground.ui.visit.address import say_whole

ADDRESS = "lessons_address"


def main():
    say_whole(ADDRESS)
    name = st.query_params.get(which.LESSON)
    if name:
        try:
            show(name, which.lesson_of(name))
            return
        except LessonError as problem:
            st.warning(literal(str(problem)), icon=":material/link_off:")
    listing.show()


def show(name, lesson):
    """One lesson, as far as the person is."""
    problem = state.follow(name, lesson)
    opening(lesson.question, lesson.says(lesson.introduction), is_shared=True)
    with st.container(key="lesson"):
        with st.container(horizontal=True, vertical_alignment="center"):
            minutes = ngettext("about {n} minute", "about {n} minutes", lesson.all_minutes)
            st.caption(f"{lesson.title} · {minutes.format(n=lesson.all_minutes)}", width="content")
            which.link_to_all()
        warn(problem, ":material/link_off:")
        steps.walk(name, lesson)
    state.settle(name)


main()
