"""What a session keeps: what is chosen in the widgets, its recording, and the link that says both."""

from dataclasses import fields, replace

import numpy as np
import streamlit as st

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.forks import CHANGES
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.data.named import points
from playground.data.tables import TableError
from playground.languages import _
from playground.recording.networks import network_for
from playground.ui.own import links
from playground.ui.own.shelf import is_foreign
from playground.ui.player import FIRST, Recording
from playground.ui.runs import kept
from playground.ui.runs.kinds import PLACES as RUNS
from playground.ui.visit import carried, problems
from playground.ui.visit.address import unknown, view_of, without_view
from playground.ui.visit.places import BENCH, PLAYGROUND

LAST = float("inf")  # the epoch whose settings the widgets show
BY_HAND = ("learning_rate", "learning_rate_changes", "weight_changes")  # widgets do not say these


def follow_link(is_late, place=PLAYGROUND):
    """What a new link asks for, or None while the link is our own; keeps what was wrong in it.

    `is_late` says that the page runs for something that the person did on it: a link other than our own is then
    one that we have replaced, and the browser had not heard of it yet.
    """
    address = st.query_params.to_dict()
    query, begun = _ours(address, place), st.session_state.pop(place.begun, None)
    _turn_to(address, query, place)
    linked = st.session_state.get(place.link)
    if begun is not None and (not query or (linked is not None and query == _ours(linked, place))):
        return begun
    if place.link in st.session_state and (
        is_late or _ours(st.session_state[place.link], place) == query or _returns(query, place)
    ):
        return None
    found = _look_for_file(query, place)
    if "dataset" in query and is_foreign(query["dataset"]):
        del query["dataset"]
    asked, wrong = from_query(query, place.kind)
    view, more = view_of(address, asked)
    problems.note(place.problems, [*found, *wrong, *more, *unknown(address, _names(place))])
    _put(Recording(asked, place.view, view) if place.view else asked, place)
    write_link(asked, place)
    return asked


def _turn_to(address, query, place):
    """Show the epoch of a link that leads from another page to what is recorded here already."""
    recording = st.session_state.get(place.recording)
    if (
        recording
        and "epoch" in address
        and _is_left(place)
        and _ours(st.session_state.get(place.link, {}), place) == query
    ):
        view, _problems = view_of(address, recording.made)
        recording.seen, recording.shown, recording.is_playing = view, view.epoch, False


def _look_for_file(query, place):
    """Note which file a link needs that this visit lacks; returns what is wrong with what the link says of it."""
    st.session_state.pop(place.needed, None)
    try:
        file = links.needed(query)
    except TableError as error:
        text = _("{error} The default is used instead: {default}.")
        return [text.format(error=error, default=place.kind.dataset)]
    if file:
        st.session_state[place.needed] = file, dict(query)
    return []


def open_needed(place=PLAYGROUND):
    """Follow the link again that needed a file, now that the file is here."""
    _file, query = st.session_state.pop(place.needed)
    open_link(query, place)


def open_link(query, place=PLAYGROUND):
    """Have a page that is on the screen show what a link to it shows."""
    st.session_state.pop(place.link, None)
    st.query_params.from_dict(carried.added(query))


def _returns(query, place):
    """Whether the person comes back from another page: the navigation leaves out what the link said."""
    return _is_left(place) and not query


def _is_left(place):
    """Whether another page was on the screen."""
    return place.drawn not in st.session_state


def _ours(query, place):
    return {key: value for key, value in query.items() if key in _names(place)}


def _names(place):
    return {field.name for field in fields(place.kind)} | {links.KEY}


def write_link(made, place=PLAYGROUND):
    """Put an experiment or a bench into the address, beside keys that are not ours."""
    now = without_view(st.query_params.to_dict())
    others = {key: value for key, value in now.items() if key not in _names(place)}
    query = carried.added(to_query(made) | links.written(made.dataset) | others)
    if now != query:
        st.query_params.from_dict(query)
    st.session_state[place.link] = query


def record(chosen, place=PLAYGROUND):
    """See that the recording is that of what was chosen, and return it.

    Moving the end or the learning rate keeps the weights; anything else starts a new recording.
    """
    recording = st.session_state[place.recording]
    if chosen.epochs != recording.made.epochs and not recording.made.end_matters:
        recording.prolong(chosen.epochs)
    as_made = {name: getattr(recording.made, name) for name in BY_HAND if name in _names(place)}
    # a table of somebody else's, or one that was taken away
    is_lost = is_foreign(chosen.dataset) and chosen.dataset != recording.made.dataset
    if not is_lost and replace(chosen, **as_made) != recording.made.at(LAST):
        recording = _put(Recording(chosen, place.view), place)
        st.session_state.pop(place.needed, None)
    if place in RUNS:
        kept.take_in(recording)
    if not recording.is_playing:  # while it plays, only the browser knows the epoch that the person sees
        fork_rate(recording, chosen.learning_rate)
    write_link(recording.made, place)
    return recording


def _put(recording, place):
    """Have a page show another recording; the last one is kept with the visit's runs, where the page has runs."""
    left = st.session_state.get(place.recording)
    if left and place in RUNS:
        kept.take_in(left, is_left=True)
    st.session_state[place.recording] = recording
    return recording


def fork_rate(recording, learning_rate):
    """Let the recording go on at another learning rate from the epoch that was shown last, where it is another."""
    if learning_rate != recording.learning_rate:
        recording.fork_rate(recording.shown, learning_rate)


def begin(made, place=PLAYGROUND, seen=FIRST):
    """Record something else on a page, which need not be on the screen, and show it as it was `seen`."""
    go_on(Recording(made, place.view, seen), place)


def go_on(recording, place=PLAYGROUND):
    """Have a page, which need not be on the screen, go on with a recording."""
    made = _put(recording, place).made
    st.session_state[place.begun] = made
    problems.note(place.problems, [])
    st.session_state[place.link] = {}  # what the address of a page says that comes without one
    st.session_state.pop(place.needed, None)


def open_here(recording, place=PLAYGROUND):
    """Have a page that is on the screen go on with a recording."""
    go_on(recording, place)
    st.session_state[place.link] = st.query_params.to_dict()  # until the page runs, which writes its own


def follow_data(old, new):
    """Have the pages whose recording is of one data set go on with another; with the default where it has gone.

    Runs on data that have gone are let go too.
    """
    for place in (PLAYGROUND, BENCH):
        recording = st.session_state.get(place.recording)
        if recording and recording.made.dataset == old:
            begin(on(recording.made, new or place.kind.dataset), place)
    if new is None:
        kept.delete([key for key, run in kept.runs().items() if run.made.dataset == old])


def on(made, dataset):
    """The same with other data, as far as that goes together."""
    changes = {name: () for name in CHANGES if hasattr(made, name)}
    try:
        return replace(made, dataset=dataset, **changes)
    except ExperimentError:
        return type(made)() if isinstance(made, Bench) else Experiment(dataset=dataset)


def take_points(placed):
    """Choose points that were placed by hand as the data set; what is missing to that is said."""
    try:
        rows = np.array(placed["points"], float).reshape(-1, 3)
        name = points.name_of(rows[:, :2], rows[:, 2], placed["kind"])
    except points.PointsError as error:
        problems.note(PLAYGROUND.problems, [str(error)])
    except (KeyError, TypeError, ValueError, StopIteration):  # no player of ours says so
        return
    else:
        st.session_state["dataset"] = name


def follow_advice(advised, place=PLAYGROUND):
    """Begin the run that was advised, as if a link had asked for it; what is wrong with it is said."""
    try:
        made = st.session_state[place.recording].made.advised(advised["changes"], advised["run"])
    except ExperimentError as error:
        problems.note(place.problems, [str(error)])
    except (KeyError, IndexError, TypeError, AttributeError):  # no player of ours says so
        return
    else:
        if made is not None:
            write_link(made, place)
            del st.session_state[place.link]


def start_from(flat):
    """Record anew from weights (P,) given by hand, or from drawn ones where there are none."""
    made = st.session_state[PLAYGROUND.recording].made
    changes = () if flat is None else tuple((0, place, float(value)) for place, value in enumerate(flat))
    made = replace(made, weight_changes=changes, learning_rate_changes=())
    _put(Recording(made), PLAYGROUND)
    write_link(made)


def fork_weight(epoch, name, row, column, value):
    """Set one weight (or bias, `row` None) of the recording by hand at an epoch; what came after is made anew."""
    recording = st.session_state[PLAYGROUND.recording]
    network = network_for(recording.made, recording.history.prepared)
    places = network.split(np.arange(len(network.flat)))[name]
    index = int(places[column] if row is None else places[row, column])
    recording.fork(epoch, recording.made.with_weight(epoch, index, value))
    write_link(recording.made)
