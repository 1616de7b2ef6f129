"""Networks of one shape, computed together: every array has the S lanes as its first axis.

The formulas are those of `layers` and `blocks`; here one call does a layer of all lanes, so that small networks
share what a call costs. Arrays are kept unit by unit, (S, units, N), inputs above a row of ones.
"""

import numpy as np

from playground.engine.stack.blocks import BlockSpace, StackedBlock, shape_of

__all__ = ["Stack", "can_stack", "clip_lanes", "loss_gradient"]


def can_stack(networks):
    """Whether `Stack` can hold these networks.

    They must agree in widths, precision, normalization and shortcuts; activations may differ. Every block must be
    dense, then perhaps a normalization, then perhaps an activation: no dropout, no normalization behind.
    """
    shapes = [[shape_of(block) for block in network.blocks] for network in networks]
    return None not in shapes[0] and all(shape == shapes[0] for shape in shapes)


class Stack:
    """S networks of one shape.

    `flat` (S, F) holds all their numbers, laid out as in `Network.flat`; `trainable` (S, P) is its first part. The
    networks given are read once, for their numbers and their layers; they are not changed.

    Raises ValueError for networks that one stack cannot hold: see `can_stack`.
    """

    def __init__(self, networks):
        if not can_stack(networks):
            raise ValueError("These networks cannot be stacked: see can_stack for which can.")
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
