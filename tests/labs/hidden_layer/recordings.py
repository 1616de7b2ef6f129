"""Recordings to look into: trained, or untrained with numbers put in by hand."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.recording.history import History

SMALL = Experiment(n_samples=40, hidden_sizes=(2,), batch_size=None, epochs=3)


def recorded(**changes):
    history = History(replace(SMALL, **changes))
    history.extend(history.experiment.epochs)
    return history


def by_hand(params, **changes):
    """A recording of the untrained network with these numbers in it."""
    history = History(replace(SMALL, scaling="none", **changes))
    for name, value in params.items():
        history.step(0).params[name][...] = value
    return history


def identity(**changes):
    """x -> x -> x1 + x2 - 1."""
    params = {"0.W": np.eye(2), "0.b": 0, "1.W": [[1], [1]], "1.b": -1}
    return by_hand(params, activation="linear", **changes)
