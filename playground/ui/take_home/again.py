"""Weights that were taken home, opened again: the experiment at its epoch, and what is other by hand."""

import streamlit as st

from playground.choices.view import View
from playground.export import ReadError, experiment_of, read_weights, with_numbers_of
from playground.export.reading import MOST_BYTES
from playground.ui import session
from playground.ui.furniture import literal
from playground.ui.own import shelf
from playground.ui.own.bring import let_go
from playground.ui.player import Recording

PROBLEM, COUNT = "take_home_problem", "take_home_count"
SECONDS = 30  # that a visitor waits for the run to come to the epoch of the file


def show():
    """A place to drop a file of weights; what was wrong with the last one is said."""
    st.markdown("**Open again.** The run opens at the epoch of its weights; what was changed in the file stays.")
    name = f"take_home_file_{st.session_state.get(COUNT, 0)}"
    st.file_uploader(
        "Weights that were taken home",
        type=["npz", "json"],
        key=name,
        on_change=_dropped,
        args=(name,),
        max_upload_size=MOST_BYTES // 2**20,
    )
    if problem := st.session_state.get(PROBLEM):
        st.warning(literal(problem), icon=":material/error:")


def _dropped(name):
    """Take a file; once it is read, another widget stands there: the bytes have left memory."""
    file = st.session_state[name]
    if file is None:
        return
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
    st.session_state[PROBLEM] = None  # it stays until then: the player makes the page run again meanwhile
    content = file.getvalue()
    let_go(file)
    try:
        _open(read_weights(content, file.name), file.name)
    except ReadError as error:
        st.session_state[PROBLEM] = str(error)


def _open(read, name):
    """Record the file's experiment, at its epoch, with its numbers."""
    if shelf.is_foreign(read.query.get("dataset", "")):
        raise ReadError(
            f"{name} is of a run on a table that is not here: bring the table first, on the page Data."
        )
    history = Recording(experiment_of(read, name)).history
    head = history.extend(read.epoch, SECONDS)
    if head < read.epoch:
        raise ReadError(
            f"{name} is of epoch {read.epoch:,}: within {SECONDS} seconds its run came to epoch {head:,}."
        )
    recording = Recording(with_numbers_of(read, history, name), seen=View(epoch=read.epoch))
    recording.history.extend(read.epoch)
    session.open_here(recording)
