"""What a lesson or a challenge finds on its page: what was made there, and the epoch on the screen."""

from typing import NamedTuple

import streamlit as st

from playground.choices.said import said
from playground.languages import _, listed
from playground.lessons.runs import KINDS
from playground.ui.chain_rule import choices as chain_rule
from playground.ui.guided.hiding import FORMS
from playground.ui.visit import places

BROKE = "screen_broke_at"
LOOK = 1.0  # seconds between two looks at it
PLACES = {"live": places.PLAYGROUND, "vanishing": places.BENCH, "sequences": places.SEQUENCES}


class Screen(NamedTuple):
    """What was `made` on a page, and the `epoch` that is shown there.

    `broke_at` is the next epoch, where the person has seen that it has no finite numbers any more.
    """

    made: object
    epoch: int
    broke_at: int | None = None


def on_screen(page):
    """The `Screen` of a page, as far as this visit has been there; else None."""
    if KINDS[page].view is None:
        walked = chain_rule.chosen()
        return Screen(walked[0], 0) if walked else None
    recording = st.session_state.get(PLACES[page].recording)
    return Screen(recording.made, recording.shown, _broke_at(recording)) if recording else None


def _broke_at(recording):
    """The epoch after the one that is shown, where a run that is alone diverged there.

    It is asked anew only when the player has asked for something: a page at rest leaves the trainers alone.
    """
    state, kept = (recording.id, recording.n_asked, recording.shown), st.session_state.get(BROKE)
    if not kept or kept[0] != state:
        is_alone = len(recording.made.runs.experiments) == 1
        kept = st.session_state[BROKE] = state, recording.history.diverged_at if is_alone else None
    return kept[1] if kept[1] == recording.shown + 1 else None


def settings(page, made, names):
    """Settings of what is `made` on a page, in words: Noise 0.1, Test share 0.3."""
    rules = made.__dataclass_fields__
    return ", ".join(
        f"{title(page, name)} {said(rules[name].metadata['rule'], getattr(made, name), listed)}" for name in names
    )


def title(page, name):
    """What a page calls a setting."""
    labels = FORMS[page].labels if page in FORMS else {}
    return _(labels[name][0]) if name in labels else name.replace("_", " ")
