"""What is taken home of networks that read sequences: scripts and weights of one, tables and HTML of all."""

from itertools import groupby

import streamlit as st

from playground.choices.view import View
from playground.export.kinds import SCRIPTS, TABLES, WEIGHTS
from playground.export.sequences import KINDS, bench_of, check_numbers, refusal
from playground.languages import _, mark
from playground.trainers import DistantRun
from playground.ui.groups import group
from playground.ui.player import Recording
from playground.ui.take_home import again, moving, offers
from playground.ui.take_home.files import file_name
from playground.ui.take_home.offers import Offer
from playground.ui.visit import session
from playground.ui.visit.places import SEQUENCES
from playground.ui.widgets import in_language

GROUP, NETWORK = "sequences_take_home", "sequences_taken"
ABOUT = {
    SCRIPTS: mark("The same sequences and start; they print the losses at the epoch that the player shows."),
    WEIGHTS: mark("The numbers of the network at that epoch."),
}
ABOUT_TABLES = mark(
    "CSV, for a spreadsheet; every network is in them. The error through time is that of the epoch on the screen."
)


def show(recording):
    """Draw the group of a `Recording` of a `SequenceBench`."""
    group(GROUP, _("Take it home"), _("scripts, weights, tables, HTML file"), lambda: _panel(recording))


def _panel(recording):
    place = _chosen(recording.made.said_titles)
    for kind_of_file, kinds in groupby(KINDS.items(), key=lambda item: item[1].group):
        found = {f"sequences_{name}": _of_network(recording, place, name, kind) for name, kind in kinds}
        offers.show(f"**{_(kind_of_file)}.** {_(ABOUT[kind_of_file])}", found)
    offers.show(f"**{_(TABLES)}.** {_(ABOUT_TABLES)}", _tables(recording))
    moving.show(recording)
    again.show(_open, mark("The network opens alone, at the epoch of its weights."), "sequences_take_home")


def _chosen(titles):
    """The place of the network that scripts and weights are of; a menu where there are several."""
    if len(titles) == 1:
        return 0
    if st.session_state.get(NETWORK, 0) not in range(len(titles)):
        del st.session_state[NETWORK]  # there are fewer now
    return st.selectbox(_("Network"), range(len(titles)), format_func=titles.__getitem__, key=in_language(NETWORK))


def _of_network(recording, place, name, kind):
    run = DistantRun(recording.history.wanted, place)
    title = f"{recording.made.task}-{recording.made.titles[place]}".lower()
    return Offer(
        _(kind.title),
        lambda: kind.make(run, recording.shown),
        file_name(title, name, KINDS),
        kind.media,
        refusal(run.experiment, name),
    )


def _tables(recording):
    """Of all networks: course and matrices as far as this visit has come, errors at the epoch on the screen."""
    made = {
        "course": (_("Losses and scores"), lambda: recording.table("csv_of_course")),
        "matrices": (_("Gradients of the matrices"), lambda: recording.table("csv_of_matrices")),
        "errors": (_("Error through time"), lambda: recording.table("csv_of_errors", recording.shown)),
    }
    return {
        f"sequences_{name}": Offer(title, make, f"{recording.made.task}-{name}.csv", "text/csv")
        for name, (title, make) in made.items()
    }


def _open(read, name):
    """Record the network of `ReadWeights` at its epoch. Raises ReadError."""
    recording = Recording(bench_of(read, name), SEQUENCES.view, View(epoch=read.epoch))
    again.reach(recording.history, read.epoch, name)
    check_numbers(read, DistantRun(recording.history.wanted, 0).step(read.epoch), name)
    session.open_here(recording, SEQUENCES)
