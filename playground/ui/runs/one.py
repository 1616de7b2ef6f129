"""One run: its name, whether it stays, where it came from, and ways to go on with it."""

import streamlit as st

from playground.choices.view import View
from playground.ui import session
from playground.ui.player import Recording
from playground.ui.runs import forking, kept, origin
from playground.ui.runs.kinds import kind_of
from playground.ui.runs.links import LONGEST_TITLE


def show(key):
    """Draw all of it."""
    run = kept.runs()[key]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Name",
            run.name,
            max_chars=LONGEST_TITLE,
            placeholder=run.title,
            key=f"run_name_{key}",
            on_change=_rename,
            args=(key,),
        )
        st.toggle("Pin", run.is_pinned, key=f"run_pin_{key}", help=PINNING, on_change=_pin, args=(key,))
        st.button("Delete", key=f"run_delete_{key}", icon=":material/delete:", on_click=kept.delete, args=([key],))
    origin.show(run.made)
    with st.container(horizontal=True):
        for which, epoch in {"best": run.best, "last": run.head}.items():
            if st.button(
                f"Open at its {which} epoch, {epoch:,}", key=f"run_open_{which}", icon=":material/open_in_new:"
            ):
                open_at(run, epoch)
    st.markdown("#### Fork it")
    forking.show(run.made, run.head, run.best)


PINNING = f"A visit keeps {kept.MOST} runs; the oldest make room first. A pinned one stays."


def open_at(run, epoch):
    """Show a run on the page that trains its kind."""
    kind = kind_of(run.made)
    session.go_on(Recording(kind.opened(run.made), kind.place.view, View(epoch=epoch), run.head), kind.place)
    st.switch_page(kind.page)


def _rename(key):
    kept.change(key, name=st.session_state[f"run_name_{key}"].strip())


def _pin(key):
    kept.change(key, is_pinned=st.session_state[f"run_pin_{key}"])
