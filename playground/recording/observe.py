"""Looking at a network without touching it: losses, scores, and the gradient of every layer."""

import numpy as np

from playground.engine import LOSSES
from playground.recording.steps import Step

FLOAT64 = np.dtype(np.float64)


def backpropagate(network, part, targets, loss, workspace):
    """One forward and one backward pass over a part's rows, which fill and return the workspace."""
    network.forward(part.x, None, workspace)
    loss.gradient(workspace.scores, targets, out=workspace.grad_scores)
    return network.backward(workspace.grad_scores, workspace)


def norms(matrices):
    """The length of every matrix (I, J) taken as one vector, in float64, (L,); (S, L) of arrays (S, I, J)."""
    squares = []
    for matrix in matrices:
        wide = matrix if matrix.dtype is FLOAT64 else matrix.astype(FLOAT64)  # small float32 would vanish
        squares.append(np.vdot(wide, wide) if wide.ndim == 2 else np.einsum("sij,sij->s", wide, wide))
    return np.sqrt(np.array(squares).T)


def delta_norms(deltas, n_rows):
    """The root mean square over rows of |dC/dz|, each row a batch of its own, from the deltas of a mean over rows.

    Those carry 1/N each: the square root of N times their length is the root mean square.
    """
    return np.sqrt(n_rows) * norms(deltas)


def accuracy(y, decided):
    """Share of rows decided rightly, as sklearn.metrics.accuracy_score, without its 0.3 ms of checks."""
    return float(np.mean(y == decided))


def r2(y, predicted):
    """1 - sum (y - p)^2 / sum (y - mean y)^2, as sklearn.metrics.r2_score; 0 where all y are equal."""
    total = np.sum((y - y.mean()) ** 2)
    return float(1 - np.sum((y - predicted) ** 2) / total) if total else 0.0


class Observer:
    """Looks at one network in arrays of its own."""

    def __init__(self, experiment, prepared, network):
        self.network, self.tol, self.loss = network, experiment.tol, LOSSES[experiment.loss_name]
        self.parts = [
            (part, self.loss.targets_of(part.y, experiment.n_outputs), network.workspace(len(part.x)))
            for part in (prepared.train, prepared.test, prepared.validation)
            if part is not None
        ]
        self.sizes = None  # |W| of each layer an epoch ago
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
            if not len(part.x):  # all rows are trained on
                losses.append(np.nan)
                scores.append(np.nan)
                continue
            raw, _ = network.forward(part.x, None, workspace)
            losses.append(self.loss.value(raw, targets))
            scores.append(self.score(part.y, self.loss.decide(raw) if self.score is accuracy else raw[:, 0]))
        workspace, flat = self._gradients(), network.flat.copy()
        validated = {"validation_loss": losses[2], "validation_score": scores[2]} if len(losses) > 2 else {}
        if epoch:
            plateau = plateau.after(losses[-1] if validated else losses[0], self.tol)
        moved, sizes = norms(network.weights(flat - before)), norms(network.weight_views)
        sizes_before = norms(network.weights(before)) if self.sizes is None else self.sizes
        self.sizes = sizes  # the next epoch begins with these
        fresh = np.zeros((optimizer.n_slots, len(network.trainable)), network.dtype)
        return Step(
            epoch,
            *losses[:2],
            *scores[:2],
            grad_norms=norms(workspace.weight_gradients),
            delta_norms=delta_norms(workspace.deltas, len(workspace.scores)),
            update_norms=moved,
            update_ratios=ratios(moved, sizes_before) if epoch else np.full(len(moved), np.nan),
            learning_rate=optimizer.learning_rate,
            flat=flat,
            memory=optimizer.memory["flat"].copy() if optimizer.n_updates else fresh,
            n_updates=optimizer.n_updates,
            layout=network.split,
            plateau=plateau,
            **validated,
        )

    def _gradients(self):
        """The workspace of a backward pass over the whole training part."""
        part, targets, workspace = self.parts[0]
        if self.training:
            return backpropagate(self.network, part, targets, self.loss, self.training)
        self.loss.gradient(workspace.scores, targets, out=workspace.grad_scores)  # its scores are there already
        return self.network.backward(workspace.grad_scores, workspace)


def ratios(moved, weights):
    """How far weights moved over how large they were; NaN or infinite where they were all 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return moved / weights
