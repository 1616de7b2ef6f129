"""Building a lesson of one's own: a run, what stays to be chosen, texts, predictions; a link holds it all."""

from pathlib import Path

import streamlit as st

from playground.languages import _, mark
from playground.lessons.building import draft as drafts
from playground.lessons.runs import made_of, query_of
from playground.ui.teaching.building import (
    aiming,
    asking,
    draft,
    giving,
    leaving,
    opening,
    preview,
    starting,
    texts,
)
from playground.ui.teaching.building.entry import Form


def show():
    """All of it, top to bottom, with what students see beside it."""
    st.markdown(
        _(
            "A lesson asks first: students predict, run a real network, compare, and then explain. All that you "
            "write here becomes part of a link; nobody needs an account."
        )
    )
    st.html(STYLE)
    opening.show()
    written, seen = st.columns([3, 2], gap="large")
    with written:
        _write()
    with seen, st.container(key="builder_seen"):
        preview.show(draft.now(), draft.number())


def _write():
    held = draft.now()
    form = Form(held)
    _rounds(held["rounds"])
    of_round = form.part("rounds").part(draft.number())
    run = of_round.held["run"]
    _heading(1, _("The run"))
    starting.show(of_round)
    made = made_of(run["page"], query_of(run["link"])) if run["page"] else None
    _heading(2, _("What students can change"))
    if made:
        leaving.show(of_round.part("run"))
    else:
        st.caption(_(FIRST))
    _heading(3, _("Texts"))
    texts.show(form, of_round)
    _heading(4, _("Predictions"))
    if made:
        asking.show(of_round.part("predictions"), made)
    else:
        st.caption(_(FIRST))
    _heading(5, _("Goal and time"))
    if made:
        aiming.goals(of_round.part("goals"), made)
    st.caption(_("Minutes for each step, to plan by:"))
    aiming.minutes(form, of_round)
    _heading(6, _("The link"))
    form.slot()
    giving.show(held, form.slots)


STYLE = Path(__file__).parent / "building" / "style.css"
FIRST = mark("Choose the run first.")


def _heading(number, title):
    st.markdown(f"#### {number} · {title}")


def _rounds(rounds):
    """Which round is written, where there are several; and ways to have more or fewer."""
    number = draft.number()
    with st.container(horizontal=True, vertical_alignment="bottom", key="builder_rounds"):
        if len(rounds) > 1:
            st.segmented_control(
                _("Round"),
                range(len(rounds)),
                format_func=lambda place: _("Round {n}").format(n=place + 1),
                default=number,
                required=True,
                key=draft.ROUND,
                persist_state="session",
            )
            st.button(
                _("Remove round {n}").format(n=number + 1),
                key="builder_round_less",
                icon=":material/delete:",
                on_click=draft.remove,
                args=(rounds, number),
            )
        if len(rounds) < drafts.MOST_ROUNDS:
            st.button(
                _("Add a round"),
                key="builder_round_more",
                icon=":material/add:",
                help=_("A further run with predictions of its own, after the first."),
                on_click=_add,
                args=(rounds,),
            )


def _add(rounds):
    draft.add(rounds, drafts.a_round())
    st.session_state[draft.ROUND] = len(rounds) - 1
