"""The bar on a page where a lesson runs: what to do, whether it is done, and the way back."""

from functools import partial

import streamlit as st

from playground.choices.forks import CHANGES
from playground.choices.rules import ExperimentError, Number
from playground.languages import _
from playground.lessons import named
from playground.lessons.rules import LessonError
from playground.lessons.run import Goal
from playground.lessons.runs import KINDS
from playground.numbers import counted
from playground.ui.chain_rule import choices as chain_rule
from playground.ui.furniture import literal, place
from playground.ui.guided import goals
from playground.ui.guided.screen import LOOK, PLACES, Screen, settings
from playground.ui.lessons import state, which


def follow(page):
    """`(run, draw)` of the round that the address has running on this page: its bar is drawn last; or None."""
    address = st.query_params.to_dict()
    if which.LESSON not in address or page == "lessons":
        return None
    try:
        lesson = which.lesson_of(address[which.LESSON])
        rounds = Number(1, len(lesson.rounds), whole=True)
        number = rounds.parse(which.ROUND, address.get(which.ROUND, "1"))
    except (LessonError, ExperimentError) as problem:
        st.warning(literal(str(problem)), icon=":material/link_off:")
        return None
    run = named.lesson_of(address[which.LESSON]).rounds[number - 1].run  # the same one in every language
    return (run, partial(show, address[which.LESSON], lesson, number)) if run.page == page else None


def show(name, lesson, number):
    """Draw the bar."""
    if len(state.of(name).ran) >= number:
        with st.container():  # as a fragment has one
            _done(name, lesson, number)
    else:
        _watching(name, lesson, number)


@st.fragment(run_every=LOOK)
def _watching(name, lesson, number):
    """Look now and then whether the run has come to its end: nobody has to say so."""
    if notice(name, lesson, number):
        st.rerun()
    of_round = lesson.rounds[number - 1]
    st.markdown(f"**{lesson.title}.** {lesson.says(of_round.run.task)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_how_far(of_round))
        is_forked = _is_forked(of_round)
        with place(is_forked, width="content"):
            if is_forked:
                which.link_to_run(name, lesson, number, _("Start again"), ":material/restart_alt:")
        which.link(name, _("Back to the lesson"))


def _done(name, lesson, number):
    """As many places as while it is watched: the focus stays on the way back."""
    told = _("The run is over: compare it with what you predicted.")
    with st.container(key="lesson_done"):
        st.markdown(f"**{lesson.title}.** {told}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.empty(), st.empty()
        which.link(name, _("Compare with my prediction"))


def notice(name, lesson, number):
    """What `Ran` in a round, None as long as nothing has come to its end in this visit; then it is noted."""
    done, of_round = state.of(name), lesson.rounds[number - 1]
    if len(done.ran) < number <= len(done.answers):
        over = _over(of_round)
        if over:
            done = done.with_run(*over)
            state.keep(name, done)
    return done.ran[number - 1] if len(done.ran) >= number else None


def _over(of_round):
    """`(made, epoch)` of the run that is over, None while none is."""
    run = of_round.run
    if KINDS[run.page].view is None:
        walked = chain_rule.chosen()
        return (walked[0], 0) if walked and run.is_of(walked[0]) and walked[1] >= walked[2] else None
    recording = st.session_state.get(PLACES[run.page].recording)
    if not recording or recording.shown == 0:
        return None
    if of_round.goals:
        return _reached(of_round, recording)
    return (run.made, run.last) if run.is_of(recording.made) and _has_ended(run, recording) else None


def _has_ended(run, recording):
    """Whether the person has seen the last epoch that counts, or the last that there will ever be."""
    if recording.shown >= run.last:
        return True
    return not recording.is_playing and recording.shown >= recording.history.head and recording.is_over


def _reached(of_round, recording):
    """What is on the screen, where it is allowed and reaches all goals."""
    seen = Screen(recording.made, recording.shown)
    if not of_round.run.allows(seen.made):
        return None
    found = goals.measured(of_round.run.page, seen, of_round.goals)
    return seen if all(map(Goal.is_reached, of_round.goals, found)) else None


def _is_forked(of_round):
    """Whether the run on the screen was changed on its way, which no control takes back."""
    run = of_round.run
    recording = st.session_state.get(PLACES[run.page].recording) if run.page in PLACES else None
    return bool(recording) and not of_round.goals and not {*run.unlike(recording.made)}.isdisjoint(CHANGES)


def _how_far(of_round):
    """Where the person is on the way to the end of the run."""
    run = of_round.run
    if KINDS[run.page].view is None:
        walked = chain_rule.chosen()
        return _("Step {step} of {last}").format(step=walked[1], last=walked[2]) if walked else ""
    recording = st.session_state.get(PLACES[run.page].recording)
    if not recording:
        return ""
    if of_round.goals:
        seen = Screen(recording.made, recording.shown)
        found = goals.measured(run.page, seen, of_round.goals)
        told = (goals.beside(*one, seen.made) for one in zip(of_round.goals, found, strict=True))
        return " · ".join(_("Goal: {goal}").format(goal=one) for one in told)
    if _is_forked(of_round):
        return _("A setting was changed while it ran: this run does not count. Start again.")
    unlike = run.unlike(recording.made) + (["epochs"] if recording.made.epochs < run.last else [])
    if unlike:
        told = _("Not yet the lesson's settings: {settings}.")
        return told.format(settings=settings(run.page, run.made, unlike))
    told = _("Epoch {epoch} of {last}")
    return told.format(epoch=counted(min(recording.shown, run.last)), last=counted(run.last))
