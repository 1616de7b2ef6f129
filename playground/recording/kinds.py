"""What is read, rows or sequences, and what that takes: one entry a kind of experiment."""

from collections.abc import Callable
from typing import NamedTuple

from playground.data import prepare
from playground.data.sequences import prepare_sequences
from playground.recording import train
from playground.recording.sequences import train as on_sequences


class Kind(NamedTuple):
    """`prepare(experiment)` the data, `train_in_bites(experiment, start, prepared)` the network."""

    prepare: Callable
    train_in_bites: Callable


KINDS = {
    "rows": Kind(prepare, train.train_in_bites),
    "sequences": Kind(prepare_sequences, on_sequences.train_in_bites),
}


def kind_of(experiment):
    """The `Kind` of an experiment, by what its network `reads`."""
    return KINDS[experiment.reads]
