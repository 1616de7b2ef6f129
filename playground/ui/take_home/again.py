"""Weights that were taken home, opened again: the experiment at its epoch, and what is other by hand."""

import streamlit as st

from playground.choices.view import View
from playground.export import ReadError, experiment_of, read_weights, with_numbers_of
from playground.export.reading import MOST_BYTES
from playground.languages import _, mark
from playground.numbers import counted
from playground.ui.own import shelf
from playground.ui.own.bring import is_there, let_go
from playground.ui.player import Recording
from playground.ui.visit import problems, session

ABOUT = mark("The run opens at the epoch of its weights; what was changed in the file stays.")
SECONDS = 30  # that a visitor waits for the run to come to the epoch of the file


def open_run(read, name):
    """Record the experiment of `ReadWeights`, at its epoch, with its numbers. Raises ReadError."""
    if shelf.is_foreign(read.query.get("dataset", "")):
        said = _("{file} is of a run on a table that is not here: bring the table first, on the page Data.")
        raise ReadError(said.format(file=name))
    history = Recording(experiment_of(read, name)).history
    reach(history, read.epoch, name)
    recording = Recording(with_numbers_of(read, history, name), seen=View(epoch=read.epoch))
    recording.history.extend(read.epoch)
    session.open_here(recording)


def reach(history, epoch, name):
    """Train the run of a file until its epoch. Raises ReadError where that takes too long."""
    head = history.extend(epoch, SECONDS)
    if head < epoch:
        said = _("{file} is of epoch {epoch}: within {seconds} seconds its run came to epoch {head}.")
        about = {"epoch": counted(epoch), "seconds": SECONDS, "head": counted(head)}
        raise ReadError(said.format(file=name, **about))


def show(opening=open_run, about=ABOUT, key="take_home"):
    """A place to drop a file of weights, which `opening(read, name)` opens; what was wrong with the last is said.

    `about` is marked. Keys in `st.session_state` begin with `key`.
    """
    st.markdown(f"**{_('Open again.')}** {_(about)}")
    name = f"{key}_file_{st.session_state.get(f'{key}_count', 0)}"
    st.file_uploader(
        _("Weights that were taken home"),
        type=["npz", "json"],
        key=name,
        on_change=_dropped,
        args=(name, opening, key),
        max_upload_size=MOST_BYTES // 2**20,
    )
    problems.warn(f"{key}_problem", ":material/error:")


def _dropped(name, opening, key):
    """Take a file; once it is read, another widget stands there: the bytes have left memory."""
    file = st.session_state[name]
    if not is_there(file):
        return
    count, problem = f"{key}_count", f"{key}_problem"
    st.session_state[count] = st.session_state.get(count, 0) + 1
    problems.note(problem, [])  # it stays until then: the player makes the page run again meanwhile
    content = file.getvalue()
    let_go(file)
    try:
        opening(read_weights(content, file.name), file.name)
    except ReadError as error:
        problems.note(problem, [str(error)])
