"""What is read, rows or sequences, and what that takes: one entry a kind of experiment."""

from collections.abc import Callable
from typing import NamedTuple

from playground.data import prepare
from playground.data.sequences import prepare_sequences
from playground.recording import train
from playground.recording.sequences import train as on_sequences
from playground.recording.sequences.reader import working_bytes


class Kind(NamedTuple):
    """`prepare(experiment)` the data, `train_in_bites(experiment, start, prepared)` the network.

    `working_bytes(experiment)` is about what that takes beside some copies of weights and rows.
    """

    prepare: Callable
    train_in_bites: Callable
    working_bytes: Callable = lambda experiment: 0


KINDS = {
    "rows": Kind(prepare, train.train_in_bites),
    "sequences": Kind(prepare_sequences, on_sequences.train_in_bites, working_bytes),
}


def kind_of(experiment):
    """The `Kind` of an experiment, by what its network `reads`."""
    return KINDS[experiment.reads]
