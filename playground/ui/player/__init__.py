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
def player(slot, learning_rate, on_fork, has_changed):
    """Show the `Recording` in `st.session_state[slot]`.

    Where `learning_rate` is not the one that the recording ends with, the browser is told, and says at which
    epoch to fork. `on_fork(recording)` is called with the new recording. `has_changed()` tells whether the person
    has changed the page meanwhile: a request of the player can come in together with a change, and Streamlit then
    runs this fragment alone.
    """
    recording = st.session_state[slot]
    request = dict(st.session_state.get(KEY, {}).get("request") or {})
    serial = {"serial": request["serial"]} if request else {}
    if request.pop("recording", None) != recording.id:  # none, or one about another recording
        data = recording.opening(pending_rate=_pending(recording, learning_rate), **serial)
    elif "fork" in request:
        recording = st.session_state[slot] = recording.fork_rate(**request["fork"])
        on_fork(recording)
        data = recording.opening(pending_rate=_pending(recording, learning_rate), **serial)
    else:
        data = recording.answer(**request, pending_rate=_pending(recording, learning_rate))
    _component(key=KEY, data=data, on_request_change=_heard)
    if has_changed():  # only now: a run without the component would take it off the page
        st.rerun()


def _pending(recording, learning_rate):
    return None if learning_rate == recording.learning_rate else learning_rate


def _heard():
    """Streamlit runs the fragment again when a request comes in; reading it there is all there is to do."""
