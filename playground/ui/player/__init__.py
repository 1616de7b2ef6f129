"""The player: one component that shows a recording while it grows.

Python sends blocks of frames; the browser keeps them, plays them at its own pace and asks for more. Its scripts
are served as files (see `playground.ui.assets`), so that a message carries frames and little else.
"""

from pathlib import Path

import streamlit as st

from playground.ui.assets import PLAYER_URL, PLOTLY_URL
from playground.ui.player.recording import Recording

__all__ = ["Recording", "player"]

KEY = "player"

_HTML = f'<div class="bp" data-testid="player" data-state="loading" data-plotly="{PLOTLY_URL}"></div>'
_SCRIPT = f"""
const scripts = import(new URL("{PLAYER_URL}/main.js", location.origin).href);

export default function ({{ parentElement, data, setTriggerValue }}) {{
  scripts.then(({{ update }}) => update(parentElement, data, (request) => setTriggerValue("request", request)));
  return () => scripts.then(({{ leave }}) => leave(parentElement));
}}
"""

_component = st.components.v2.component(
    "backprop_player",
    html=_HTML,
    css=(Path(__file__).parent / "static" / "player.css").read_text(),
    js=_SCRIPT,
    isolate_styles=False,
)


@st.fragment
def player(slot, pending_rate, on_fork):
    """Show the `Recording` in `st.session_state[slot]`.

    `pending_rate` is a learning rate that the person has chosen and the recording does not have yet, or None:
    the browser then says at which epoch to fork. `on_fork(recording)` is called with the new recording.
    """
    recording = st.session_state[slot]
    request = st.session_state.get(KEY, {}).get("request")
    if request is None:
        data = recording.opening(pending_rate=pending_rate)
    elif "fork" in request:
        recording = st.session_state[slot] = recording.fork_rate(**request["fork"])
        on_fork(recording)
        data = recording.opening(serial=request["serial"])
    else:
        data = recording.answer(**request)
    _component(key=KEY, data=data, on_request_change=_heard)


def _heard():
    """Streamlit runs the fragment again when a request comes in; reading it there is all there is to do."""
