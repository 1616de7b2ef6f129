"""What a network makes of one picture, and which pictures it takes for something else."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.labs.judging.checks import checked_classes
from playground.labs.judging.classes import decide

MOST = 50


class Mistakes(NamedTuple):
    """Pictures taken for something else, the surest first: x (M, D), row numbers, true and given class (M,).

    `probability` (M,) is that of the class given.
    """

    x: np.ndarray
    rows: np.ndarray
    true: np.ndarray
    given: np.ndarray
    probability: np.ndarray


def activations_of(network, loss_name, row):
    """The activations (units,) of each hidden layer for one row (D,) of inputs, and the output's predictions.

    `loss_name` is an entry of `LOSSES`: it makes probabilities of scores. The arrays are copies.
    """
    x = np.asarray(row, network.dtype).reshape(1, -1)
    with np.errstate(over="ignore", invalid="ignore"):  # weights on their way out
        scores, space = network.forward(x)
        predictions = LOSSES[loss_name].predict(scores)
    return [a[0].copy() for a in [*space.activations[:-1], predictions]]


def mistakes(x, y, probabilities, most=MOST):
    """The `Mistakes` among rows x (N, D) of classes y (N,), given probabilities (N, K): at most so many.

    Of equally sure ones the earlier comes first. Raises ValueError for probabilities that are not finite.
    """
    y, probabilities = checked_classes(y, probabilities)
    given = decide(probabilities)
    rows = np.flatnonzero(given != y)
    sure = probabilities[rows, given[rows]]
    order = np.argsort(-sure, kind="stable")[:most]
    rows = rows[order]
    return Mistakes(np.asarray(x)[rows], rows, y[rows], given[rows], sure[order])
