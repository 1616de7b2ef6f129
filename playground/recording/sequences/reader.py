"""A network and the arrays that its sequences go through, there and back."""

import numpy as np

from playground.engine import LOSSES
from playground.engine.recurrent import set_mask, state_of


class Reader:
    """Reads `Sequences`, as many at a time as it has arrays for; those are made once for every number."""

    def __init__(self, network, experiment):
        self.network, self.loss, self.n_outputs = network, LOSSES[experiment.loss_name], experiment.n_outputs
        self._workspaces = {}

    def read(self, sequences, rng=None):
        """Answers that count, raw (M, K), the targets that the loss wants for them, and the workspace."""
        n_rows = len(sequences.x)
        workspace = self._workspaces.get(n_rows)
        if workspace is None:
            workspace = self._workspaces[n_rows] = self.network.workspace(n_rows)
        set_mask(workspace, sequences.is_there)
        raw, _ = self.network.forward(sequences.x, rng, workspace)
        rows, targets = sequences.rows, self.loss.targets_of(sequences.targets, self.n_outputs)
        return raw if rows is None else raw[rows], targets, workspace

    def answers(self, sequences):
        """The answers that count and their targets, as arrays of their own."""
        raw, targets, _ = self.read(sequences)
        return raw.copy(), targets

    def send_back(self, raw, targets, sequences, workspace):
        """Fill the workspace with the gradients of the mean loss of these answers, and return it."""
        rows = sequences.rows
        if rows is None:
            self.loss.gradient(raw, targets, workspace.grad_scores)
        else:
            workspace.grad_scores.fill(0)
            workspace.grad_scores[rows] = self.loss.gradient(raw, targets)
        return self.network.backward(workspace.grad_scores, workspace)

    def errors_of_last(self, sequences):
        """|dC/dh| of every step (T,), C the loss of the last answer alone, and the `RecurrentCache`.

        It is the root mean square over sequences, each taken as a batch of its own.
        """
        last = sequences
        if sequences.counts is not None:
            only_last = np.zeros_like(sequences.counts)
            only_last[:, -1] = True
            last = sequences._replace(counts=only_last)
        raw, targets, workspace = self.read(last)
        cache = state_of(self.send_back(raw, targets, last, workspace))
        grads = cache.grad_h[1:].astype(np.float64)
        return np.sqrt((grads**2).sum(axis=(1, 2)) * len(sequences.x)), cache
