"""Two to six runs side by side, and what differs between them."""

from textwrap import shorten

import pandas as pd
import streamlit as st

from playground.choices.runs import Runs
from playground.choices.view import View
from playground.trainers.recorded import identity
from playground.ui.furniture import literal
from playground.ui.player import Recording, player
from playground.ui.runs import kept, links
from playground.ui.runs.kinds import kind_of, why_not_beside
from playground.ui.runs.words import always, differences, label, written
from playground.ui.take_home import several

RECORDING = "runs_recording"
MOST_SAID = 160  # characters of a setting


def take_in():
    """Keep how far the runs have come that were side by side."""
    recording = st.session_state.get(RECORDING)
    for made in recording.made.experiments if recording else ():
        run = kept.runs().get(identity(made))
        head = min(recording.history.head, made.epochs)
        if run and head > run.head:
            run.history.head = head
            kept.keep(made, run.history)


def show(keys):
    """Draw the player and the table; the table alone where the runs have no picture in common."""
    chosen = [kept.runs()[key] for key in keys]
    names = [literal(run.said) for run in chosen]
    titles, experiments = tuple(run.title for run in chosen), tuple(run.made for run in chosen)
    why_not = why_not_beside(experiments)
    if why_not:
        st.info(why_not)
    _told(names, experiments)
    if not why_not:
        _play(Runs(titles, experiments, is_stacked=False), head=min(run.head for run in chosen))


def _play(made, head):
    """Draw the player of runs that were all trained up to `head`, and what can be taken home of them."""
    recording = st.session_state.get(RECORDING)
    if recording is None or recording.made != made:
        seen = st.session_state.pop(links.SEEN, None) or View(epoch=head)
        view = kind_of(made.experiments[0]).view
        recording = st.session_state[RECORDING] = Recording(made, view, seen, head)
    player(recording, recording.learning_rate)
    several.show(recording, "runs")


def _told(names, experiments):
    """A table of the settings, those that differ in bold."""
    differing = differences(experiments)
    rows = {
        label(name, experiments): [_cell(written(name, experiment)) for experiment in experiments]
        for name in always(experiments)
    }
    bold = {title: [f"**{_cell(text)}**" for text in texts] for title, texts in differing.items()}
    st.table(pd.DataFrame(rows | bold, index=pd.Index(names, name=""))[list(bold | rows)].T)


def _cell(text):
    return literal(shorten(text, MOST_SAID, placeholder=" …"))
