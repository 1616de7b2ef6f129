"""One run: its name, whether it stays, where it came from, and ways to go on with it."""

import streamlit as st

from playground.choices.view import View
from playground.languages import _, mark
from playground.numbers import counted
from playground.ui.player import Recording
from playground.ui.runs import forking, kept, origin
from playground.ui.runs.kinds import kind_of
from playground.ui.runs.links import LONGEST_TITLE
from playground.ui.visit import session


def show(key):
    """Draw all of it."""
    run = kept.runs()[key]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Name"),
            run.name,
            max_chars=LONGEST_TITLE,
            placeholder=run.said,
            key=f"run_name_{key}",
            on_change=_rename,
            args=(key,),
        )
        about = _("A visit keeps {most} runs; the oldest make room first. A pinned one stays.")
        about = about.format(most=counted(kept.MOST))
        st.toggle(_("Pin"), run.is_pinned, key=f"run_pin_{key}", help=about, on_change=_pin, args=(key,))
        st.button(
            _("Delete"), key=f"run_delete_{key}", icon=":material/delete:", on_click=kept.delete, args=([key],)
        )
    origin.show(run.made)
    with st.container(horizontal=True):
        for which, epoch in {"best": run.best, "last": run.head}.items():
            label = _(OPEN[which]).format(epoch=counted(epoch))
            if st.button(label, key=f"run_open_{which}", icon=":material/open_in_new:"):
                open_at(run, epoch)
    st.markdown(f"#### {_('Fork it')}")
    forking.show(run.made, run.head, run.best)


OPEN = {
    "best": mark("Open at its best epoch, {epoch}"),
    "last": mark("Open at its last epoch, {epoch}"),
}


def open_at(run, epoch):
    """Show a run on the page that trains its kind."""
    kind = kind_of(run.made)
    session.go_on(Recording(kind.opened(run.made), kind.place.view, View(epoch=epoch), run.head), kind.place)
    st.switch_page(kind.page)


def _rename(key):
    kept.change(key, name=st.session_state[f"run_name_{key}"].strip())


def _pin(key):
    kept.change(key, is_pinned=st.session_state[f"run_pin_{key}"])
