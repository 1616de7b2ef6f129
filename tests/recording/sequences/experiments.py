"""Small experiments with everything that can be chosen about reading, and what it takes to look into one."""

from dataclasses import replace

import numpy as np

from playground.choices.sequence import SequenceExperiment
from playground.data.sequences import prepare_sequences
from playground.engine.recurrent import CELLS, set_mask, state_of
from playground.recording.sequences.networks import network_for, starting_network
from playground.recording.sequences.reader import Reader

SMALL = SequenceExperiment(
    task="parity", length=6, n_sequences=40, units=4, batch_size=16, epochs=6, dtype="float64"
)
VARIETIES = {
    "plain": {},
    "masks": {"lengths_vary": True},
    "dropout": {"dropout": 0.3, "recurrent_dropout": 0.2, "lengths_vary": True},
    "every step": {"task": "sine", "dropout": 0.2},
    "some steps": {"task": "copy", "length": 3, "recurrent_dropout": 0.2},
    "text": {"task": "text", "truncation": 2},
    "two kinds": {"task": "text", "text": "abba" * 10 + "aab" * 5},
    "truncated": {"truncation": 2, "lengths_vary": True},
    "rates": {"learning_rate_changes": ((2, 0.1), (4, 0.001)), "dropout": 0.1},
    "sgd, not clipped": {"optimizer": "sgd", "clip_norm": 0, "learning_rate": 0.1},
    "radius": {"spectral_radius": 1.2, "recurrent_initializer": "orthogonal", "dtype": "auto"},
}
EVERY = {
    f"{cell}, {name}": replace(SMALL, cell=cell, **changes)
    for cell in CELLS
    for name, changes in VARIETIES.items()
}


def looked_into(experiment, seed=0):
    """Its prepared data, a `Reader` of a network with numbers of some size, and the network."""
    network = starting_network(experiment)
    network.flat[...] += 0.3 * np.random.default_rng(seed).standard_normal(network.flat.shape)
    return prepare_sequences(experiment), Reader(network, experiment), network


def read_on(experiment, flat, sequences, first, states):
    """The last answers (N, K) of a network that starts with `states`, h (H, N) and perhaps c, at step `first`."""
    n_steps = sequences.x.shape[1]
    network = network_for(experiment, n_steps=n_steps - first).load(flat)
    workspace = network.workspace(len(sequences.x))
    cache = state_of(workspace)
    set_mask(workspace, None if sequences.is_there is None else sequences.is_there[:, first:])
    cache.h[0] = states[0]
    if len(states) > 1:
        cache.c[0] = states[1]
    raw, _ = network.forward(sequences.x[:, first:], None, workspace)
    return raw[-len(sequences.x) :].copy()
