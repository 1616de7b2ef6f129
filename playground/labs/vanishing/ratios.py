"""How much of the gradient reaches the first layer, over depth, activation and initializer: no training."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from playground.data import prepare, targets_for
from playground.engine import ACTIVATIONS, LOSSES
from playground.engine.stack import Stack, loss_gradient
from playground.labs.progress import Progress
from playground.recording.train import WEIGHT_STREAM, network_for

DEPTHS = (2, 5, 10, 20, 50)
STARTS = ("small_normal", "uniform", "xavier_normal", "he_normal", "orthogonal", "standard_normal")
SLOPED = tuple(name for name in ACTIVATIONS if name != "step")  # a step lets no gradient through at all
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


def ratio_map(lane, prepared=None, depths=DEPTHS, activations=SLOPED, initializers=STARTS, n_seeds=SEEDS):
    """Yield `Progress` with the `RatioMap` of networks like a lane in all else: width, data, normalization, ...

    The seeds are the lane's and those after it, their weights those that training starts from. The arrays of the
    map are filled as it goes on; stop asking, and it stops.
    """
    prepared = prepared or prepare(lane)
    names = tuple(initializers), tuple(activations), tuple(depths)
    shape = (*map(len, names), n_seeds)
    found = RatioMap(*names, np.full(shape, np.nan), np.full(shape, np.nan))
    every = len(names[0]) * len(names[1]) * sum(depths)
    done, width = 0, lane.hidden_sizes[0]
    yield Progress(0.0, found)
    for d, depth in enumerate(depths):
        for a, activation in enumerate(activations):
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
    targets = np.concatenate([targets_for(lane.loss_name, y, lane.n_outputs)] * n_seeds)
    rngs = [np.random.default_rng([lane.seed + k, 0, WEIGHT_STREAM]) for k in range(n_seeds)]
    stack = Stack([network_for(lane, prepared, rng) for rng in rngs])
    workspace = stack.workspace(len(x), batch_statistics=lane.batch_norm)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        stack.forward(x, workspace)
        loss_gradient(LOSSES[lane.loss_name], workspace, targets)
        stack.backward(workspace)
        weights = stack.weights(workspace.gradient)
        ends = [workspace.spaces[0].delta, workspace.spaces[-1].delta, weights[0], weights[-1]]
        norms = [np.sqrt(np.einsum("sij,sij->s", end, end)) for end in ends]
        return _ratio(*norms[:2]), _ratio(*norms[2:])


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
