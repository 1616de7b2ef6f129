"""One challenge: what is to be reached and by what, hints, the best of this visit, and at last the explanation."""

from dataclasses import replace

import streamlit as st

from playground.languages import _
from playground.ui import site
from playground.ui.challenges import best, hints, looking, state, which
from playground.ui.guided import goals
from playground.ui.guided.screen import on_screen, title


def show(name, challenge):
    """Draw it, as far as the person is."""
    seen = on_screen(challenge.run.page)
    is_mine = seen is not None and challenge.run.allows(seen.made)
    if is_mine:
        looking.look(name, challenge)  # what was reached since the bar looked last
    with _part("goal", _("Goal"), is_next=not state.of(name).best):
        _goal(challenge)
        _open(name, challenge, seen.made if is_mine and _has_moved(challenge, seen) else None)
    if solution := state.of(name).best:
        with _part("visit", _("Your best of this visit")):
            told = _("Solved: {solution}.").format(solution=best.told(challenge, solution))
            st.success(told, icon=":material/emoji_events:")
            best.link(name, challenge, solution)
    with _part("hints", _("Hints")):
        hints.all_of(name, challenge)
        hints.ask(name, challenge)
    with _part("explanation", _("Explanation")):
        _explanation(name, challenge)


def _part(name, heading, is_next=False):
    """The box of a part, with its heading; it looks as a step of a lesson does."""
    box = st.container(key=f"step_{name}{'_next' if is_next else ''}")
    box.markdown(f"#### {heading}")
    return box


def _goal(challenge):
    st.markdown("\n".join(f"- {goals.said(goal)}" for goal in challenge.goals))
    if told := best.counts(challenge):
        st.markdown(told)
    run = challenge.run
    controls = ", ".join(title(run.page, control) for control in run.controls)
    told = _("You may change: {controls}. Everything else stays as it is.")
    st.caption(told.format(controls=controls) if controls else run.task)


def _has_moved(challenge, seen):
    """Whether there is something to go on with."""
    return seen.epoch > 0 or bool(challenge.run.unlike(seen.made))


def _open(name, challenge, made):
    """The way to the page, and back to what is on its screen where that is the challenge's."""
    called, begin = _(site.PAGES[challenge.run.page].title), which.begin_query(name, challenge)
    if made is None:
        with st.container(key="lesson_open_first"):
            which.link_to_run(challenge, _("Open {page}").format(page=called), ":material/play_circle:", begin)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="lesson_open_on_first"):
        query = which.made_query(name, challenge, made)
        which.link_to_run(challenge, _("Go on in {page}").format(page=called), ":material/play_circle:", query)
    with st.container(key="lesson_open_anew"):
        which.link_to_run(challenge, _("Begin again from the start"), ":material/restart_alt:", begin)


def _explanation(name, challenge):
    attempt = state.of(name)
    if attempt.best or attempt.is_told:
        st.markdown(challenge.explanation)
        return
    st.caption(_("It comes when you have solved the challenge. The attempt is what you learn from."))
    st.button(
        _("Give up and show the explanation"),
        key="challenge_give_up",
        type="tertiary",
        on_click=lambda: state.keep(name, replace(state.of(name), is_told=True)),
    )
