"""The playground: choose, press Play, watch a network learn, rewind."""

import streamlit as st

from playground.ui import controls, session
from playground.ui.player import player

linked = session.follow_link()
chosen = controls.sidebar(linked)
pending_rate = session.record(chosen)

for problem in st.session_state[session.PROBLEMS]:
    st.warning(problem, icon=":material/link_off:")
controls.remarks(chosen)

player(session.RECORDING, pending_rate, on_fork=lambda recording: session.write_link(recording.history.experiment))

note = st.session_state[session.RECORDING].history.prepared.plane.note
if note:
    st.caption(note)
