"""A single unit that goes down a loss: linear and logistic regression."""

from typing import NamedTuple

import numpy as np

from playground.engine.loop import fit
from playground.engine.losses import LOSSES
from playground.engine.network import mlp
from playground.engine.optimizers import SGD


class Descent(NamedTuple):
    """A unit before the first epoch and after each: weights (E+1, D), biases (E+1,), losses (E+1,)."""

    weights: np.ndarray
    biases: np.ndarray
    losses: np.ndarray


def descend(x, y, loss, *, rate, epochs, batch_size, rng) -> Descent:
    """Train one unit on x (N, D), y (N,) by stochastic gradient descent from a random start, epoch by epoch.

    `loss` "mse" makes it linear regression, "binary_crossentropy" logistic regression.
    """
    network = mlp([len(x[0]), 1], rng=rng)
    y, optimizer = np.asarray(y, float), SGD(rate)
    found = Descent(np.empty((epochs + 1, len(x[0]))), np.empty(epochs + 1), np.empty(epochs + 1))
    for epoch in range(epochs + 1):
        if epoch:
            fit(network, x, y, loss=loss, optimizer=optimizer, epochs=1, batch_size=batch_size, rng=rng)
        found.weights[epoch] = network.params["0.W"][:, 0]
        found.biases[epoch] = network.params["0.b"][0]
        found.losses[epoch] = LOSSES[loss].value(network.forward(x)[0], y)
    return found


def best_line(x, y):
    """Weight and bias of the line with the least mean squared error on x (N,), y (N,): where the descent leads."""
    return np.polyfit(x, y, 1)


def curvatures(x):
    """How much a linear unit's mean squared error on x (N,) curves in its flattest and in its steepest direction.

    The loss is a quadratic bowl over (weight, bias); these are the eigenvalues of its second derivatives,
    2 / N sum (x, 1) (x, 1)^T. Descent on all rows at once multiplies what is missing in a direction by
    1 - rate * curvature at each update.
    """
    inputs = np.column_stack([x, np.ones(len(x))])
    return np.linalg.eigvalsh(2 * inputs.T @ inputs / len(x))
