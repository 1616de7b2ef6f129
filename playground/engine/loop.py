"""The training loop: forward, loss gradient, backward, update, batch after batch."""

import numpy as np

from playground.engine.losses import LOSSES
from playground.engine.penalties import NO_PENALTY, clip_by_norm

WIDE = 64  # inputs


class Minibatches:
    """The rows of a training part, cut into batches whose arrays are made once.

    `shuffle(order)` lays the rows out anew; iterating gives `(x, y, workspace)`. Every row is used in every
    epoch: the last batch is short where the rows do not divide evenly. A batch size of None is all rows. The
    ones that stand for the bias, zeros for none, are kept beside the rows, so that a batch is used where it lies.

    Narrow rows are laid out all at once, because a call costs more than the copying. Wide ones are gathered
    when their batch is due: the matrix product then finds them in the processor's cache.
    """

    def __init__(self, network, x, y, batch_size):
        n_rows = len(x)
        first = network.blocks[0].layers[0]
        self._inputs = np.full((n_rows, len(x[0]) + 1), float(first.has_bias), network.dtype)
        self._inputs[:, :-1] = x
        self._y = np.array(y)
        self.y, self._order = self._y.copy(), np.arange(n_rows)
        starts = range(0, n_rows, batch_size or n_rows)
        slices = [slice(start, end) for start, end in zip(starts, [*starts[1:], n_rows], strict=True)]
        sizes = [rows.stop - rows.start for rows in slices]
        workspaces = {size: network.workspace(size) for size in set(sizes)}
        self._is_wide = len(x[0]) >= WIDE
        if self._is_wide:
            buffers = {size: np.empty_like(self._inputs[:size]) for size in workspaces}
            inputs = [buffers[size] for size in sizes]
        else:
            self._shuffled = self._inputs.copy()
            inputs = [self._shuffled[rows] for rows in slices]
        self._batches = [
            (rows, found, found[:, :-1], found.T, self.y[rows], workspaces[size])
            for rows, found, size in zip(slices, inputs, sizes, strict=True)
        ]

    def shuffle(self, order):
        """Put row order[i] of the training part in place i."""
        self._order = order
        self._y.take(order, axis=0, out=self.y, mode="clip")
        if not self._is_wide:
            self._inputs.take(order, axis=0, out=self._shuffled, mode="clip")

    def cut(self, array):
        """Views of an array (N, ...) batch by batch, in the order in which iterating gives them."""
        return [array[rows] for rows, *_ in self._batches]

    def __iter__(self):
        for rows, inputs, x, inputs_T, y, workspace in self._batches:
            if self._is_wide:
                self._inputs.take(self._order[rows], axis=0, out=inputs, mode="clip")
            workspace.first.feed(x, inputs_T)
            yield x, y, workspace


def run_epoch(network, minibatches, loss, optimizer, rng=None, penalty=NO_PENALTY, clip_norm=0.0):
    """One pass over the batches, one update a batch: the whole algorithm in a few lines.

    Yields each batch's scores, its targets and its penalty just before its update, for who wants to know its loss.
    `rng` is for layers that draw while they train; `clip_norm` 0 leaves gradients as long as they are.
    """
    trainable, added = network.trainable, 0.0
    penalty = None if penalty.is_nothing else penalty.over(network.penalized)
    for x, y, workspace in minibatches:
        scores, _ = network.forward(x, rng, workspace)
        loss.gradient(scores, y, workspace.grad_scores)
        network.backward(workspace.grad_scores, workspace)
        if penalty:
            added = penalty.add_gradient(trainable, workspace.gradient, len(x))
        if clip_norm:
            clip_by_norm(workspace.gradient, clip_norm)
        yield scores, y, added
        np.add(trainable, optimizer.update("flat", workspace.gradient), trainable)


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
    loss.check(y, n_rows, network.sizes[-1])
    if np.ndim(x) != 2 or len(x[0]) != network.sizes[0]:
        raise ValueError(f"x must be (N, {network.sizes[0]}), not {np.shape(x)}.")
    if batch_size is not None and batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, or None for all rows, not {batch_size}.")
    shuffle = shuffle and (batch_size or n_rows) < n_rows  # the full batch has no order
    if shuffle and rng is None:
        raise ValueError("Shuffling needs an rng (numpy.random.Generator); or say shuffle=False.")
    if rng is None and network.draws:
        raise ValueError("Dropout and batch normalization need an rng (numpy.random.Generator) to train with.")
    minibatches = Minibatches(network, x, y, batch_size)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        if shuffle:
            minibatches.shuffle(rng.permutation(n_rows))
        batches = run_epoch(network, minibatches, loss, optimizer, rng)
        losses[epoch] = sum(loss.value(scores, targets) * len(scores) for scores, targets, _ in batches) / n_rows
    return losses
