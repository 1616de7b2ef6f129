"""What a session keeps: the experiment in its widgets, the recording, and the link that says both."""

from dataclasses import replace

import numpy as np
import streamlit as st

from playground.experiment import FIELDS
from playground.share import from_query, to_query
from playground.ui.player import Recording

RECORDING = "recording"
LINK = "link"  # the query that was written last: another one means that the person followed a link
PROBLEMS = "problems"


def follow_link(is_late):
    """The experiment that a new link asks for, or None while the link is our own; keeps what was wrong in it.

    `is_late` says that the page runs for something that the person did on it: a link other than our own is then
    one that we have replaced, and the browser had not heard of it yet.
    """
    query = st.query_params.to_dict()
    if LINK in st.session_state and (is_late or st.session_state[LINK] == query or _returns(query)):
        return None
    experiment, problems = from_query(query)
    st.session_state[PROBLEMS] = problems
    st.session_state[RECORDING] = Recording.of(experiment)
    write_link(experiment)
    return experiment


def _returns(query):
    """Whether the person comes back from another page: the navigation leaves out what the link said."""
    is_drawn = "dataset" in st.session_state
    return not is_drawn and FIELDS.keys().isdisjoint(query)


def write_link(experiment):
    """Put the experiment into the address, beside keys that are not ours."""
    ours = to_query(experiment)
    others = {key: value for key, value in st.query_params.to_dict().items() if key not in FIELDS}
    query = ours | others
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
    st.session_state[LINK] = query


def record(chosen):
    """See that the recording is that of the experiment chosen, and return it.

    Moving the end or the learning rate keeps the weights; anything else starts a new recording.
    """
    recording = st.session_state[RECORDING]
    experiment = recording.history.experiment
    if chosen.epochs != experiment.epochs and not experiment.end_matters:
        recording.history.prolong(chosen.epochs)
        experiment = recording.history.experiment
    by_hand = ("learning_rate", "learning_rate_changes", "weight_changes")
    same = replace(chosen, **{name: getattr(experiment, name) for name in by_hand})
    if same != experiment:
        st.session_state[RECORDING] = Recording.of(chosen)
        experiment = chosen
    write_link(experiment)
    return st.session_state[RECORDING]


def fork_weight(epoch, name, row, column, value):
    """Set one weight (or bias, `row` None) of the recording by hand at an epoch; what came after is made anew."""
    recording = st.session_state[RECORDING]
    places = recording.probe.network.split(np.arange(len(recording.probe.network.flat)))[name]
    index = int(places[column] if row is None else places[row, column])
    recording.fork(epoch, recording.history.experiment.with_weight(epoch, index, value))
    write_link(recording.history.experiment)
