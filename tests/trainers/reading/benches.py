"""Benches of networks that read, small or with a fault, and their recordings."""

from dataclasses import replace

from playground.choices.sequence import SequenceBench
from playground.trainers.shelf import Shelf, Wanted

SMALL = SequenceBench(task="parity", length=6, lengths_vary=True, units=4, n_sequences=40, epochs=20)
LONG = SequenceBench(length=50, units=8, n_sequences=32, epochs=20)
ONE_DIVERGES = replace(
    LONG, cells=("relu_rnn",), spectral_radii=(1.3,), clip_norms=(0, 1), recurrent_initializer="identity",
    optimizer="sgd",
)  # fmt: skip
TOO_LARGE = replace(
    LONG, cells=("relu_rnn", "lstm"), spectral_radii=(3,), recurrent_initializer="identity", length=100
)


def recorded(bench, shelf=None):
    return (Shelf() if shelf is None else shelf).find(Wanted(bench, "sequences"))
