"""The pages that have a recording of their own, and where a session keeps what belongs to each."""

from typing import NamedTuple

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceBench
from playground.choices.sweep import Sweep
from playground.ui.groups import opened


class Place(NamedTuple):
    """A page with a recording of its own; the last five are keys of `st.session_state`."""

    kind: type  # what is recorded, and said by the link
    view: str | None  # how it is looked at; None where it is chosen and not recorded: then it is kept itself
    drawn: str  # a widget that is there while the page is
    recording: str
    link: str  # the query that was written last: another one means that the person followed a link
    problems: str  # what was wrong with a link
    needed: str  # the file that a link needs, and the link
    begun: str  # what another page has begun here: the widgets have to be told


PLAYGROUND = Place(Experiment, "playground", opened("data"), "recording", "link", "problems", "needed", "begun")
BENCH = Place(
    Bench,
    "lanes",
    opened("bench_data"),
    *(f"bench_{name}" for name in ("recording", "link", "problems", "needed", "begun")),
)
SWEEP = Place(
    Sweep, None, "sweep_names", *(f"sweep_{name}" for name in ("chosen", "link", "problems", "needed", "begun"))
)
SEQUENCES = Place(
    SequenceBench,
    "sequences",
    opened("sequence_task"),
    *(f"sequence_{name}" for name in ("recording", "link", "problems", "needed", "begun")),
)
