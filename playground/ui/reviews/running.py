"""A training under way: how far it is, its curve as it grows; Cancel keeps what has been learned."""

import time
from collections import OrderedDict
from contextlib import closing

import streamlit as st

from playground.data.reading.errors import ReviewsError
from playground.labs.reviews.learning import Learned, learn
from playground.labs.sweep.line import Line
from playground.labs.sweep.workers import WorkersError
from playground.languages import _
from playground.ui.furniture import literal
from playground.ui.reviews import words
from playground.ui.reviews.results import course
from playground.ui.running import LONGEST, wait_for_turn

LEARNED, WANTED, PROBLEM = "reviews_learned", "reviews_wanted", "reviews_problem"
MOST_FINISHED = 6  # trainings that are kept for whoever asks for the same

line = Line()  # of the whole server
_finished = OrderedDict()  # by their `Reading`, the oldest first


def is_wanted():
    """Whether a training is to begin with this run; asked once: who left does not begin again by coming back."""
    return st.session_state.pop(WANTED, False)


def learned_of(reading):
    """What is `Learned` of a reading so far: by this visit, or to its end by another."""
    kept = st.session_state.get(LEARNED, (None, None))
    if kept[0] == reading:
        return kept[1]
    found = _finished.get(reading) or Learned()
    st.session_state[LEARNED] = reading, found
    return found


def start(reading, is_busy):
    """What there is to do, and the button that begins it."""
    state = learned_of(reading).state
    with st.container(horizontal=True, vertical_alignment="center"):
        if state is None or not state.is_over:
            label = _("Train" if state is None else "Go on")
            st.button(label, key="reviews_start", type="primary", on_click=_want, disabled=is_busy)
        st.markdown(words.amount(reading, state))
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(literal(problem), icon=":material/error:")


def _want():
    st.session_state[WANTED] = True


def run(reading):
    """Train what is missing and show how far it is; any other run of the page ends it."""
    learned = learned_of(reading)
    with st.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, _("Starting"))
        # a click runs the page
        st.button(_("Cancel"), key="reviews_cancel", help=_("What has been learned stays."))
    place = st.empty()
    try:
        with line.place() as before:
            wait_for_turn(before, bar, "training")
            if reading not in _finished:  # who stood before may have asked for the same
                _train(reading, learned, bar, place)
    except (WorkersError, ReviewsError) as error:
        st.session_state[PROBLEM] = str(error)
    else:
        st.session_state[LEARNED] = reading, _finished.setdefault(reading, learned)
        while len(_finished) > MOST_FINISHED:
            _finished.popitem(last=False)
    st.rerun()


def _train(reading, learned, bar, place):
    started, n_drawn, left = time.monotonic(), 0, None
    done = learned.state.n_updates if learned.state else 0
    with closing(learn(reading, learned)) as pieces:
        for is_new in pieces:
            if time.monotonic() - started > LONGEST:
                raise WorkersError(_("A training has an hour on this server. What has been learned stays."))
            state = learned.state
            if is_new and state.n_updates > done:
                rate = (time.monotonic() - started) / (state.n_updates - done)
                left = rate * (reading.epochs * state.n_batches - state.n_updates)
            # told at every pause too: it is then that a click on Cancel is heard
            bar.progress(words.share(reading, state), words.progress(reading, state, left))
            if is_new and len(state.points) > n_drawn:
                n_drawn = len(state.points)
                with place.container():
                    course(state, f"reviews_course_{n_drawn}")
