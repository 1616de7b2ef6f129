"""One block of all lanes: their weights, and the arrays that rows go through."""

from itertools import groupby

import numpy as np

from playground.engine.layers import Activate, BatchNorm, Dense, LayerNorm
from playground.engine.stack.normalization import NormSpace, StackedNorm


def shape_of(block):
    """What a block must have in common with those it is stacked with; None for one that cannot be stacked."""
    match block.layers:
        case [Dense(has_bias=True), BatchNorm() | LayerNorm() as norm, *behind]:
            kind = type(norm)
        case [Dense(has_bias=True), *behind]:
            kind = None
        case _:
            return None
    is_plain = all(isinstance(layer, Activate) for layer in behind)
    return (block.n_in, block.n_out, kind, block.residual, block.dtype) if is_plain else None


class StackedBlock:
    """One block of all lanes: the weights (S, n_in + 1, n_out), and which lanes apply which activation."""

    def __init__(self, blocks, places, flat):
        first = blocks[0]
        dense, *norms = first.weighted
        self.n_in, self.n_out, self.residual = first.n_in, first.n_out, first.residual
        self.place = places[dense][0]
        self.weights = flat[:, self.place].reshape(len(flat), self.n_in + 1, self.n_out)
        self.weights_T, self.W = self.weights.transpose(0, 2, 1), self.weights[:, :-1]
        self.norm = StackedNorm(norms[0], places[norms[0]], flat) if norms else None
        self.activations = []  # (lanes, activation), lanes that are neighbors and apply the same taken together
        lane = 0
        for _, same in groupby(block.activation for block in blocks):
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
