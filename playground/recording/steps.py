"""`Step`: what is known of a run after an epoch."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.engine.schedules import Plateau

SCALARS = (
    "train_loss",
    "test_loss",
    "train_score",
    "test_score",
    "validation_loss",
    "validation_score",
    "learning_rate",
)
NORMS = ("grad_norms", "delta_norms", "update_norms", "update_ratios")
SERIES = SCALARS + NORMS  # the numbers that are kept of every epoch

ENDED = object()  # in place of a step: there is none after the last


class Step(NamedTuple):
    """What is known after an epoch; epoch 0 is the untrained network. L is the number of layers with weights.

    Losses are means over all rows of a part, without penalties; a score is the accuracy, or R^2 for regression;
    both are NaN for a part that has no rows. `params` are views of `flat` (F,), which holds the
    running statistics of batch normalization too. `grad_norms` are |dC/dW| of each layer for the whole training
    part; `delta_norms` the root mean square over its rows of |dC/dz|, each row taken as a batch of its own;
    `update_norms` how far the epoch moved each layer's W, `update_ratios` the same over |W| before it, NaN at
    epoch 0. `learning_rate` is the one the epoch was trained with. `memory`, `n_updates` and `plateau` let
    training go on from here; `layout(flat)` names the parts of `flat`.
    """

    epoch: int
    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    grad_norms: np.ndarray
    delta_norms: np.ndarray
    update_norms: np.ndarray
    update_ratios: np.ndarray
    learning_rate: float
    flat: np.ndarray
    memory: np.ndarray
    n_updates: int
    layout: Callable
    validation_loss: float = np.nan
    validation_score: float = np.nan
    plateau: Plateau = Plateau()

    @property
    def params(self):
        """Views of `flat` under the names of `Network.params`."""
        return self.layout(self.flat)

    @property
    def is_finite(self):
        return bool(np.isfinite(self.train_loss) and not np.isinf(self.test_loss))
