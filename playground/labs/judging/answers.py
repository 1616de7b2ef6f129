"""What a recorded network answers at an epoch, for the rows of a part or for new ones."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.networks import network_for


class Answers(NamedTuple):
    """y (N,) and what the network says: `given`, probabilities (N, K) of K classes, or values (N,) in their units.

    `is_cut` tells that the outputs are no probabilities by themselves and were cut to 0 to 1.
    """

    y: np.ndarray
    given: np.ndarray
    is_cut: bool = False


def answers(history, epoch, part):
    """The `Answers` of a recording at an epoch for the rows of a `Part`; values are in their own units."""
    outputs = _predictions(history, epoch, part.x)
    prepared = history.prepared
    if not prepared.n_classes:
        return Answers(prepared.unscaled(part.y), prepared.unscaled(outputs[:, 0]))
    shares, is_cut = as_probabilities(outputs)
    return Answers(part.y, shares, is_cut)


def new_answers(history, epoch, raw):
    """What the network says of raw rows (M, D): probabilities (M, K), or values (M,) in their own units."""
    outputs = _predictions(history, epoch, history.prepared.inputs.of(raw))
    if not history.prepared.n_classes:
        return history.prepared.unscaled(outputs[:, 0])
    return as_probabilities(outputs)[0]


def as_probabilities(outputs):
    """Probabilities (N, K), K at least 2, of outputs (N, 1) for class 1 or (N, K); whether they had to be cut.

    A network trained on the squared error may answer anything: such answers are cut to 0 to 1.
    """
    cut = np.clip(outputs, 0, 1)  # NaN stays
    is_cut = bool((np.abs(cut - outputs) > 1e-6).any())
    return (np.hstack([1 - cut, cut]) if outputs.shape[1] == 1 else cut), is_cut


def _predictions(history, epoch, x):
    experiment = history.experiment
    network = network_for(experiment, history.prepared).load(history.step(epoch).flat)
    with np.errstate(over="ignore", invalid="ignore"):  # what diverges is said by those who judge
        scores, _ = network.forward(np.asarray(x, network.dtype))
        return np.asarray(LOSSES[experiment.loss_name].predict(scores), float)
