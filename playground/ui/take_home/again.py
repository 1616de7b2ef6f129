"""Weights that were taken home, opened again: the experiment at its epoch, and what is other by hand."""

import numpy as np
import streamlit as st

from playground.choices.experiment import Experiment
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query
from playground.export import ReadError, read_weights
from playground.export.reading import MOST_BYTES
from playground.recording.given import MOST
from playground.ui import session
from playground.ui.furniture import literal
from playground.ui.own import shelf
from playground.ui.own.bring import let_go
from playground.ui.player import Recording

PROBLEM, COUNT = "take_home_problem", "take_home_count"
SECONDS = 30  # that a visitor waits for the run to come to the epoch of the file


def show():
    """A place to drop a file of weights; what was wrong with the last one is said."""
    st.markdown("**Open again.** Drop weights that were taken home, .npz or .json: the run opens at their epoch.")
    name = f"take_home_file_{st.session_state.get(COUNT, 0)}"
    st.file_uploader(
        "Weights",
        type=["npz", "json"],
        key=name,
        on_change=_dropped,
        args=(name,),
        max_upload_size=MOST_BYTES // 2**20,
        label_visibility="collapsed",
    )
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(literal(problem), icon=":material/error:")


def _dropped(name):
    """Take a file; once it is read, another widget stands there: the bytes have left memory."""
    file = st.session_state[name]
    if file is None:
        return
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
    content = file.getvalue()
    let_go(file)
    try:
        _open(read_weights(content, file.name), file.name)
    except (ReadError, ExperimentError) as error:
        st.session_state[PROBLEM] = str(error)


def _open(read, name):
    """Record the file's experiment, at its epoch, with its numbers."""
    recording = Recording(_experiment(read, name))
    if recording.history.extend(read.epoch, SECONDS) < read.epoch:
        raise ReadError(
            f"{name} is of epoch {read.epoch}, and the run has come to epoch {recording.history.head} after "
            f"{SECONDS} seconds: it was not opened."
        )
    changed = _by_hand(recording.history, read, name)
    if changed != recording.made:
        recording = Recording(changed)
    recording.history.extend(read.epoch)
    recording.shown = read.epoch
    session.open_here(recording)


def _experiment(read, name):
    if shelf.is_foreign(read.query.get("dataset", "")):
        raise ReadError(f"{name} is of a run on a table that is not here: bring the table first, under Own data.")
    experiment, problems = from_query(read.query, Experiment)
    if problems:
        raise ReadError(f"{name} does not say an experiment that can be made here: {problems[0]}")
    if read.epoch > experiment.epochs:
        raise ReadError(f"{name} is of epoch {read.epoch}, but its run has only {experiment.epochs}.")
    return experiment


def _by_hand(history, read, name):
    """The experiment with those numbers set by hand that are other in the file than in its run."""
    step = history.step(read.epoch)
    shapes = {key: array.shape for key, array in step.params.items()}
    if shapes != {key: array.shape for key, array in read.arrays.items()}:
        raise ReadError(f"{name} has arrays of other names or sizes than the network of its experiment.")
    wanted = step.flat.copy()
    for key, part in step.layout(wanted).items():
        part[...] = read.arrays[key]
    places = np.flatnonzero(wanted != step.flat)
    if len(places) > MOST:
        raise ReadError(
            f"{name} differs from its own run in {len(places):,} numbers: up to {MOST} can be set by hand, "
            "because they all stand in the link."
        )
    experiment = history.experiment
    for place in places:
        experiment = experiment.with_weight(read.epoch, int(place), float(wanted[place]))
    return experiment
