"""The bar on a page where a challenge is to be solved: the goals, how near they are, hints, the best so far."""

from functools import partial

import streamlit as st

from playground.languages import _, pgettext
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.rules import LessonError
from playground.ui.challenges import best, hints, looking, state, which
from playground.ui.furniture import literal, place
from playground.ui.guided import goals
from playground.ui.guided.screen import LOOK, settings

NARROWEST = 320  # pixels of a goal


def follow(page):
    """`(run, draw)` of the challenge that the address has on this page: its bar is drawn last; or None."""
    name = st.query_params.get(which.CHALLENGE)
    if not name or page == "challenges":
        return None
    try:
        challenge = which.challenge_of(name)
    except LessonError as problem:
        st.warning(literal(str(problem)), icon=":material/link_off:")
        return None
    run = CHALLENGE_FILES[name].run  # the same one in every language
    return (run, partial(_watching, name, challenge)) if run.page == page else None


@st.fragment(run_every=LOOK)
def _watching(name, challenge):
    """Look now and then how near it is: nobody has to say so."""
    standing = looking.look(name, challenge)
    st.markdown(f"**{challenge.title}.** {challenge.run.task}")
    with place(standing):
        if standing and standing.outside:
            _say_outside(name, challenge, standing)
        elif standing:
            _goals(challenge, standing)
    solution = state.of(name).best
    with place(solution):
        if solution:
            told = _("Solved. Your best: {solution}.").format(solution=best.told(challenge, solution))
            st.success(told, icon=":material/emoji_events:")
    with place(state.of(name).hints):
        hints.last(name, challenge)
    with st.container(horizontal=True, vertical_alignment="center"):
        hints.ask(name, challenge)
        which.link(name, _("Read the explanation" if solution else "Back to the challenge"))
        st.caption(_counts(challenge, standing), width="content")


def _goals(challenge, standing):
    """A meter for each goal."""
    with st.grid(min_column_width=NARROWEST):
        for goal, found in zip(challenge.goals, standing.found, strict=True):
            told = goals.beside(goal, found, standing.seen.made)
            badge = f" :green-badge[{pgettext('goal', 'reached')}]" if goal.is_reached(found) else ""
            st.progress(goal.nearness(found), f"{told}{badge}")


def _counts(challenge, standing):
    """When it counts, what counts beyond the goals, and what that is now."""
    told, record = best.counts(challenge), challenge.record
    if record and standing and not standing.outside:
        now = _("Now: {value}.").format(value=goals.written(record.measure, standing.value))
        return " ".join((told, now))
    return told


def _say_outside(name, challenge, standing):
    """Say which settings are not the challenge's, and lead back to it."""
    run, there = challenge.run, standing.outside
    told = _("Changed outside this challenge: {changed}; it has {own}. This run does not count.")
    changed, own = (settings(run.page, made, there) for made in (standing.seen.made, run.made))
    st.warning(literal(told.format(changed=changed, own=own)), icon=":material/rule:")
    label, query = _("Begin again with the challenge's settings"), which.begin_query(name, challenge)
    which.link_to_run(challenge, label, ":material/restart_alt:", query)
