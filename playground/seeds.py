"""Where an experiment's random numbers come from: one stream for data, for weights, for each epoch's batches.

A stream is made of the seed, the epoch and the purpose, so that a run can be taken up at any epoch, and another
seed of the data leaves weights and batches as they are.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

DATA, WEIGHTS, BATCHES = 1, 2, 3


def data_rng(seed):
    """The `numpy.random.Generator` that makes the data."""
    return np.random.default_rng([seed, 0, DATA])


def weights_rng(seed, generator="pcg64"):
    """The one that draws the starting weights; `generator` is a key of `GENERATORS`."""
    return GENERATORS[generator].new(seed)


class Generator(NamedTuple):
    """`new(seed)` starts one; `line` does so in an exported script."""

    new: Callable
    line: str


GENERATORS = {
    "pcg64": Generator(
        lambda seed: np.random.default_rng([seed, 0, WEIGHTS]), f"np.random.default_rng([seed, 0, {WEIGHTS}])"
    ),
    # what np.random.seed(seed) starts, as older tutorials do
    "mt19937": Generator(np.random.RandomState, "np.random.RandomState(seed)"),
}


def batches_rng(seed, epoch):
    """The one that shuffles the rows of an epoch, from 1 on, and draws what its layers leave out."""
    return np.random.default_rng([seed, epoch, BATCHES])


BATCHES_LINE = f"np.random.default_rng([seed, epoch, {BATCHES}])"  # the same in an exported script

SEQUENCES_LINE = f"np.random.default_rng([data_seed, epoch, {DATA}])"  # those of an epoch; epoch 0: the test part
