"""The playground: choose, press Play, watch a network learn, rewind."""

import streamlit as st

from playground.ui import controls, session
from playground.ui.player import player

linked = session.follow_link()
chosen = controls.sidebar(linked)
session.record(chosen)
before = controls.snapshot(chosen)

said = [(st.warning, problem, ":material/link_off:") for problem in st.session_state[session.PROBLEMS]]
said += [(st.info, remark, ":material/info:") for remark in controls.remarks(chosen)]
with st.container(key="said"):
    st.html("<span></span>")
    for say, text, icon in said:
        say(text, icon=icon)

with st.container(key="stage"):
    player(
        session.RECORDING,
        chosen.learning_rate,
        on_fork=lambda recording: session.write_link(recording.history.experiment),
        has_changed=lambda: any(now != before.get(name, now) for name, now in controls.snapshot(chosen).items()),
    )

# always there, if empty: Streamlit mounts the player anew when the page around it gets another number of elements
st.caption(st.session_state[session.RECORDING].history.prepared.plane.note or " ")
