"""Long work on a page: it shows how far it is, can be cancelled, and what it found stays."""

import time

import streamlit as st

from playground.languages import _, ngettext
from playground.numbers import counted

LOOK = 0.5  # seconds between two looks at whether it is one's turn
LONGEST = 3600  # seconds that others have to wait at most
WAITING = {  # what is said to those who wait in a line, by what they wait with
    "sweep": lambda count: ngettext(
        "One sweep at a time: {n} sweep is before yours on this server",
        "One sweep at a time: {n} sweeps are before yours on this server",
        count,
    ),
    "training": lambda count: ngettext(
        "One training at a time: {n} training is before yours on this server",
        "One training at a time: {n} trainings are before yours on this server",
        count,
    ),
}


def wait_for_turn(before, bar, work):
    """Return when `before()` says that nobody stands before us in a line; until then, say how many do.

    `work` says what they wait with, an entry of WAITING.
    """
    while count := before():
        bar.progress(0.0, WAITING[work](count).format(n=counted(count)))
        time.sleep(LOOK)


def run_to_the_end(slot, key, work, label):
    """What the last `Progress` of the generator `work()` found, or None while there is nothing to show.

    `key` says what the result depends on: another one starts anew. The work begins by itself; after Cancel, a
    button with `label` begins it again. A person who leaves the page cancels it too.
    """
    kept, cancelled = st.session_state.get(slot, (None, None)), f"{slot}_cancelled"
    place = st.empty()  # also when the work is done: so what stands below is not drawn anew, and keeps the focus
    if kept[0] == key:
        return kept[1]
    if st.session_state.get(cancelled) == key:
        place.button(label, key=f"{slot}_again", on_click=lambda: st.session_state.pop(cancelled))
        return None
    with place.container():  # what the work itself shows goes with it
        with st.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(0.0)
            st.button(_("Cancel"), key=f"{slot}_cancel", on_click=_cancel, args=(cancelled, key))
        for progress in work():
            bar.progress(min(progress.share, 1.0))
    st.session_state[slot] = (key, progress.result)
    place.empty()
    return progress.result


def _cancel(slot, key):
    st.session_state[slot] = key
