"""Challenges: a network that fails, a goal, a few controls; the explanation comes last."""

import streamlit as st

from playground.languages import ngettext
from playground.lessons.rules import LessonError
from playground.ui.challenges import listing, one, which
from playground.ui.furniture import literal, opening
from playground.ui.visit.address import say_whole

ADDRESS = "challenges_address"


def main():
    say_whole(ADDRESS)
    name = st.query_params.get(which.CHALLENGE)
    if name:
        try:
            show(name, which.challenge_of(name))
            return
        except LessonError as problem:
            st.warning(literal(str(problem)), icon=":material/link_off:")
    listing.show()


def show(name, challenge):
    """One challenge, as far as the person is."""
    opening(challenge.question, challenge.introduction, is_shared=True)
    with st.container(key="lesson"):
        with st.container(horizontal=True, vertical_alignment="center"):
            minutes = ngettext("about {n} minute", "about {n} minutes", challenge.minutes)
            st.caption(f"{challenge.title} · {minutes.format(n=challenge.minutes)}", width="content")
            which.link_to_all()
        one.show(name, challenge)


main()
