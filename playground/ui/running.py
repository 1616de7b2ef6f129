"""Long work on a page: it shows how far it is, can be cancelled, and what it found stays."""

import time

import streamlit as st

LOOK = 0.5  # seconds between two looks at whether it is one's turn
LONGEST = 3600  # seconds that others have to wait at most


def wait_for_turn(before, bar, work):
    """Return when `before()` says that nobody stands before us in a line; until then, say how many do.

    `work` is what one of those is called who wait there: a sweep, a training.
    """
    while count := before():
        others = f"1 {work} is" if count == 1 else f"{count} {work}s are"
        bar.progress(0.0, f"One {work} at a time: {others} before yours on this server")
        time.sleep(LOOK)


def run_to_the_end(slot, key, work, label):
    """What the last `Progress` of the generator `work()` found, or None while there is nothing to show.

    `key` says what the result depends on: another one starts anew. The work begins by itself; after Cancel, a
    button with `label` begins it again. A person who leaves the page cancels it too.
    """
    kept, cancelled = st.session_state.get(slot, (None, None)), f"{slot}_cancelled"
    if kept[0] == key:
        return kept[1]
    place = st.empty()
    if st.session_state.get(cancelled) == key:
        place.button(label, key=f"{slot}_again", on_click=lambda: st.session_state.pop(cancelled))
        return None
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button("Cancel", key=f"{slot}_cancel", on_click=lambda: st.session_state.update({cancelled: key}))
    for progress in work():
        bar.progress(min(progress.share, 1.0))
    st.session_state[slot] = (key, progress.result)
    place.empty()
    return progress.result
