"""The playground: choose, press Play, watch a network learn, rewind."""

import streamlit as st

from playground.languages import _
from playground.ui import controls, tour
from playground.ui.form import EXPERIMENT
from playground.ui.furniture import opening
from playground.ui.groups import group
from playground.ui.own import bring
from playground.ui.player import advised, has_forked, placed, player
from playground.ui.runs import forking, origin
from playground.ui.take_home import panel
from playground.ui.visit import places, problems, session

FORK, TAKE_HOME = "fork", "take_home"

linked = session.follow_link(is_late=EXPERIMENT.have_changed() or has_forked())
opening(
    _("How does a neural network learn?"),
    _(
        "Watch a small one learn from points: choose data and layers, press **Play**, stop and rewind at any "
        "moment."
    ),
    is_projected=False,
    is_shared=True,
    tools=lambda: tour.button(session.open_link),
)
with st.container(key="playground"):
    controls.show(linked)
    with st.container(key="stage"):
        with st.container(key="said"):
            chosen = controls.chosen()
            recording = session.record(chosen)
            bring.needed(places.PLAYGROUND)
            problems.warn(places.PLAYGROUND.problems)
            for remark in controls.remarks(chosen):
                st.info(remark, icon=":material/info:")
            origin.show(recording.made)
        player(
            recording,
            chosen.learning_rate,
            on_placed=lambda: session.take_points(placed()),
            on_advised=lambda: session.follow_advice(advised()),
        )
        group(
            FORK,
            _("Fork this run"),
            _("go on from an epoch with another optimizer, learning rate, batch size or penalty"),
            lambda: forking.show(recording.made, recording.history.head, recording.shown),
        )
        group(
            TAKE_HOME,
            _("Take it home"),
            _("script, notebook, weights, tables, HTML file, GIF"),
            lambda: panel.show(recording),
        )
        prepared = recording.history.prepared
        if prepared.plane.note and not prepared.image_shape:
            st.caption(prepared.plane.note)
