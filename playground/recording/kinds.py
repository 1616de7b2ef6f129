"""What is read, rows or sequences, and what that takes: one entry a kind of experiment."""

from collections.abc import Callable
from typing import NamedTuple

from playground.data import prepare
from playground.data.sequences import prepare_sequences
from playground.recording import networks, train
from playground.recording.sequences import networks as reading_networks
from playground.recording.sequences import train as on_sequences


class Kind(NamedTuple):
    """`prepare(experiment)` the data, `train_in_bites(experiment, start, prepared)` the network.

    `network(experiment, prepared)` is the network before anything was drawn.
    """

    prepare: Callable
    train_in_bites: Callable
    network: Callable


KINDS = {
    "rows": Kind(prepare, train.train_in_bites, networks.network_for),
    "sequences": Kind(
        prepare_sequences,
        on_sequences.train_in_bites,
        lambda experiment, prepared: reading_networks.network_for(experiment),
    ),
}


def kind_of(experiment):
    """The `Kind` of an experiment, by what its network `reads`."""
    return KINDS[experiment.reads]
