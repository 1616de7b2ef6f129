"""Lessons: a question, a prediction, the run that decides, and only then the explanation."""

import streamlit as st

from playground.lessons.rules import LessonError
from playground.ui.furniture import choose_format, literal, opening
from playground.ui.lessons import listing, state, steps, which


def main():
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
    st.caption(f"{lesson.title} · about {lesson.all_minutes} minutes")
    if problem:
        st.warning(literal(problem), icon=":material/link_off:")
    steps.walk(name, lesson)
    choose_format()
    state.settle(name)


main()
