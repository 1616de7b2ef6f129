"""Training a bench: all lanes on one clock, those of one shape as one stack."""

from typing import NamedTuple

import numpy as np

from playground.data import prepare, targets_for
from playground.engine import LOSSES
from playground.engine.stack import Stack, clip_lanes, loss_gradient
from playground.recording.train import (
    BATCH_STREAM,
    WEIGHT_STREAM,
    network_for,
    optimizer_for,
)

NUMBERS = (
    "train_loss",
    "test_loss",
    "train_score",
    "test_score",
    "grad_norms",
    "delta_norms",
    "update_ratios",
    "learning_rate",
)


class BenchStep(NamedTuple):
    """What is known of S lanes after an epoch; see `Step`, of which every number has here the lanes first.

    Losses and scores are (S,), norms (S, L), where L is the most layers that any lane has, the rest NaN.
    `update_ratios` are |change of W| / |W| over the epoch, NaN at epoch 0. `flat` and `memory` hold the numbers of
    all lanes, stack after stack.
    """

    epoch: int
    train_loss: np.ndarray
    test_loss: np.ndarray
    train_score: np.ndarray
    test_score: np.ndarray
    grad_norms: np.ndarray
    delta_norms: np.ndarray
    update_ratios: np.ndarray
    learning_rate: float
    flat: np.ndarray
    memory: np.ndarray
    n_updates: int

    @property
    def is_finite(self):
        """Whether any lane still has a finite loss: the others go on without the ones that diverge."""
        return bool(np.isfinite(self.train_loss + self.test_loss).any())


def prepare_bench(bench):
    """The data that all lanes see."""
    return prepare(bench.lanes[0])


def train_lanes(bench, start=None, prepared=None):
    """Yield the bench's `BenchStep`s 0, 1, ..., `bench.epochs`; with `start`, those after it.

    Every lane goes through the numbers that `training.train` gives it alone, but for rounding.
    """
    prepared = prepared or prepare_bench(bench)
    groups = [Group(bench.lanes, places, prepared) for places in groups_of(bench.lanes)]
    n_layers = max(len(lane.hidden_sizes) for lane in bench.lanes) + 1
    if start:
        for group, flat, memory in zip(groups, *_pieces(groups, start), strict=True):
            group.resume(flat, memory, start.n_updates)
    epoch = start.epoch if start else -1
    while epoch < bench.epochs:
        epoch += 1
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
            before = [group.stack.flat.copy() for group in groups]
            if epoch:
                order = np.random.default_rng([bench.seed, epoch, BATCH_STREAM]).permutation(len(prepared.train.y))
                for group in groups:
                    group.run_epoch(order)
            step = _step(bench, epoch, groups, before, n_layers)
        yield step
        if not step.is_finite:
            return


def groups_of(lanes):
    """The places of the lanes that one stack can hold, one tuple a stack."""
    groups = {}
    for place, lane in enumerate(lanes):
        groups.setdefault((lane.hidden_sizes, lane.normalization, lane.residual), []).append(place)
    return tuple(map(tuple, groups.values()))


class Group:
    """The lanes at `places` among others, all of one shape, as one stack with its optimizer and batches."""

    def __init__(self, lanes, places, prepared):
        lanes = [lanes[place] for place in places]
        self.places, self.lane, self.prepared = list(places), lanes[0], prepared
        rngs = [np.random.default_rng([lane.seed, 0, WEIGHT_STREAM]) for lane in lanes]
        networks = [network_for(lane, prepared, rng) for lane, rng in zip(lanes, rngs, strict=True)]
        self.stack, self.optimizer = Stack(networks), optimizer_for(self.lane)
        self.loss = LOSSES[self.lane.loss_name]
        self.targets = self._targets(prepared.train)
        self.parts = [
            (part, self._targets(part), self.stack.workspace(len(part.x)))
            for part in (prepared.train, prepared.test)
        ]
        self.spaces = {}
        self.tiled = self._tile(self.targets)
        has_batch_norm = self.lane.batch_norm  # then the gradient is that of each batch's own statistics
        n_rows = len(prepared.train.x)
        self.training = self.stack.workspace(n_rows, batch_statistics=True) if has_batch_norm else None

    def resume(self, flat, memory, n_updates):
        """Go on from the numbers of a step."""
        self.stack.flat[...] = flat
        self.optimizer.resume({"flat": self.stack.trainable}, {"flat": memory}, n_updates)

    def run_epoch(self, order):
        """One update a batch, the rows taken in this order."""
        x, y = self.prepared.train.x[order], self.targets[order]
        size = self.lane.batch_size or len(x)
        for first in range(0, len(x), size):
            rows = slice(first, first + size)
            workspace = self._space(len(x[rows]))
            self.stack.forward(x[rows], workspace, is_training=True)
            loss_gradient(self.loss, workspace, self._tile(y[rows]))
            self.stack.backward(workspace)
            if self.lane.clip_norm:
                clip_lanes(workspace.gradient, self.lane.clip_norm)
            trainable = self.stack.trainable
            np.add(trainable, self.optimizer.update("flat", workspace.gradient), trainable)

    def losses_and_scores(self):
        """(S,) each: training and test loss, training and test accuracy."""
        losses, scores = [], []
        for part, targets, workspace in self.parts:
            raw = self.stack.forward(part.x, workspace)
            losses.append([self.loss.value(lane, targets) for lane in raw])
            decided = self.loss.decide(raw.reshape(-1, raw.shape[-1])).reshape(len(raw), -1)
            scores.append((decided == part.y).mean(axis=1))
        return [*losses, *scores]

    def norms(self, before):
        """(S, L) each: |dC/dW|, the rows' root mean square of |dC/dz|, |change of W| / |W|."""
        workspace = self.training or self.parts[0][2]
        if self.training:
            self.stack.forward(self.prepared.train.x, workspace)
        loss_gradient(self.loss, workspace, self.tiled)
        self.stack.backward(workspace)
        root = np.sqrt(len(self.prepared.train.x))
        deltas = root * _norms([space.delta for space in workspace.spaces])
        moved = _norms(self.stack.weights(self.stack.flat - before))
        return _norms(self.stack.weights(workspace.gradient)), deltas, moved / _norms(self.stack.weights(before))

    def memory(self):
        """(slots, S, P) of the optimizer; zeros before the first update."""
        fresh = np.zeros((self.optimizer.n_slots, *self.stack.trainable.shape), self.stack.dtype)
        return self.optimizer.memory.get("flat", fresh)

    def _targets(self, part):
        targets = targets_for(self.lane.loss_name, part.y, self.lane.n_outputs)
        return targets.astype(self.stack.dtype) if targets.dtype.kind == "f" else targets

    def _tile(self, y):
        return np.concatenate([y] * len(self.places))

    def _space(self, n_rows):
        if n_rows not in self.spaces:
            self.spaces[n_rows] = self.stack.workspace(n_rows, keeps_deltas=False)
        return self.spaces[n_rows]


def _step(bench, epoch, groups, before, n_layers):
    n_lanes = len(bench.lanes)
    measured = np.full((4, n_lanes), np.nan)
    norms = np.full((3, n_lanes, n_layers), np.nan)
    for group, flat in zip(groups, before, strict=True):
        measured[:, group.places] = group.losses_and_scores()
        for kind, found in zip(norms, group.norms(flat), strict=True):
            kind[group.places, : found.shape[1]] = found
    if epoch == 0:
        norms[2] = np.nan
    return BenchStep(
        epoch,
        *measured,
        *norms,
        learning_rate=bench.learning_rate,
        flat=np.concatenate([group.stack.flat.ravel() for group in groups]),
        memory=np.concatenate([group.memory().ravel() for group in groups]),
        n_updates=groups[0].optimizer.n_updates,
    )


def _pieces(groups, step):
    """The flat numbers and memories of a step, cut up and shaped for each group."""
    pieces = []
    for whole, shapes in (
        (step.flat, [group.stack.flat.shape for group in groups]),
        (step.memory, [group.memory().shape for group in groups]),
    ):
        ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
        parts = np.split(whole, ends[:-1])
        pieces.append([part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)])
    return pieces


def lane_networks(bench, prepared):
    """A `Network` for every lane, in the order of the lanes; `load_lanes` gives them their numbers."""
    return [network_for(lane, prepared) for lane in bench.lanes]


def load_lanes(bench, networks, flat):
    """Give the networks the numbers of a `BenchStep`'s `flat`, in which stack follows stack."""
    end = 0
    for place in (place for places in groups_of(bench.lanes) for place in places):
        start, end = end, end + len(networks[place].flat)
        networks[place].load(flat[start:end])


def _norms(arrays):
    """The length of each lane's part of every array, (S, L)."""
    wide = [array.astype(np.float64, copy=False) for array in arrays]  # squares of small float32 would vanish
    return np.stack([np.sqrt(np.einsum("sij,sij->s", array, array)) for array in wide], axis=1)
