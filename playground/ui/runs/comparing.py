"""Two to six runs side by side, and what differs between them."""

import pandas as pd
import streamlit as st

from playground.choices.runs import Runs
from playground.choices.view import View
from playground.ui.furniture import literal
from playground.ui.labels import LABELS
from playground.ui.player import Recording, player
from playground.ui.runs import kept, links
from playground.ui.runs.words import differences, written

RECORDING = "runs_recording"
ALWAYS = ("dataset", "hidden_sizes", "activation", "optimizer", "learning_rate", "batch_size")


def show(keys):
    """Draw the player and the table."""
    chosen = [kept.runs()[key] for key in keys]
    titles = tuple(run.title for run in chosen)
    made = Runs(titles, tuple(run.made for run in chosen), is_stacked=False)
    recording = st.session_state.get(RECORDING)
    if recording is None or recording.made != made:
        head = min(run.head for run in chosen)
        seen = st.session_state.pop(links.SEEN, None) or View(epoch=head)
        recording = st.session_state[RECORDING] = Recording(made, "runs", seen, head)
    _told(titles, made.experiments)
    player(recording, recording.learning_rate)


def _told(titles, experiments):
    """A table of the settings, those that differ in bold."""
    differing = differences(experiments)
    rows = {
        LABELS[name][0]: [literal(written(name, experiment)) for experiment in experiments]
        for name in ALWAYS
        if LABELS[name][0] not in differing
    }
    bold = {label: [f"**{literal(text)}**" for text in texts] for label, texts in differing.items()}
    names = [literal(title) for title in titles]
    st.table(pd.DataFrame(bold | rows, index=pd.Index(names, name="")).T)
