"""Runs of one shape trained as one stack of arrays: small networks share what a call of NumPy costs."""

from dataclasses import fields, replace

import numpy as np

from playground.engine import LOSSES
from playground.engine.stack import Stack, clip_lanes, loss_gradient
from playground.recording.bites import bites
from playground.recording.networks import optimizer_for, starting_network
from playground.recording.observe import delta_norms, norms, ratios
from playground.recording.steps import Step
from playground.recording.train import train_in_bites
from playground.seeds import batches_rng

OWN = ("activation", "activations", "initializer")  # in what the runs of a stack may differ
PLAIN = {
    "dropout": 0,
    "dropouts": (),
    "l1": 0,
    "l2": 0,
    "validation_size": 0,
    "schedule": "constant",
    "weight_changes": (),
    "setting_changes": (),
    "normalization_place": "before",
    "normalized_layers": (),
}


def shape_of(experiment):
    """What runs must have in common to be trained as one stack; None for a run that must be trained alone."""
    is_plain = all(getattr(experiment, name) == value for name, value in PLAIN.items())
    has_what_it_needs = (
        experiment.task == "classification" and experiment.holds_back and experiment.biases != "none"
    )
    if not (is_plain and has_what_it_needs):
        return None
    return tuple(getattr(experiment, field.name) for field in fields(experiment) if field.name not in OWN)


class StackedRuns:
    """Experiments of one shape on the same data, with their optimizer and their batches. S runs, L layers."""

    def __init__(self, experiments, prepared):
        self.shared, self.prepared = experiments[0], prepared
        networks = [starting_network(experiment, prepared) for experiment in experiments]
        self.stack, self.layout, self.optimizer = Stack(networks), networks[0].split, optimizer_for(self.shared)
        self.loss, self.n_runs = LOSSES[self.shared.loss_name], len(experiments)
        self.targets = self._targets(prepared.train)
        self.parts = [
            (part, self._targets(part), self.stack.workspace(len(part.x)))
            for part in (prepared.train, prepared.test)
        ]
        self.spaces = {}
        self.tiled = self._tile(self.targets)
        n_rows, has_batch_norm = len(prepared.train.x), self.shared.batch_norm
        # with batch normalization the gradient is that of each batch's own statistics
        self.training = self.stack.workspace(n_rows, batch_statistics=True) if has_batch_norm else None

    def resume(self, starts):
        """Go on from a `Step` of every run, None for a run whose numbers do not matter."""
        memory = np.zeros_like(self._memory())
        for place, step in enumerate(starts):
            if step is not None:
                self.stack.flat[place], memory[:, place] = step.flat, step.memory
        n_updates = next(step.n_updates for step in starts if step is not None)
        self.optimizer.resume({"flat": self.stack.trainable}, {"flat": memory}, n_updates)

    def steps(self, start=None):
        """Yield one list of `Step`s an epoch, those after epoch `start`, until no loss is finite any more.

        None comes in between wherever an epoch takes long, as in `train_in_bites`.
        """
        epoch = -1 if start is None else start
        while epoch < self.shared.epochs:
            epoch += 1
            before = self.stack.flat.copy()
            if epoch:
                self.optimizer.learning_rate = self.shared.learning_rate_at(epoch)
                order = batches_rng(self.shared.seed, epoch).permutation(len(self.prepared.train.y))
                yield from bites(self.run_epoch(order))
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
                found = self._observed(epoch, before)
            yield found
            if not any(step.is_finite for step in found):
                return

    def run_epoch(self, order):
        """One update a batch, the rows taken in this order; yields just before each."""
        x, y = self.prepared.train.x[order], self.targets[order]
        size = self.shared.batch_size or len(x)
        for first in range(0, len(x), size):
            rows = slice(first, first + size)
            workspace = self._space(len(x[rows]))
            self.stack.forward(x[rows], workspace, is_training=True)
            loss_gradient(self.loss, workspace, self._tile(y[rows]))
            self.stack.backward(workspace)
            if self.shared.clip_norm:
                clip_lanes(workspace.gradient, self.shared.clip_norm)
            yield
            trainable = self.stack.trainable
            np.add(trainable, self.optimizer.update("flat", workspace.gradient), trainable)

    def losses_and_scores(self):
        """(S,) each: training and test loss, training and test accuracy."""
        losses, scores = [], []
        for part, targets, workspace in self.parts:
            raw = self.stack.forward(part.x, workspace)
            losses.append([self.loss.value(run, targets) for run in raw])
            decided = self.loss.decide(raw.reshape(-1, raw.shape[-1])).reshape(len(raw), -1)
            scores.append((decided == part.y).mean(axis=1))
        return [*losses, *scores]

    def _observed(self, epoch, before):
        """The `Step` of every run; `before` (S, F) are their numbers an epoch ago."""
        measured = zip(*self.losses_and_scores(), strict=True)
        workspace, flat, memory = self._gradients(), self.stack.flat, self._memory()
        moved, weights = norms(self.stack.weights(flat - before)), norms(self.stack.weights(before))
        layers = zip(
            norms(self.stack.weights(workspace.gradient)),
            delta_norms([space.delta for space in workspace.spaces], len(self.prepared.train.x)),
            moved,
            ratios(moved, weights) if epoch else np.full(moved.shape, np.nan),
            strict=True,
        )
        return [
            Step(
                epoch,
                *map(float, numbers),
                *of_layers,
                learning_rate=self.optimizer.learning_rate,
                flat=flat[place].copy(),
                memory=memory[:, place].copy(),
                n_updates=self.optimizer.n_updates,
                layout=self.layout,
            )
            for place, (numbers, of_layers) in enumerate(zip(measured, layers, strict=True))
        ]

    def _gradients(self):
        """The workspace of a backward pass over the whole training part; its scores are there already."""
        workspace = self.training or self.parts[0][2]
        if self.training:
            self.stack.forward(self.prepared.train.x, workspace)
        loss_gradient(self.loss, workspace, self.tiled)
        self.stack.backward(workspace)
        return workspace

    def _memory(self):
        """(slots, S, P) of the optimizer; zeros before the first update."""
        fresh = np.zeros((self.optimizer.n_slots, *self.stack.trainable.shape), self.stack.dtype)
        return self.optimizer.memory.get("flat", fresh)

    def _targets(self, part):
        targets = self.loss.targets_of(part.y, self.shared.n_outputs)
        return targets.astype(self.stack.dtype) if targets.dtype.kind == "f" else targets

    def _tile(self, y):
        return np.concatenate([y] * self.n_runs)

    def _space(self, n_rows):
        if n_rows not in self.spaces:
            self.spaces[n_rows] = self.stack.workspace(n_rows, keeps_deltas=False)
        return self.spaces[n_rows]


def train_as_stacked(experiments, place, experiment, start=None, prepared=None):
    """Yield what `train_in_bites` does of one run just as in the stack of `experiments`, to the last bit.

    `experiment` is the run at `place`, perhaps with another end or another learning rate from some epoch on; one
    of another shape is trained alone.
    """
    shape = shape_of(replace(experiment, epochs=1, learning_rate=1, learning_rate_changes=()))
    others = [replace(other, epochs=1, learning_rate=1, learning_rate_changes=()) for other in experiments]
    if shape != shape_of(others[place]):
        yield from train_in_bites(experiment, start, prepared)
        return
    runs = StackedRuns(experiments, prepared)
    runs.shared = experiment
    if start is not None:
        runs.resume([start if at == place else None for at in range(len(experiments))])
    for steps in runs.steps(None if start is None else start.epoch):
        step = steps and steps[place]
        yield step
        if step and not step.is_finite:
            return
