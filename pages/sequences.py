"""Sequences: recurrent networks side by side, and the error on its way back through time."""

import streamlit as st

from playground.languages import _
from playground.ui import form
from playground.ui.furniture import choose_format, opening, place, try_this
from playground.ui.player import has_forked, player
from playground.ui.runs import origin
from playground.ui.sequences import controls, writing
from playground.ui.take_home import sequences as take_home
from playground.ui.visit import problems, session
from playground.ui.visit.places import SEQUENCES

linked = session.follow_link(form.SEQUENCES.have_changed() or has_forked(), SEQUENCES)
chosen = controls.sidebar(linked)
recording = session.record(chosen, SEQUENCES)
form.SEQUENCES.remember()
opening(
    _("How far back can a network remember?"),
    _(
        "Recurrent networks read a sequence step by step. To learn what came first, the error has to travel back "
        "through all the steps: watch it fade, hold or explode."
    ),
    is_shared=True,
)
controls.presets(chosen)
problems.warn(SEQUENCES.problems)
with place(len(recording.made.experiments) == 1):
    if len(recording.made.experiments) == 1:
        origin.show(recording.made.experiments[0])
player(recording, st.session_state[form.SEQUENCES.key("learning_rate")])
if chosen.source.is_text:
    writing.show(recording)
take_home.show(recording)
choose_format()
try_this(
    _("Make the sequences longer, up to 100 steps. After how many epochs does the loss of each cell fall?"),
    _(
        "Give the LSTM a forget bias of 5, then of -2. What does the error on its way back look like before "
        "training, and which of the two still learns?"
    ),
    _(
        "Truncate after 10 steps: no error reaches the first marked number any more. Why do GRU and LSTM learn "
        "the sum all the same? All steps share the same weights."
    ),
)
