"""A block is what people call a layer: weights, perhaps a normalization, an activation, perhaps dropout."""

import numpy as np

from playground.engine.activations import ACTIVATIONS
from playground.engine.layers import Activate, Dense, Dropout, by_unit
from playground.engine.normalization import NORMALIZATIONS


class BlockCache:
    """The caches of a block's layers for N rows, and what a person looks at: z, a and dC/dz."""

    def __init__(self, steps, out):
        self.steps = steps  # (layer, cache) in the order of the forward pass
        self.x, self.grad_in = steps[0][1].x, steps[0][1].grad_in
        self.out = out
        last_sum = max(i for i, (layer, _) in enumerate(steps) if not isinstance(layer, Activate | Dropout))
        after = steps[last_sum + 1 : last_sum + 2]
        self.z = steps[last_sum][1].out
        self.a = after[0][1].out if after and isinstance(after[0][0], Activate) else self.z
        self.delta = after[0][1].grad_in if after else None  # None: dC/dz is the gradient that arrives


class Block:
    """Dense, then normalization, activation and dropout where they are asked for, in this order.

    A residual block adds its input to its output, a = f(z) + x (He et al. 2016): the gradient then has a way
    back that no weight can shrink. It needs as many outputs as inputs.
    """

    def __init__(
        self, n_in, n_out, activation, normalization="none", dropout=0.0, residual=False, dtype=np.float64
    ):
        self.dense = Dense(n_in, n_out, dtype)
        self.activation = ACTIVATIONS[activation]
        self.residual, self.dtype = residual, np.dtype(dtype)
        self.layers = [self.dense]
        if NORMALIZATIONS[normalization]:
            self.layers.append(NORMALIZATIONS[normalization](n_out, dtype))
        if activation != "linear":  # f(z) = z costs nothing when it is left out
            self.layers.append(Activate(self.activation, n_out, dtype))
        if dropout:
            self.layers.append(Dropout(dropout, n_out, dtype))
        self.weighted = [layer for layer in self.layers if hasattr(layer, "flat")]

    def cache(self, n_rows, out=None, grads=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` rows; `grads` gives each weighted layer its piece of a gradient vector."""
        out = by_unit(n_rows, self.dense.n_out, self.dtype) if out is None else out
        steps = []
        for layer in self.layers:
            is_last = layer is self.layers[-1] and not self.residual
            options = {"out": out if is_last else None}
            if layer in self.weighted:
                options["grad"] = grads[layer] if grads else None
                purpose = {"wants_grad_in": wants_grad_in} if layer is self.dense else {}
                options |= purpose or {"batch_statistics": batch_statistics}
            steps.append((layer, layer.cache(n_rows, **options)))
        return BlockCache(steps, out)

    def forward(self, x, rng=None, cache=None):
        """a = f(norm(x W + b)), some of it dropped; plus x for a residual block."""
        cache = self.cache(len(x)) if cache is None else cache
        h = x
        for layer, layer_cache in cache.steps:
            h, _ = layer.forward(h, rng, layer_cache)
        if self.residual:
            h = np.add(h, cache.x, out=cache.out)
        return h, cache

    def backward(self, grad_out, cache):
        """The chain rule through the layers; the input of a residual block gets dC/dout once more, unchanged."""
        grad = grad_out
        for layer, layer_cache in reversed(cache.steps):
            grad, _ = layer.backward(grad, layer_cache)
        if self.residual and grad is not None:
            grad += grad_out
        return grad, None
