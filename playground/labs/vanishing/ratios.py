"""How much of the gradient reaches the first layer, over depth, activation and initializer: no training."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from playground.data import prepare
from playground.engine import ACTIVATIONS, LOSSES
from playground.engine.stack import Stack, loss_gradient
from playground.labs.progress import Progress
from playground.recording.networks import network_for
from playground.recording.observe import norms
from playground.seeds import weights_rng

DEPTHS = (2, 5, 10, 20, 50)
STARTS = ("small_normal", "uniform", "xavier_normal", "he_normal", "orthogonal", "standard_normal")
SEEDS, ROWS = 5, 100


class RatioMap(NamedTuple):
    """(First layer's gradient) / (last layer's), of |dC/dz| in `deltas` and of |dC/dW| in `gradients`.

    Both (I initializers, A activations, D depths, S seeds), NaN where it has not been measured yet, 0 where no
    gradient arrives.
    """

    initializers: tuple[str, ...]
    activations: tuple[str, ...]
    depths: tuple[int, ...]
    deltas: np.ndarray
    gradients: np.ndarray


def sloped():
    """The activations that let a gradient through."""
    return tuple(name for name, activation in ACTIVATIONS.items() if not activation.is_flat)


def ratio_map(lane, prepared=None, depths=DEPTHS, activations=None, initializers=STARTS, n_seeds=SEEDS):
    """Yield `Progress` with the `RatioMap` of networks like a lane in all else: width, data, normalization, ...

    Without `activations`, all that are `sloped`.

    The seeds are the lane's and those after it, their weights those that training starts from. The arrays of the
    map are filled as it goes on; stop asking, and it stops.
    """
    prepared = prepared or prepare(lane)
    names = tuple(initializers), tuple(activations or sloped()), tuple(depths)
    shape = (*map(len, names), n_seeds)
    found = RatioMap(*names, np.full(shape, np.nan), np.full(shape, np.nan))
    every = len(names[0]) * len(names[1]) * sum(depths)
    done, width = 0, lane.hidden_sizes[0]
    yield Progress(0.0, found)
    for d, depth in enumerate(depths):
        for a, activation in enumerate(found.activations):
            for i, initializer in enumerate(initializers):
                these = replace(
                    lane,
                    hidden_sizes=(width,) * depth,
                    activation=activation,
                    activations=(),
                    initializer=initializer,
                    dtype="float64",  # float32 ends where deep sigmoids go on
                )
                found.deltas[i, a, d], found.gradients[i, a, d] = first_over_last(these, prepared, n_seeds)
                done += depth
            yield Progress(done / every, found)


def first_over_last(lane, prepared, n_seeds):
    """The two ratios of networks with seeds from the lane's on, (S,) each; all go through the engine at once."""
    x, y = prepared.train.x[:ROWS], prepared.train.y[:ROWS]
    loss = LOSSES[lane.loss_name]
    targets = np.concatenate([loss.targets_of(y, lane.n_outputs)] * n_seeds)
    stack = Stack([network_for(lane, prepared, weights_rng(lane.seed + k)) for k in range(n_seeds)])
    workspace = stack.workspace(len(x), batch_statistics=lane.batch_norm)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        stack.forward(x, workspace)
        loss_gradient(loss, workspace, targets)
        stack.backward(workspace)
        weights = stack.weights(workspace.gradient)
        deltas = norms([workspace.spaces[0].delta, workspace.spaces[-1].delta])
        gradients = norms([weights[0], weights[-1]])
        return _ratio(*deltas.T), _ratio(*gradients.T)


def typical(ratios):
    """The geometric mean over seeds (..., S) -> (...): of those that let a gradient through, 0 where none does."""
    with np.errstate(divide="ignore"):
        logs = np.log(ratios)
    passing = np.isfinite(logs)
    count = passing.sum(axis=-1)
    mean = np.exp(np.where(passing, logs, 0).sum(axis=-1) / np.maximum(count, 1))
    return np.where(count > 0, mean, np.where(np.isnan(ratios).all(axis=-1), np.nan, 0.0))


def extremes(ratios):
    """The smallest and the largest over seeds, (..., S) -> two arrays (...)."""
    return ratios.min(axis=-1), ratios.max(axis=-1)


def _ratio(first, last):
    """first / last (S,), 0 where nothing arrives, whatever there is to compare it with."""
    return np.where(first == 0, 0.0, first / last)
