"""What a recorded network answers at an epoch, for the rows of a part or for new ones."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.networks import network_for


class Answers(NamedTuple):
    """y (N,) and what the network says: `given`, probabilities (N, K) of K classes, or values (N,) in their units.

    `decided` (N,) are the classes that it decides for, None for values. `is_cut` tells that the outputs are no
    probabilities by themselves and were cut to 0 to 1. Of new rows, y is None.
    """

    y: np.ndarray | None
    given: np.ndarray
    decided: np.ndarray | None = None
    is_cut: bool = False


def answers(history, epoch, part):
    """The `Answers` of a recording at an epoch for the rows of a `Part`; values are in their own units."""
    y = part.y if history.prepared.n_classes else history.prepared.unscaled(part.y)
    return _said(history, epoch, part.x)._replace(y=y)


def new_answers(history, epoch, raw):
    """The `Answers` to raw rows (M, D)."""
    return _said(history, epoch, history.prepared.inputs.of(raw))


def as_probabilities(outputs):
    """Probabilities (N, K), K at least 2, of outputs (N, 1) for class 1 or (N, K); whether they had to be cut.

    A network trained on the squared error may answer anything: such answers are cut to 0 to 1.
    """
    cut = np.clip(outputs, 0, 1)  # NaN stays
    is_cut = bool((np.abs(cut - outputs) > 1e-6).any())
    return (np.hstack([1 - cut, cut]) if outputs.shape[1] == 1 else cut), is_cut


def _said(history, epoch, x):
    experiment, prepared = history.experiment, history.prepared
    loss = LOSSES[experiment.loss_name]
    scores = _scores(history, epoch, x)
    with np.errstate(over="ignore", invalid="ignore"):  # what diverges is said by those who judge
        outputs = np.asarray(loss.predict(scores), float)
    if not prepared.n_classes:
        return Answers(None, prepared.unscaled(outputs[:, 0]))
    shares, is_cut = as_probabilities(outputs)
    return Answers(None, shares, loss.decide(scores), is_cut)


def _scores(history, epoch, x):
    network = network_for(history.experiment, history.prepared).load(history.step(epoch).flat)
    with np.errstate(over="ignore", invalid="ignore"):
        return network.forward(np.asarray(x, network.dtype))[0]
