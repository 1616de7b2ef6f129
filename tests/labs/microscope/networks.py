"""Networks to take apart: a case's own, and small random ones."""

import numpy as np

from playground.engine import LOSSES, mlp
from playground.labs.microscope.trace import trace


def traced(case, rows=slice(0, 1)):
    return trace(case.network, case.loss_name, case.x[rows], case.y[rows], case.learning_rate)


def small(sizes, loss_name, n_rows, activation="tanh", output_activation="linear", **kwargs):
    """A random network and rows: (network, loss name, x, y, learning rate)."""
    rng = np.random.default_rng([len(sizes), n_rows])
    network = mlp(sizes, activation, output_activation=output_activation, **kwargs)
    network.flat[...] = 0.7 * rng.standard_normal(network.flat.shape)
    x = rng.standard_normal((n_rows, sizes[0]))
    return network, loss_name, x, LOSSES[loss_name].targets_of(np.arange(n_rows) % 2, sizes[-1]), 0.3
