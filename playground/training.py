"""Training, twice: `train` turns an `Experiment` into `Step`s, `fit` is for anyone with their own arrays."""

from typing import NamedTuple

import numpy as np

from playground.data import prepare, targets_for
from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.experiment import MOMENTUM_OPTIMIZERS

WEIGHT_STREAM, BATCH_STREAM = 2, 3  # see DATA_STREAM in playground.data.catalog


class Step(NamedTuple):
    """What is known after an epoch; epoch 0 is the untrained network. L is the number of dense layers.

    Losses are means over all rows of a part; a score is the accuracy, or R^2 for regression. `params` are
    views of `flat` (P,). `grad_norms` are |dC/dW| of each layer for the whole training part; `delta_norms` the
    root mean square over its rows of |dC/dz|, each row taken as a batch of its own; `update_norms` how far the
    epoch moved each layer's W. `memory` and `n_updates` are the optimizer's, so that training can go on from
    here.
    """

    epoch: int
    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    params: dict[str, np.ndarray]
    grad_norms: np.ndarray
    delta_norms: np.ndarray
    update_norms: np.ndarray
    flat: np.ndarray
    memory: np.ndarray
    n_updates: int

    @property
    def is_finite(self):
        return bool(np.isfinite(self.train_loss + self.test_loss))


def network_for(experiment, prepared, rng=None, dtype=None):
    """The experiment's network; with `rng` its starting weights, without it zeros."""
    sizes = [len(prepared.input_names), *experiment.hidden_sizes, experiment.n_outputs]
    return mlp(
        sizes,
        experiment.activation,
        output_activation=experiment.output_activation,
        initializer=experiment.initializer,
        rng=rng,
        dtype=np.dtype(dtype or experiment.dtype),
    )


def optimizer_for(experiment):
    """The experiment's optimizer, its learning rate that of the first epoch."""
    more = {"momentum": experiment.momentum} if experiment.optimizer in MOMENTUM_OPTIMIZERS else {}
    return OPTIMIZERS[experiment.optimizer](experiment.learning_rate, **more)


def train(experiment, start=None, prepared=None):
    """Yield the experiment's `Step`s 0, 1, ..., `experiment.epochs`, the same to the last bit every time.

    With `start`, a Step of the same experiment, the steps after it. Every epoch shuffles with a generator of
    its own, made from the seed and the epoch's number, so that a run can be taken up anywhere. Training stops
    after a step whose loss is not finite. `prepared` spares preparing the data again.
    """
    prepared = prepared or prepare(experiment)
    network = network_for(experiment, prepared, np.random.default_rng([experiment.seed, 0, WEIGHT_STREAM]))
    optimizer = optimizer_for(experiment)
    loss = LOSSES[experiment.loss_name]
    targets = targets_for(experiment.loss_name, prepared.train.y, experiment.n_outputs)
    minibatches = Minibatches(network, prepared.train.x, targets, experiment.batch_size)
    observer = _Observer(experiment, prepared, network, loss)

    if start is None:
        step = observer.step(0, network.flat.copy(), optimizer)
        yield step
    else:
        step = start
        network.load(start.flat)
        optimizer.resume({"flat": network.flat}, {"flat": start.memory}, start.n_updates)

    while step.epoch < experiment.epochs and step.is_finite:
        epoch = step.epoch + 1
        rng = np.random.default_rng([experiment.seed, epoch, BATCH_STREAM])
        minibatches.shuffle(rng.permutation(len(targets)))
        optimizer.learning_rate = experiment.learning_rate_at(epoch)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
            for _ in run_epoch(network, minibatches, loss, optimizer, rng):
                pass
            step = observer.step(epoch, step.flat, optimizer)
        yield step


class _Observer:
    """Looks at a network without touching it, in arrays of its own."""

    def __init__(self, experiment, prepared, network, loss):
        self.network, self.loss = network, loss
        self.parts = [
            (part, targets_for(experiment.loss_name, part.y, experiment.n_outputs), network.workspace(len(part.x)))
            for part in (prepared.train, prepared.test)
        ]
        self.score = accuracy if experiment.task == "classification" else r2

    def step(self, epoch, before, optimizer):
        """The `Step` of the network as it is now; `before` (P,) are the weights an epoch ago."""
        network, loss = self.network, self.loss
        losses, scores = [], []
        for part, targets, workspace in self.parts:
            raw, _ = network.forward(part.x, None, workspace)
            losses.append(loss.value(raw, targets))
            scores.append(self.score(part.y, loss.decide(raw) if self.score is accuracy else raw[:, 0]))
        _, targets, workspace = self.parts[0]
        loss.gradient(workspace.scores, targets, out=workspace.grad_scores)
        gradients = network.backward(workspace.grad_scores, workspace)
        flat = network.flat.copy()
        per_row = np.sqrt(len(targets))  # deltas of N rows carry 1/N each: sqrt(N) times their norm is the RMS
        return Step(
            epoch,
            *losses,
            *scores,
            params=network.split(flat),
            grad_norms=_norms(network.weights(gradients.flat)),
            delta_norms=per_row * _norms(gradients.deltas),
            update_norms=_norms(network.weights(flat - before)),
            flat=flat,
            memory=optimizer.memory["flat"].copy() if optimizer.n_updates else np.zeros((optimizer.n_slots, len(flat))),
            n_updates=optimizer.n_updates,
        )


def _norms(arrays):
    return np.sqrt([np.vdot(array, array) for array in arrays], dtype=np.float64)


def accuracy(y, decided):
    """Share of rows decided rightly, as sklearn.metrics.accuracy_score, without its 0.3 ms of checks."""
    return float(np.mean(y == decided))


def r2(y, predicted):
    """1 - sum (y - p)^2 / sum (y - mean y)^2, as sklearn.metrics.r2_score; 0 where all y are equal."""
    total = np.sum((y - y.mean()) ** 2)
    return float(1 - np.sum((y - predicted) ** 2) / total) if total else 0.0


class Minibatches:
    """The rows of a training part, cut into batches whose arrays are made once.

    `shuffle(order)` lays the rows out anew; iterating gives `(x, y, workspace)`. Every row is used in every
    epoch: the last batch is short where the rows do not divide evenly. A batch size of None is all rows.
    """

    def __init__(self, network, x, y, batch_size):
        self._x, self._y = np.array(x, network.dtype), np.array(y)
        self.x, self.y = self._x.copy(), self._y.copy()
        n_rows = len(self.x)
        starts = range(0, n_rows, batch_size or n_rows)
        ends = [*starts[1:], n_rows]
        workspaces = {size: network.workspace(size) for size in {e - s for s, e in zip(starts, ends, strict=True)}}
        self.batches = [
            (self.x[start:end], self.y[start:end], workspaces[end - start])
            for start, end in zip(starts, ends, strict=True)
        ]

    def shuffle(self, order):
        """Put row order[i] of the training part in place i."""
        np.take(self._x, order, axis=0, out=self.x, mode="clip")
        np.take(self._y, order, axis=0, out=self.y, mode="clip")

    def __iter__(self):
        return iter(self.batches)


def run_epoch(network, minibatches, loss, optimizer, rng=None):
    """One pass over the batches, one update a batch: the whole algorithm in six lines.

    Yields each batch's scores, as they were before its update, and targets. `rng` is for layers that draw
    while they train.
    """
    for x, y, workspace in minibatches:
        scores, _ = network.forward(x, rng, workspace)
        loss.gradient(scores, y, out=workspace.grad_scores)
        gradients = network.backward(workspace.grad_scores, workspace)
        network.flat += optimizer.updates({"flat": network.flat}, {"flat": gradients.flat})["flat"]
        yield scores, y


def fit(network, x, y, *, loss, optimizer, epochs, batch_size=None, shuffle=True, rng=None):
    """Train `network` in place and return its losses (epochs,), each measured before its update.

    x is (N, D); y is (N,) or (N, K) as `LOSSES[loss]` wants it; `batch_size=None` is the full batch. With
    several batches an epoch's loss is the mean over its rows. `rng` (numpy.random.Generator) reshuffles the
    rows every epoch unless `shuffle` is False.

    Raises KeyError for an unknown loss, ValueError for arrays or arguments that do not fit together.
    """
    loss = LOSSES[loss]
    n_rows = len(x)
    if n_rows != len(y) or n_rows == 0:
        raise ValueError(f"x has {n_rows} rows and y has {len(y)}: they must have the same number, at least 1.")
    if batch_size is not None and batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, or None for all rows, not {batch_size}.")
    shuffle = shuffle and (batch_size or n_rows) < n_rows  # the full batch has no order
    if shuffle and rng is None:
        raise ValueError("Shuffling needs an rng (numpy.random.Generator); or say shuffle=False.")
    minibatches = Minibatches(network, x, y, batch_size)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        if shuffle:
            minibatches.shuffle(rng.permutation(n_rows))
        batches = run_epoch(network, minibatches, loss, optimizer, rng)
        losses[epoch] = sum(loss.value(scores, targets) * len(scores) for scores, targets in batches) / n_rows
    return losses
