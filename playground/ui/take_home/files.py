"""Scripts, weights and tables of a run: one button a kind."""

import re
from itertools import groupby

import streamlit as st

from playground.export import KINDS, refusal
from playground.ui.furniture import literal

ABOUT = {
    "Scripts": "The same rows, start and order; they print the losses at the epoch that the player shows.",
    "Weights": "The numbers of the network; ONNX runs in other programs too.",
    "Tables": "CSV, for a spreadsheet.",
}


def show(recording):
    """Draw the buttons; a file is made when its button is clicked, at the epoch that the player shows by then."""
    for title, kinds in groupby(KINDS.items(), key=lambda item: item[1].group):
        _group(recording, title, dict(kinds))


def _group(recording, title, kinds):
    st.markdown(f"**{title}.** {ABOUT[title]}")
    refusals = {name: refusal(recording.made, name) for name in kinds}
    with st.container(horizontal=True):
        for name, kind in kinds.items():
            st.download_button(
                kind.title,
                lambda kind=kind: _made(recording, kind),
                f"{_file_name(recording)}{_told_apart(name, kind)}{kind.ending}",
                kind.media,
                key=f"take_home_{name}",
                on_click="ignore",
                disabled=refusals[name] is not None,
                icon=":material/download:",
            )
    for said in dict.fromkeys(filter(None, refusals.values())):
        st.caption(literal(said))


def _made(recording, kind):
    """The file's bytes, at the epoch where the person is by now."""
    history = recording.history
    return kind.make(history, min(recording.shown, history.extend(recording.shown)))


def _file_name(recording):
    """The data set's name, which may hold points or a formula, as a file may be called."""
    return re.sub(r"[^\w-]+", "-", recording.made.dataset)[:40].strip("-")


def _told_apart(name, kind):
    """What a name has before its ending, where several kinds end alike."""
    alike = [other for other in KINDS.values() if other.ending == kind.ending]
    return f"-{name}" if len(alike) > 1 else ""
