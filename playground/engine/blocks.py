"""A block is what people call a layer: weights, and what its sums go through before the next block sees them."""

from itertools import pairwise

import numpy as np

from playground.engine.activations import ACTIVATIONS
from playground.engine.layers import NORMALIZATIONS, Activate, Dense, Dropout, by_unit

PLACES = ("before", "after")  # where a normalization stands, seen from the activation


class BlockCache:
    """The caches of a block's layers for N rows, and what a person looks at: z, a = f(z) and dC/dz.

    `turn` is the place of the layer that z enters: the activation, or in a linear block, where a = z, the dropout.
    """

    def __init__(self, steps, turn, out):
        self.steps = steps  # (layer, cache) in the order of the forward pass
        self.x, self.grad_in, self.out = steps[0][1].x, steps[0][1].grad_in, out
        self._layer, self._turn = steps[turn] if turn < len(steps) else (None, None)
        self._last = steps[-1][1]

    @property
    def z(self):
        return self._last.out if self._turn is None else self._turn.x

    @property
    def a(self):
        return self._turn.out if self._layer and self._layer.activation else self.z

    @property
    def delta(self):
        """dC/dz; None where it is the gradient that arrives at the block."""
        return None if self._turn is None else self._turn.grad_in


class Block:
    """Layers in a row, of any kinds and in any order, with at most one activation among them.

    A residual block adds its input to its output, out = layers(x) + x (He et al. 2016). The gradient that arrives
    then reaches the input twice: through the layers, and as it is. It needs as many outputs as inputs.

    Raises ValueError for layers that do not fit together.
    """

    def __init__(self, layers, residual=False):
        self.layers, self.residual = list(layers), residual
        self.n_in, self.n_out, self.dtype = layers[0].n_in, layers[-1].n_out, layers[0].dtype
        if any(one.n_out != other.n_in for one, other in pairwise(layers)):
            raise ValueError("Every layer of a block must have as many inputs as the one before it has outputs.")
        if residual and self.n_in != self.n_out:
            raise ValueError(f"A residual block needs as many outputs as inputs: {self.n_in} is not {self.n_out}.")
        activations = [layer.activation for layer in layers if layer.activation]
        if len(activations) > 1:
            raise ValueError("A block has at most one activation: make two blocks of it.")
        self.activation = activations[0] if activations else ACTIVATIONS["linear"]
        self.weighted = [layer for layer in layers if len(layer.flat)]
        self._turn = _turn(layers)

    @property
    def connections(self):
        """[W; b] (n_in + 1, n_out), the lines drawn between two columns of units; None where there are none."""
        return next((layer.connections for layer in self.layers if layer.connections is not None), None)

    def initialize(self, rng, initializer, biases=None):
        """Draw the starting weights of every layer by an entry of `INITIALIZERS`, biases by one of `BIASES`."""
        for layer in self.layers:
            layer.initialize(rng, initializer, biases)

    def cache(self, n_rows, out=None, grads=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` rows; `grads` gives each weighted layer its piece of a gradient vector."""
        if self.residual and out is None:
            out = by_unit(n_rows, self.n_out, self.dtype)
        steps, next_x = [], None if self.residual else out
        for layer in reversed(self.layers):  # from the last, so that each writes where the next one reads
            wanted = wants_grad_in or layer is not self.layers[0]
            found = layer.cache(n_rows, next_x, grads and grads.get(layer), wanted, batch_statistics)
            steps.insert(0, (layer, found))
            next_x = found.x
        return BlockCache(steps, self._turn, out if self.residual else steps[-1][1].out)

    def forward(self, x, rng=None, cache=None):
        """Through the layers one after another; plus x for a residual block."""
        cache = self.cache(len(x)) if cache is None else cache
        h = x
        for layer, layer_cache in cache.steps:
            h, _ = layer.forward(h, rng, layer_cache)
        if self.residual:
            h = np.add(h, x, out=cache.out)
        return h, cache

    def backward(self, grad_out, cache):
        """The chain rule through the layers; the input of a residual block gets dC/dout once more, unchanged."""
        grad = grad_out
        for layer, layer_cache in reversed(cache.steps):
            grad, _ = layer.backward(grad, layer_cache)
        if self.residual and grad is not None:
            grad += grad_out
        return grad, None


def _turn(layers):
    """The place of the activation; of a linear block, that behind the last layer that does not only leave out."""
    for place, layer in enumerate(layers):
        if layer.activation:
            return place
    return max((place for place, layer in enumerate(layers, 1) if not layer.leaves_out), default=0)


def dense_block(
    n_in,
    n_out,
    activation="linear",
    *,
    normalization="none",
    normalization_place="before",
    dropout=0.0,
    residual=False,
    has_bias=True,
    dtype=np.float64,
):
    """A `Block` of a dense layer, and of normalization, activation and dropout where they are asked for.

    The normalization stands before or after the activation, as `normalization_place` says; dropout is last.
    Raises KeyError for an unknown name, ValueError for an unknown place.
    """
    if normalization_place not in PLACES:
        raise ValueError(f"normalization_place must be one of {', '.join(PLACES)}, not {normalization_place}.")
    normalize, function = NORMALIZATIONS[normalization], ACTIVATIONS[activation]
    normalizing = [normalize(n_out, dtype)] if normalize else []
    is_linear = activation == "linear"  # f(z) = z costs nothing when it is left out
    activating = [] if is_linear else [Activate(function, n_out, dtype)]
    middle = normalizing + activating if normalization_place == "before" else activating + normalizing
    dropping = [Dropout(dropout, n_out, dtype)] if dropout else []
    return Block([Dense(n_in, n_out, dtype, has_bias), *middle, *dropping], residual)
