"""Where a fork came from, and the way to see both side by side."""

import streamlit as st

from playground.choices.forks import forked_at, parent_of
from playground.languages import _
from playground.numbers import counted
from playground.trainers.recorded import identity
from playground.ui.furniture import literal
from playground.ui.runs import kept
from playground.ui.runs.links import CHOSEN


def show(made):
    """A sentence and a button, for a run that is a fork."""
    parent = parent_of(made)
    if parent is None:
        return
    known = kept.runs().get(identity(parent))
    text = _(
        "A fork: until epoch {epoch} it is {run}."
        if known
        else "A fork: until epoch {epoch} it is a run that is not kept any more."
    )
    text = text.format(epoch=counted(forked_at(made)), run=literal(known.said) if known else "")
    with st.container(horizontal=True, vertical_alignment="center", key="origin"):
        st.markdown(text, width="content")
        if st.button(
            _("Compare the two"),
            key="compare_fork",
            icon=":material/compare_arrows:",
            on_click=_choose,
            args=(parent, made),
        ):
            st.switch_page("pages/runs.py")


def _choose(parent, made):
    """Choose a run and the one that it was forked from, which is made again where it has gone."""
    kept.take_in_all()
    st.session_state[CHOSEN] = [kept.note(parent), kept.note(made)]
