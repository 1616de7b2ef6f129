"""Training as a recording: `train` turns an `Experiment` into `Step`s.

`fit`, for anyone with their own arrays and their own starting weights, is the engine's.
"""

from typing import NamedTuple

import numpy as np

from playground.choices.experiment import MOMENTUM_OPTIMIZERS
from playground.data import prepare, targets_for
from playground.engine import LOSSES, OPTIMIZERS, SCHEDULES, mlp
from playground.engine.loop import Minibatches, fit, run_epoch
from playground.engine.penalties import Penalty
from playground.engine.schedules import Plateau

__all__ = ["Minibatches", "Step", "fit", "run_epoch", "train"]

SMALLEST_RATE = 1e-6  # an adaptive schedule goes no lower
WEIGHT_STREAM, BATCH_STREAM = 2, 3  # see DATA_STREAM in playground.data.catalog


class Step(NamedTuple):
    """What is known after an epoch; epoch 0 is the untrained network. L is the number of layers with weights.

    Losses are means over all rows of a part, without penalties; a score is the accuracy, or R^2 for regression;
    both are NaN for a validation part that does not exist. `params` are views of `flat` (F,), which holds the
    running statistics of batch normalization too. `grad_norms` are |dC/dW| of each layer for the whole training
    part; `delta_norms` the root mean square over its rows of |dC/dz|, each row taken as a batch of its own;
    `update_norms` how far the epoch moved each layer's W. `learning_rate` is the one the epoch was trained
    with. `memory`, `n_updates` and `plateau` let training go on from here.
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
    validation_loss: float
    validation_score: float
    learning_rate: float
    flat: np.ndarray
    memory: np.ndarray
    n_updates: int
    plateau: Plateau

    @property
    def is_finite(self):
        return bool(np.isfinite(self.train_loss + self.test_loss))


def network_for(experiment, prepared, rng=None, dtype=None):
    """The experiment's network; with `rng` its starting weights, without it zeros."""
    return mlp(
        [len(prepared.input_names), *experiment.hidden_sizes, experiment.n_outputs],
        experiment.layer_activations,
        output_activation=experiment.output_activation,
        initializer=experiment.initializer,
        rng=rng,
        dtype=np.dtype(dtype or experiment.dtype_name),
        normalization=experiment.normalization,
        dropout=experiment.dropout,
        residual=experiment.residual,
    )


def optimizer_for(experiment):
    """The experiment's optimizer, its learning rate that of the first epoch."""
    more = {"momentum": experiment.momentum} if experiment.optimizer in MOMENTUM_OPTIMIZERS else {}
    return OPTIMIZERS[experiment.optimizer](experiment.learning_rate, **more)


def train(experiment, start=None, prepared=None):
    """Yield the experiment's `Step`s 0, 1, ..., `experiment.epochs`, the same to the last bit every time.

    With `start`, a Step of the same experiment, the steps after it. Every epoch draws from a generator of its
    own, made from the seed and the epoch's number, so that a run can be taken up anywhere. Training ends after
    a step whose loss is not finite, and where early stopping says so. `prepared` spares preparing the data
    again.
    """
    prepared = prepared or prepare(experiment)
    network = network_for(experiment, prepared, np.random.default_rng([experiment.seed, 0, WEIGHT_STREAM]))
    optimizer = optimizer_for(experiment)
    loss = LOSSES[experiment.loss_name]
    targets = targets_for(experiment.loss_name, prepared.train.y, experiment.n_outputs)
    minibatches = Minibatches(network, prepared.train.x, targets, experiment.batch_size)
    observer = Observer(experiment, prepared, network, loss)
    limits = {"penalty": Penalty(experiment.l1, experiment.l2), "clip_norm": experiment.clip_norm}

    if start is None:
        _set_by_hand(network, experiment, epoch=0)
        step = observer.step(0, network.flat.copy(), optimizer, Plateau())
        yield step
    else:
        step = start
        network.load(start.flat)
        optimizer.resume({"flat": network.trainable}, {"flat": start.memory}, start.n_updates)

    while step.epoch < experiment.epochs and step.is_finite and not has_stopped(experiment, step):
        epoch, plateau = step.epoch + 1, step.plateau
        is_stuck = plateau.waited > experiment.patience and step.learning_rate > SMALLEST_RATE
        if experiment.schedule == "adaptive" and is_stuck:
            plateau = plateau.divided()
        rng = np.random.default_rng([experiment.seed, epoch, BATCH_STREAM])
        minibatches.shuffle(rng.permutation(len(targets)))
        optimizer.learning_rate = scheduled_rate(experiment, epoch, plateau)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
            for _ in run_epoch(network, minibatches, loss, optimizer, rng, **limits):
                pass
            _set_by_hand(network, experiment, epoch)
            step = observer.step(epoch, step.flat, optimizer, plateau)
        yield step


def _set_by_hand(network, experiment, epoch):
    """Make the changes of weights that belong to the end of an epoch; places beyond the network are ignored."""
    for at, index, value in experiment.weight_changes:
        if at == epoch and index < len(network.flat):
            network.flat[index] = value


def scheduled_rate(experiment, epoch, plateau):
    """The learning rate of an epoch: the chosen one, by its schedule, less what plateaus have taken off."""
    share = SCHEDULES[experiment.schedule].share(epoch, experiment.epochs)
    return experiment.learning_rate_at(epoch) * share / 5**plateau.divisions


def has_stopped(experiment, step):
    """Whether early stopping ends the run with this step; an adaptive rate is first divided as far as it goes."""
    may_divide = experiment.schedule == "adaptive" and step.learning_rate > SMALLEST_RATE
    return experiment.early_stopping and step.plateau.waited > experiment.patience and not may_divide


class Observer:
    """Looks at a network without touching it, in arrays of its own."""

    def __init__(self, experiment, prepared, network, loss):
        self.network, self.loss, self.tol = network, loss, experiment.tol
        self.parts = [
            (
                part,
                targets_for(experiment.loss_name, part.y, experiment.n_outputs),
                network.workspace(len(part.x)),
            )
            for part in (prepared.train, prepared.test, prepared.validation)
            if part is not None
        ]
        self.score = accuracy if experiment.task == "classification" else r2
        # the gradient that training sees: with each batch's own statistics where there is batch normalization
        self.training = (
            network.workspace(len(prepared.train.x), batch_statistics=True) if experiment.batch_norm else None
        )

    def step(self, epoch, before, optimizer, plateau):
        """The `Step` of the network as it is now; `before` (F,) are its numbers an epoch ago."""
        network = self.network
        losses, scores = [], []
        for part, targets, workspace in self.parts:
            raw, _ = network.forward(part.x, None, workspace)
            losses.append(self.loss.value(raw, targets))
            scores.append(self.score(part.y, self.loss.decide(raw) if self.score is accuracy else raw[:, 0]))
        workspace, flat = self._gradients(), network.flat.copy()
        per_row = np.sqrt(
            len(workspace.scores)
        )  # deltas of N rows carry 1/N each: sqrt(N) times their norm is the RMS
        validated = len(losses) > 2
        if epoch:
            plateau = plateau.after(losses[2] if validated else losses[0], self.tol)
        fresh = np.zeros((optimizer.n_slots, len(network.trainable)), network.dtype)
        return Step(
            epoch,
            *losses[:2],
            *scores[:2],
            params=network.split(flat),
            grad_norms=_norms(workspace.weight_gradients),
            delta_norms=per_row * _norms(workspace.deltas),
            update_norms=_norms(network.weights(flat - before)),
            validation_loss=losses[2] if validated else np.nan,
            validation_score=scores[2] if validated else np.nan,
            learning_rate=optimizer.learning_rate,
            flat=flat,
            memory=optimizer.memory["flat"].copy() if optimizer.n_updates else fresh,
            n_updates=optimizer.n_updates,
            plateau=plateau,
        )

    def _gradients(self):
        """The workspace of a backward pass over the whole training part."""
        part, targets, workspace = self.parts[0]
        if self.training:
            workspace = self.training
            self.network.forward(part.x, None, workspace)
        self.loss.gradient(workspace.scores, targets, out=workspace.grad_scores)
        return self.network.backward(workspace.grad_scores, workspace)


def _norms(arrays):
    return np.array([np.linalg.norm(array.astype(np.float64, copy=False)) for array in arrays])


def accuracy(y, decided):
    """Share of rows decided rightly, as sklearn.metrics.accuracy_score, without its 0.3 ms of checks."""
    return float(np.mean(y == decided))


def r2(y, predicted):
    """1 - sum (y - p)^2 / sum (y - mean y)^2, as sklearn.metrics.r2_score; 0 where all y are equal."""
    total = np.sum((y - y.mean()) ** 2)
    return float(1 - np.sum((y - predicted) ** 2) / total) if total else 0.0
