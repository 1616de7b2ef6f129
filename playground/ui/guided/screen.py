"""What a lesson or a challenge finds on its page: what was made there, and the epoch on the screen."""

from typing import NamedTuple

import streamlit as st

from playground.choices.lists import Numbers
from playground.choices.rules import Number
from playground.languages import _, listed, pgettext
from playground.lessons.runs import KINDS
from playground.numbers import localized
from playground.ui import places
from playground.ui.chain_rule import choices as chain_rule
from playground.ui.guided.hiding import FORMS

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
        f"{title(page, name)} {said(rules[name].metadata['rule'], getattr(made, name))}" for name in names
    )


def said(rule, value):
    """The value of a setting as its widget shows it: by the titles of a registry, where it chooses from one."""
    options = getattr(rule, "options", {})
    chosen = value if isinstance(value, tuple) else (value,)
    if not chosen or not all(isinstance(one, str) and _title(options, one) for one in chosen):
        return _written(rule, value)
    return listed([_title(options, one) for one in chosen])


def _written(rule, value):
    """A value without titles, as people write it."""
    if isinstance(rule, Numbers) and value:
        return listed([_written(rule.each, one) for one in value])
    text = rule.format(value)
    return words().get(text) or (localized(text) if isinstance(rule, Number) else text)


def words():
    """What people read for a word that stands in links."""
    return {
        "all": pgettext("value of a setting", "all"),
        "after": pgettext("value of a setting", "after"),
        "auto": pgettext("value of a setting", "auto"),
        "before": pgettext("value of a setting", "before"),
        "drawn": pgettext("value of a setting", "drawn"),
        "false": pgettext("value of a setting", "false"),
        "full": pgettext("value of a setting", "full"),
        "last": pgettext("value of a setting", "last"),
        "matched": pgettext("value of a setting", "matched"),
        "minmax": pgettext("value of a setting", "minmax"),
        "none": pgettext("value of a setting", "none"),
        "standard": pgettext("value of a setting", "standard"),
        "training": pgettext("value of a setting", "training"),
        "true": pgettext("value of a setting", "true"),
    }


def _title(options, name):
    """What a registry calls one of its names, "" where it has none."""
    entry = options.get(name) if hasattr(options, "get") else None
    return _(getattr(entry, "title", "") or (entry[0] if isinstance(entry, tuple) else ""))


def title(page, name):
    """What a page calls a setting."""
    labels = FORMS[page].labels if page in FORMS else {}
    return _(labels[name][0]) if name in labels else name.replace("_", " ")
