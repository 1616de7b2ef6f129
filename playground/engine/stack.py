"""Networks of one shape, computed together: every array has the S lanes as its first axis.

The formulas are those of `layers`, `blocks` and `normalization`; here one call does a layer of all lanes, so that
small networks share what a call costs. Arrays are kept unit by unit, (S, units, N), inputs above a row of ones.
"""

from itertools import groupby

import numpy as np

from playground.engine.layers import Dense
from playground.engine.normalization import EPSILON, BatchNorm, standardize, unstandardize

UNITS, ROWS = 1, 2  # axes


class StackWorkspace:
    """What a forward and a backward pass over N rows write to, made once and used again.

    One `BlockSpace` a block in `spaces`; `scores` and `grad_scores` are (S, N, K); `gradient` (S, P). Unless it
    `keeps_deltas`, blocks share what only the way back needs, so that more of it stays in the processor's cache.
    """

    def __init__(self, stack, n_rows, batch_statistics=False, keeps_deltas=True):
        self.gradient = np.zeros_like(stack.trainable)
        shape = (len(stack.flat), n_rows, stack.sizes[-1])
        self.scores, self.grad_scores = np.empty(shape, stack.dtype), np.empty(shape, stack.dtype)
        self.grad_out = self.grad_scores.transpose(0, 2, 1)
        self.spaces, out = [], self.scores.transpose(0, 2, 1)
        buffers = list(_buffers(stack, n_rows, keeps_deltas))
        for block, mine in zip(reversed(stack.blocks), reversed(buffers), strict=True):
            self.spaces.insert(0, BlockSpace(stack, block, self.gradient, mine, out))
            out = self.spaces[0].x  # from the last, so that each writes where the next one reads
        self.batch_statistics = batch_statistics


def _buffers(stack, n_rows, keeps_deltas):
    """Yield delta and dC/dx of every block, (S, units, N) each."""
    made = {}
    for index, block in enumerate(stack.blocks):
        turn = index if keeps_deltas else index % 2  # a block still reads what the one after it has written
        yield [
            made.setdefault((kind, n_units, turn), np.empty((len(stack.flat), n_units, n_rows), stack.dtype))
            for kind, n_units in (("delta", block.n_out), ("grad_in", block.n_in))
        ]


class BlockSpace:
    """The arrays of one block: x above ones, the sums x W + b, z, a, delta = dC/dz; and where gradients go.

    `lanes` has z, a and delta of the lanes that share an activation.
    """

    def __init__(self, stack, block, gradient, buffers, out):
        self.delta, self.grad_in = buffers
        n_lanes, n_out, n_rows = self.delta.shape
        n_in = block.n_in
        self.inputs = np.ones((n_lanes, n_in + 1, n_rows), stack.dtype)
        self.x = self.inputs[:, :-1]
        self.out, self.sums, self.a = out, np.empty_like(self.delta), np.empty_like(self.delta)
        self.grad = gradient[:, block.place].reshape(n_lanes, n_in + 1, n_out)
        self.norm = block.norm and NormSpace(block.norm, self.sums, gradient)
        self.z = self.norm.out if self.norm else self.sums
        self.lanes = [(f, self.z[lanes], self.a[lanes], self.delta[lanes]) for lanes, f in block.activations]
        self.grad_sums_T = (self.norm.grad_in if self.norm else self.delta).transpose(0, 2, 1)


class NormSpace:
    """The arrays of a block's normalization, under the names that `normalization` knows."""

    def __init__(self, norm, sums, gradient):
        n_lanes, n_units, n_rows = sums.shape
        self.x_hat, self.scratch, self.grad_in, self.out = (np.empty_like(sums) for _ in range(4))
        self.deviation = np.empty((n_lanes, n_units, 1) if norm.is_batch else (n_lanes, 1, n_rows), sums.dtype)
        self.grad = gradient[:, norm.place].reshape(n_lanes, 2, n_units)
        self.used_batch = True


class StackedNorm:
    """gamma and beta (S, n, 1) of one block, and its running statistics where it keeps any."""

    def __init__(self, layer, places, flat):
        n_lanes = len(flat)
        self.place, statistics = places
        self.gamma, self.beta = flat[:, self.place].reshape(n_lanes, 2, layer.n, 1).swapaxes(0, 1)
        self.is_batch = isinstance(layer, BatchNorm)
        self.axis = ROWS if self.is_batch else UNITS
        if self.is_batch:
            running = flat[:, statistics].reshape(n_lanes, 2, layer.n, 1)
            self.running_mean, self.running_variance = running.swapaxes(0, 1)

    def forward(self, sums, space, is_training, batch_statistics):
        """z = gamma * x_hat + beta; see `normalization` for what x_hat is while training and at inference."""
        space.used_batch = is_training or batch_statistics or not self.is_batch
        if space.used_batch:
            mean, variance = standardize(sums, space, self.axis, sums.shape[self.axis])
            if is_training and self.is_batch:
                self.running_mean += BatchNorm.MOMENTUM * (mean - self.running_mean)
                self.running_variance += BatchNorm.MOMENTUM * (variance - self.running_variance)
        else:
            np.sqrt(self.running_variance + EPSILON, out=space.deviation)
            np.subtract(sums, self.running_mean, out=space.x_hat)
            np.divide(space.x_hat, space.deviation, out=space.x_hat)
        np.multiply(space.x_hat, self.gamma, out=space.out)
        np.add(space.out, self.beta, out=space.out)

    def backward(self, delta, space):
        """From dC/dz to the gradient of the sums that were normalized; fills dC/dgamma and dC/dbeta."""
        np.multiply(delta, space.x_hat, out=space.scratch)
        np.sum(space.scratch, axis=ROWS, out=space.grad[:, 0])
        np.sum(delta, axis=ROWS, out=space.grad[:, 1])
        np.multiply(delta, self.gamma, out=space.grad_in)
        if space.used_batch:
            return unstandardize(space.grad_in, space, self.axis)
        return np.divide(space.grad_in, space.deviation, out=space.grad_in)


class StackedBlock:
    """One block of all lanes: the weights (S, n_in + 1, n_out), and which lanes apply which activation."""

    def __init__(self, blocks, places, flat):
        first = blocks[0]
        self.n_in, self.n_out, self.residual = first.dense.n_in, first.dense.n_out, first.residual
        self.place = places[first.dense][0]
        self.weights = flat[:, self.place].reshape(len(flat), self.n_in + 1, self.n_out)
        self.weights_T, self.W = self.weights.transpose(0, 2, 1), self.weights[:, :-1]
        norms = [layer for layer in first.weighted if not isinstance(layer, Dense)]
        self.norm = StackedNorm(norms[0], places[norms[0]], flat) if norms else None
        self.activations = []  # (lanes, activation), lanes that are neighbors and apply the same taken together
        lane = 0
        for _, same in groupby(block.activation.title for block in blocks):
            count = len(list(same))
            self.activations.append((slice(lane, lane + count), blocks[lane].activation))
            lane += count

    def forward(self, space, is_training, batch_statistics):
        """a = f(norm(x W + b)), plus x for a residual block; written to where the next block reads."""
        np.matmul(self.weights_T, space.inputs, space.sums)
        if self.norm:
            self.norm.forward(space.sums, space.norm, is_training, batch_statistics)
        for activation, z, a, _ in space.lanes:
            activation.f(z, a)
        if self.residual:
            np.add(space.a, space.x, space.out)
        else:
            np.copyto(space.out, space.a)

    def backward(self, grad_out, space, wants_grad_in):
        """Fill the block's gradients from dC/da (S, n_out, N); returns dC/dx, or None where nobody wants it."""
        for activation, z, a, delta in space.lanes:
            activation.slope(z, a, delta)
        np.multiply(space.delta, grad_out, space.delta)
        grad = self.norm.backward(space.delta, space.norm) if self.norm else space.delta
        np.matmul(space.inputs, space.grad_sums_T, space.grad)
        if not wants_grad_in:
            return None
        np.matmul(self.W, grad, space.grad_in)
        if self.residual:
            np.add(space.grad_in, grad_out, space.grad_in)
        return space.grad_in


class Stack:
    """S networks of one shape.

    `flat` (S, F) holds all their numbers, laid out as in `Network.flat`; `trainable` (S, P) is its first part. The
    networks given are read once, for their numbers and their layers; they are not changed.
    """

    def __init__(self, networks):
        first = networks[0]
        self.sizes, self.dtype = first.sizes, first.dtype
        self.flat = np.stack([network.flat for network in networks])
        self.trainable = self.flat[:, : len(first.trainable)]
        lanes_of_blocks = zip(*(network.blocks for network in networks), strict=True)
        self.blocks = [StackedBlock(blocks, first.places, self.flat) for blocks in lanes_of_blocks]

    def workspace(self, n_rows, batch_statistics=False, keeps_deltas=True):
        """A `StackWorkspace` for batches of `n_rows` rows."""
        return StackWorkspace(self, n_rows, batch_statistics, keeps_deltas)

    def forward(self, x, workspace, is_training=False):
        """Raw scores (S, N, K) of inputs x (N, D), the same for all lanes."""
        workspace.spaces[0].x[...] = x.T
        for block, space in zip(self.blocks, workspace.spaces, strict=True):
            block.forward(space, is_training, workspace.batch_statistics)
        return workspace.scores

    def backward(self, workspace):
        """Fill the workspace with the gradients that follow from its `grad_scores`."""
        grad = workspace.grad_out
        for index in reversed(range(len(self.blocks))):
            grad = self.blocks[index].backward(grad, workspace.spaces[index], wants_grad_in=index > 0)

    def weights(self, flat):
        """The weight matrices in an (S, P) or (S, F) array, one (S, n_in, n_out) view a block, without biases."""
        return [
            flat[:, block.place].reshape(len(flat), block.n_in + 1, block.n_out)[:, :-1] for block in self.blocks
        ]


def loss_gradient(loss, workspace, targets):
    """dC/dscores of every lane into `workspace.grad_scores`; `targets` are those of the N rows, S times over.

    All lanes go through the loss as the rows of one batch, whose mean is over S N rows instead of N.
    """
    n_lanes, n_rows, n_outputs = workspace.scores.shape
    everything = (n_lanes * n_rows, n_outputs)
    loss.gradient(workspace.scores.reshape(everything), targets, workspace.grad_scores.reshape(everything))
    np.multiply(workspace.grad_scores, n_lanes, out=workspace.grad_scores)


def clip_lanes(gradient, limit):
    """Shorten each lane's gradient (S, P) to a length of at most `limit`, as `penalties.clip_by_norm` does."""
    lengths = np.linalg.norm(gradient.astype(np.float64, copy=False), axis=1, keepdims=True)
    gradient *= limit / np.maximum(lengths, limit)
