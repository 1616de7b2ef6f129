"""Hints, given away one at a time."""

import streamlit as st

from playground.languages import _
from playground.ui.challenges import state


def ask(name, challenge):
    """The button for the next hint, as long as there is one."""
    shown, n_hints = state.of(name).hints, len(challenge.hints)
    if shown < n_hints:
        st.button(
            _("Show hint {number} of {count}").format(number=shown + 1, count=n_hints),
            key="challenge_hint",
            icon=":material/lightbulb:",
            on_click=lambda: state.keep(name, state.of(name).with_hint(challenge)),
        )


def last(name, challenge):
    """The hint that was shown last."""
    if shown := state.of(name).hints:
        told = _("Hint {number} of {count}:").format(number=shown, count=len(challenge.hints))
        st.markdown(f"**{told}** {challenge.hints[shown - 1]}")


def all_of(name, challenge):
    """Every hint that was shown."""
    shown = challenge.hints[: state.of(name).hints]
    if shown:
        st.markdown("\n".join(f"{number}. {hint.strip()}" for number, hint in enumerate(shown, start=1)))
