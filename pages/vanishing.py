"""Vanishing gradients: matched networks side by side, before and while they learn."""

from pathlib import Path

import streamlit as st

from playground.choices.view import PANELS, View
from playground.languages import _, mark
from playground.ui import form
from playground.ui.furniture import opening, style, try_this
from playground.ui.own import bring
from playground.ui.player import advised, has_forked, player
from playground.ui.take_home import several
from playground.ui.vanishing import controls, literature, ratios, start
from playground.ui.visit import problems, session
from playground.ui.visit.address import say
from playground.ui.visit.places import BENCH
from playground.ui.widgets import said

KEPT_VIEW = "vanishing_view"
STYLE = Path(start.__file__).parent / "cards.css"
TITLES = {  # of PANELS
    "start": mark("At the start"),
    "training": mark("While training"),
    "depth": mark("How deep it reaches"),
    "literature": mark("From the literature"),
}


def main():
    linked = session.follow_link(form.BENCH.have_changed() or has_forked(), BENCH)
    chosen = controls.sidebar(linked)
    recording = session.record(chosen, BENCH)
    opening(
        _("Why do deep networks stop learning, and what fixed it?"),
        _(
            "Up to six networks side by side, from the same seed and on the same batches. Follow the gradient on "
            "its way back to layer 1: where it fades, the first layers learn nothing."
        ),
        is_shared=True,
    )
    style(STYLE, push=_("Push it sideways to see it all."))
    controls.presets(chosen)
    bring.needed(BENCH)
    problems.warn(BENCH.problems)
    if linked is not None:
        st.session_state[form.VIEW] = st.session_state[KEPT_VIEW] = recording.seen.panel
    kept = st.session_state.get(KEPT_VIEW, PANELS[0])  # Streamlit forgets a widget while another page is shown
    view = st.session_state[KEPT_VIEW] = st.segmented_control(
        _("View"),
        PANELS,
        format_func=said(TITLES).get,
        default=kept,
        required=True,
        key=form.VIEW,
        label_visibility="collapsed",
    )
    form.BENCH.remember()
    if VIEWS[view] is not training:  # where no player asks for it
        session.fork_rate(recording, chosen.learning_rate)
        session.write_link(recording.made, BENCH)
    say("panel", view, View.panel)
    VIEWS[view](recording)
    try_this(
        _("Sigmoid against ReLU: add tanh to the activations. How far back does its gradient reach?"),
        _(
            "What finally fixed it: take batch normalization away, then the residual connections. Which one could "
            "you do without at 30 layers, and which at 50?"
        ),
        _(
            "Look at dC/dW beside dC/dz under the old uniform start: the weight gradients can look alike in all "
            "layers while the error that is sent back fades."
        ),
    )


def training(recording):
    """The recording as it grows, and its numbers to take away."""
    player(
        recording,
        st.session_state[form.BENCH.key("learning_rate")],
        on_advised=lambda: session.follow_advice(advised(), BENCH),
    )
    several.show(recording, "vanishing")


VIEWS = {"start": start.show, "training": training, "depth": ratios.show, "literature": literature.show}

main()
