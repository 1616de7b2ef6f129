"""A network is its layers in a row; all its weights live in one vector.

Forward: each layer's output is the next layer's input. Backward: each layer is handed dC/d(its output), works
out dC/d(its weights), and hands dC/d(its input) to the layer before. That is all of backpropagation
(Rumelhart, Hinton and Williams 1986).
"""

from typing import NamedTuple

import numpy as np

from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import Activate, Dense


class Gradients(NamedTuple):
    """What one backward pass found.

    `grads` is named like `Network.params`; `flat` (P,) holds the same numbers in one vector; `deltas` is
    dC/dz of each layer, (N, units) each, the error that travels backward.
    """

    grads: dict[str, np.ndarray]
    flat: np.ndarray
    deltas: list[np.ndarray]


class Workspace(NamedTuple):
    """Every array that a forward and a backward pass over N rows write to, made once and used again."""

    caches: list
    scores: np.ndarray  # (N, K)
    grad_scores: np.ndarray  # (N, K), for the loss to write dC/dscores into
    zs: list[np.ndarray]  # of each dense layer, (N, units)
    activations: list[np.ndarray]  # of each dense layer, (N, units)
    gradients: Gradients


class Network:
    """Layers in a row; `flat` (P,) is every weight, `params` names its parts `"0.W"`, `"0.b"`, `"1.W"`, ..."""

    def __init__(self, layers):
        self.layers = layers
        self.dense = [layer for layer in layers if isinstance(layer, Dense)]
        self.dtype = self.dense[0].block.dtype
        self.sizes = [self.dense[0].n_in] + [layer.n_out for layer in self.dense]
        ends = np.cumsum([layer.n_params for layer in self.dense])
        self._slices = [slice(end - layer.n_params, end) for layer, end in zip(self.dense, ends, strict=True)]
        self.flat = np.concatenate([layer.block.ravel() for layer in self.dense])
        for layer, where in zip(self.dense, self._slices, strict=True):
            layer.bind(self.flat[where])
        self.params = self.split(self.flat)

    def split(self, flat):
        """Views of a (P,) vector under the names of `params`."""
        parts = zip(self.dense, self._slices, strict=True)
        return {
            f"{index}.{name}": part
            for index, (layer, where) in enumerate(parts)
            for name, part in layer.split(flat[where]).items()
        }

    def weights(self, flat):
        """The weight matrices in a (P,) vector, one (n_in, n_out) view a layer, biases left out."""
        return [part for name, part in self.split(flat).items() if name.endswith(".W")]

    def load(self, flat):
        """Take the numbers of a (P,) vector as weights; returns the network."""
        self.flat[...] = flat
        return self

    def workspace(self, n_rows):
        """Arrays for batches of `n_rows` rows, linked so that each layer writes where the next one reads."""
        flat = np.zeros_like(self.flat)
        grads = dict(zip(self.dense, (flat[where] for where in self._slices), strict=True))
        caches, out = [], None
        for layer in reversed(self.layers):
            wants_grad_in = layer is not self.layers[0]
            cache = layer.cache(n_rows, out=out, grad=grads.get(layer), wants_grad_in=wants_grad_in)
            caches.insert(0, cache)
            out = cache.x if isinstance(layer, Dense) else cache.z
        scores = caches[-1].out
        grad_scores = np.empty_like(scores)
        arriving = [cache.grad_in for cache in caches[1:]] + [grad_scores]
        dense = [index for index, layer in enumerate(self.layers) if isinstance(layer, Dense)]
        return Workspace(
            caches,
            scores,
            grad_scores,
            zs=[caches[index].out for index in dense],
            activations=[caches[index].x for index in dense[1:]] + [scores],
            gradients=Gradients(self.split(flat), flat, [arriving[index] for index in dense]),
        )

    def forward(self, x, rng=None, workspace=None):
        """Raw scores (N, K) of inputs x (N, D), and the workspace that `backward` needs.

        `rng=None` means inference. A workspace for len(x) rows may be handed in and is then overwritten.
        """
        workspace = self.workspace(len(x)) if workspace is None else workspace
        for layer, cache in zip(self.layers, workspace.caches, strict=True):
            x, _ = layer.forward(x, rng, cache)
        return x, workspace

    def backward(self, grad_scores, workspace):
        """`Gradients` of the loss whose dC/dscores (N, K) is given; overwritten by the next call."""
        if grad_scores is not workspace.grad_scores:
            workspace.grad_scores[...] = grad_scores
        grad = workspace.grad_scores
        for layer, cache in zip(reversed(self.layers), reversed(workspace.caches), strict=True):
            grad, _ = layer.backward(grad, cache)
        return workspace.gradients


def mlp(
    sizes,
    activation="tanh",
    *,
    output_activation="linear",
    initializer="xavier_uniform",
    rng=None,
    dtype=np.float64,
):
    """A multilayer perceptron with `sizes` = [inputs, hidden ..., outputs]; biases start at 0.

    `activation` and `initializer` are names in `ACTIVATIONS` and `INITIALIZERS`; weights are drawn from `rng`
    layer by layer in float64 and then rounded to `dtype`, so that both precisions start alike. Without an `rng`
    they start at 0, for callers who put their own numbers into `params`.
    """
    layers = []
    for index, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        layer = Dense(n_in, n_out, dtype)
        if rng is not None:
            layer.block[:-1] = INITIALIZERS[initializer](rng, n_in, n_out)
        layers.append(layer)
        name = output_activation if index == len(sizes) - 2 else activation
        if name != "linear":  # f(z) = z costs nothing when it is left out
            layers.append(Activate(ACTIVATIONS[name], n_out, dtype))
    return Network(layers)
