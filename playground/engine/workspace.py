"""The arrays that a network's rows and gradients go through, made once and used again."""

import numpy as np


class Workspace:
    """Every array that a forward and a backward pass over N rows write to, made once and used again.

    After `forward`: `scores` (N, K), `zs` and `activations` of each block, (N, units) each. After `backward`:
    `grads` named like `Network.params`, the same numbers in one vector `gradient` (P,), those of the weight
    matrices alone in `weight_gradients`, and `deltas`, dC/dz of each block: the error that travels backward.
    `grad_scores` (N, K) is for the loss to write dC/dscores into.
    """

    def __init__(self, network, n_rows, batch_statistics=False):
        self.gradient = np.zeros_like(network.trainable)
        self.grads = network.split(self.gradient)
        self.weight_gradients = network.weights(self.gradient)
        pieces = network.pieces(self.gradient)
        self.caches, out = [], None
        for block in reversed(network.blocks):  # from the last, so that each writes where the next one reads
            wants_grad_in = block is not network.blocks[0]
            cache = block.cache(n_rows, out, pieces, wants_grad_in, batch_statistics)
            self.caches.insert(0, cache)
            out = cache.x
        self.first = self.caches[0].steps[0][1]  # where a batch is fed in
        self.scores = self.caches[-1].out
        self.grad_scores = np.empty_like(self.scores)
        parts = []  # a block without a shortcut is no more than its layers
        for block, cache in zip(network.blocks, self.caches, strict=True):
            parts += [(block, cache)] if block.residual else cache.steps
        self.way_forward = [(part.forward, cache) for part, cache in parts]
        self.way_back = [(part.backward, cache) for part, cache in reversed(parts)]

    @property
    def zs(self):
        return [cache.z for cache in self.caches]

    @property
    def activations(self):
        return [cache.a for cache in self.caches]

    @property
    def deltas(self):
        arriving = [cache.grad_in for cache in self.caches[1:]] + [self.grad_scores]
        found = [cache.delta for cache in self.caches]
        return [there if delta is None else delta for delta, there in zip(found, arriving, strict=True)]
