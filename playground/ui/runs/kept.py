"""The runs of a visit, each with its recording and what came of it, as many as there is room for."""

from typing import NamedTuple

import streamlit as st

from playground.choices.runs import numbered, said
from playground.trainers import DistantHistory
from playground.trainers.recorded import identity
from playground.trainers.shelf import Origin, Wanted
from playground.trainers.views import ALONE
from playground.ui.runs.kinds import PLACES

MOST, MOST_BYTES = 50, 150 * 2**20  # of a visit; recordings that the trainers had to let go are made again
_KEPT, _COUNT, _LET_GO = "kept_runs", "kept_runs_count", "kept_runs_let_go"


class Kept(NamedTuple):
    """A run: what was `made`, its `history`, and how it went as far as this visit has come.

    `best` is the epoch with the lowest `judged` loss, whose `loss` and `score` are beside it; `curve` are a few
    training losses from the first epoch to the `head`. A
    visitor's own data stay with the run as its `source`.
    """

    number: int
    name: str
    made: object
    history: object
    head: int
    best: int
    judged: str
    loss: float
    score: float
    n_bytes: int
    curve: tuple[float, ...]
    source: object
    is_pinned: bool = False

    @property
    def title(self):
        """What it is called in links and where it is recorded, in any language."""
        return self.name or numbered(self.number)

    @property
    def said(self):
        """What it is called in the language spoken here."""
        return self.name or said(self.title)


def runs():
    """The visit's runs by their ids, the oldest first."""
    return st.session_state.setdefault(_KEPT, {})


def keep(made, history):
    """Keep a run, or how far it has come since it was kept; returns its id."""
    key, kept = identity(made), runs()
    old = kept.get(key)
    number = old.number if old else _next_number()
    kept[key] = Kept(
        number,
        old.name if old else "",
        made,
        history,
        **history.summary(),
        source=made.source,
        is_pinned=bool(old and old.is_pinned),
    )
    _make_room()
    return key


def take_in(recording, is_left=False):
    """Keep the runs that a page's recording was forked from, and its own where it is left.

    What was never trained is no run.
    """
    former, recording.former = recording.former, []
    for made, history in former:
        _keep_each(made, history)
    if is_left and recording.history.head > 0:
        _keep_each(recording.made, recording.history)


def take_in_current(recording):
    """Keep what is recorded on a page, as far as it has come."""
    if recording:
        take_in(recording, is_left=True)


def take_in_all():
    """Keep what is recorded on every page whose runs are kept; whoever names one of them finds it trained."""
    for place in PLACES:
        take_in_current(st.session_state.get(place.recording))


def _keep_each(made, history):
    """Keep every run of what was made, each by itself: networks that stood side by side are as many runs."""
    for experiment in made.runs.experiments:
        if experiment == made:
            keep(made, history)
            continue
        known, head = runs().get(identity(experiment)), min(history.head, experiment.epochs)
        if known and known.made == experiment:
            alone = known.history
            alone.head = max(alone.head, head)
        else:
            alone = DistantHistory(Wanted(experiment, ALONE[experiment.reads], Origin(made, None)), head)
            alone.summary()  # which says where it ended, if it did
        if alone.head > 0:
            keep(experiment, alone)


def catch_up():
    """Summarize the runs again that a trainer had lost, as far as it has come with them by now."""
    for run in [run for run in runs().values() if run.head < run.history.head]:
        keep(run.made, run.history)


def note(made, name=""):
    """Add a run that a link names, or a parent that has gone; one that is kept stays as it is. Returns its id."""
    key = identity(made)
    if key not in runs():
        keep(made, DistantHistory(Wanted(made, ALONE[made.reads])))
        if name and name != runs()[key].title:
            change(key, name=name)
    return key


def change(key, **values):
    """Give a run another name, or pin it."""
    runs()[key] = runs()[key]._replace(**values)


def delete(keys):
    """Let runs go."""
    for key in keys:
        runs().pop(key, None)


def let_go():
    """What the runs are called that had to make room since this was asked last."""
    return list(map(said, st.session_state.pop(_LET_GO, [])))


def _next_number():
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    return st.session_state[_COUNT]


def _make_room():
    """Let the oldest runs go that are not pinned, until the others fit."""
    kept = runs()
    while len(kept) > MOST or sum(run.n_bytes for run in kept.values()) > MOST_BYTES:
        oldest = next((key for key, run in kept.items() if not run.is_pinned), None)
        if oldest is None:
            return
        st.session_state.setdefault(_LET_GO, []).append(kept.pop(oldest).title)
