"""Where an experiment's random numbers come from: one stream for data, for weights, for each epoch's batches.

A stream is made of the seed, the epoch and the purpose, so that a run can be taken up at any epoch, and another
seed of the data leaves weights and batches as they are.
"""

import numpy as np

DATA, WEIGHTS, BATCHES = 1, 2, 3


def data_rng(seed):
    """The `numpy.random.Generator` that makes the data."""
    return np.random.default_rng([seed, 0, DATA])


def weights_rng(seed, generator="pcg64"):
    """The one that draws the starting weights; `generator` is a key of `GENERATORS`."""
    return GENERATORS[generator](seed)


GENERATORS = {
    "pcg64": lambda seed: np.random.default_rng([seed, 0, WEIGHTS]),
    "mt19937": np.random.RandomState,  # what np.random.seed(seed) starts, as older tutorials do
}


def batches_rng(seed, epoch):
    """The one that shuffles the rows of an epoch, from 1 on, and draws what its layers leave out."""
    return np.random.default_rng([seed, epoch, BATCHES])
