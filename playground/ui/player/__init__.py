"""The player: one component that shows a recording while it grows.

The page tells it where the recording is asked (see `playground.ui.player.questions`) and what is chosen; the
browser keeps frames, plays them at its own pace and asks for more. Its scripts and its style are served as files
(see `playground.ui.server.assets`).
"""

import streamlit as st

from playground.languages import spoken
from playground.ui.player import questions
from playground.ui.player.recording import FIRST, Recording
from playground.ui.server.assets import PLOTLY_URL, player_url

__all__ = ["FIRST", "Recording", "advised", "has_forked", "placed", "player"]

_HTML = f'<div class="bp" data-testid="player" data-state="loading" data-plotly="{PLOTLY_URL}"></div>'
_SCRIPT = """
export default function ({ parentElement, data, setTriggerValue }) {
  const scripts = import(new URL(data.scripts, location.origin).href); // those that speak the language
  scripts.then(({ update }) => update(parentElement, data, setTriggerValue));
  return () => scripts.then(({ leave }) => leave(parentElement));
}
"""

_component = st.components.v2.component(
    "backprop_player",
    html=_HTML,
    js=_SCRIPT,
    isolate_styles=False,
)


def player(recording, learning_rate, on_placed=lambda: None, on_advised=lambda: None):
    """Show a `Recording`.

    `on_placed` is called when `placed()` has points to train on, `on_advised` when `advised()` has changes.
    Where `learning_rate` is not the one that the recording ends with, the browser forks it at the epoch that the
    person sees, and the page runs again.
    """
    data = {
        "scripts": f"{player_url(spoken().code)}/main.js",
        "source": questions.address(recording),
        "learning_rate": learning_rate,
        "epochs": recording.made.epochs,
        "recording": recording.id,
    }
    _component(
        key=_key(),
        data=data,
        on_forked_change=_heard,
        on_lost_change=_heard,
        on_placed_change=on_placed,
        on_advised_change=on_advised,
    )


def has_forked():
    """Whether the page runs because the recording has been forked."""
    return bool(st.session_state.get(_key(), {}).get("forked"))


def placed():
    """`{"kind": ..., "points": [[x, y, class or value], ...]}` that were placed by hand, or None."""
    return st.session_state.get(_key(), {}).get("placed")


def advised():
    """`{"run": its number, "changes": {field: value}}`, the advice that the person follows, or None."""
    return st.session_state.get(_key(), {}).get("advised")


def _key():
    """The player's key in `st.session_state`; another language has another player, which says everything anew."""
    return f"player_{spoken().code}"


def _heard():
    """Streamlit runs the page again when a recording was forked or is lost; that is all there is to do."""
