"""A sweep under way: its place in the line, how far it is, how long it takes; Cancel keeps what is finished."""

import time
from contextlib import closing

import streamlit as st

from playground.labs.sweep.cells import finished_cells, ranked, table
from playground.labs.sweep.line import LINE
from playground.labs.sweep.search import Found, search
from playground.labs.sweep.workers import WorkersError
from playground.languages import _, ngettext, pgettext
from playground.numbers import counted
from playground.ui.frames import spoken_numbers
from playground.ui.furniture import literal
from playground.ui.running import LONGEST, wait_for_turn
from playground.ui.sweep import words

FOUND, WANTED, PROBLEM = "sweep_found", "sweep_wanted", "sweep_problem"
OPENED = "sweep_opened"  # the cell that was clicked last
DRAWN_EVERY = 1.5  # seconds
TOP = 10  # cells that are listed on the way


def is_wanted():
    """Whether a sweep is to begin with this run; asked once: who left does not begin again by coming back."""
    return st.session_state.pop(WANTED, False)


def found_of(sweep):
    """What this visit has found of a sweep so far, perhaps nothing."""
    kept = st.session_state.get(FOUND, (None, None))
    return kept[1] if kept[0] == sweep else Found({}, {})


def start(sweep, plan, is_busy):
    """How much there is to do, and the button that begins it."""
    n_found = len(found_of(sweep).results)
    with st.container(horizontal=True, vertical_alignment="center"):
        if n_found < len(plan.trainings):
            label = _go_on(len(plan.trainings) - n_found) if n_found else pgettext("verb", "Start")
            st.button(label, key="sweep_start", type="primary", on_click=_want, disabled=is_busy)
        st.markdown(words.amount(plan, sweep))
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(literal(problem), icon=":material/error:")


def _go_on(n):
    return ngettext("Go on with the other {n}", "Go on with the other {n}", n).format(n=counted(n))


def _want():
    st.session_state[WANTED] = True


def run(sweep, plan):
    """Train what is missing and show how far it is; any other run of the page ends it."""
    found = found_of(sweep)
    st.session_state[FOUND] = sweep, found
    st.session_state.pop(OPENED, None)
    with st.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, _("Starting"))
        # a click is a run of the page
        st.button(_("Cancel"), key="sweep_cancel", help=_("What is finished stays."))
    listed = st.empty()
    try:
        with LINE.place() as before:
            wait_for_turn(before, bar, "sweep")
            _train(sweep, plan, found, bar, listed)
    except WorkersError as error:
        st.session_state[PROBLEM] = str(error)
    st.rerun()


def _train(sweep, plan, found, bar, listed):
    started, due = time.monotonic(), 0.0
    with closing(search(plan, found)) as steps:
        for seconds_left in steps:
            n_found, n_all = len(found.results), len(plan.trainings)
            told = _("judging the best by the test part") if n_found == n_all else words.time_left(seconds_left)
            text = _("{n} of {all} trainings, {told}")
            bar.progress(n_found / n_all, text.format(n=counted(n_found), all=counted(n_all), told=told))
            if time.monotonic() > due:
                _list(sweep, plan, found, listed)
                due = time.monotonic() + DRAWN_EVERY
            if time.monotonic() - started > LONGEST:
                raise WorkersError(
                    _("A sweep has an hour on this server. What is finished stays, and it can go on.")
                )


def _list(sweep, plan, found, listed):
    """The best cells so far."""
    cells = ranked(finished_cells(plan, found.results))
    if cells:
        with listed.container():
            text = ngettext(
                "Best of the first {n} cell: {settings}.", "Best of the first {n} cells: {settings}.", len(cells)
            )
            settings = words.settings_said(sweep, plan, cells[0])
            st.markdown(text.format(n=counted(len(cells)), settings=settings))
            frame = table(cells[:TOP], words.written(plan))
            st.dataframe(
                spoken_numbers(frame, words.ways(plan, frame)),
                hide_index=True,
                column_config=words.columns(sweep, plan, frame),
            )
