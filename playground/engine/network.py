"""A network is its blocks in a row; all its weights live in one vector.

Forward: each block's output is the next one's input. Backward: each block is handed dC/d(its output), works out
dC/d(its weights), and hands dC/d(its input) to the block before. That is all of backpropagation (Rumelhart,
Hinton and Williams 1986).
"""

import numpy as np

from playground.engine.blocks import Block
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import Dropout
from playground.engine.normalization import BatchNorm


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


class Network:
    """Blocks in a row.

    `flat` (F,) is all that a network is: first `trainable` (P,), every weight, then the running statistics of
    batch normalization. `params` names its parts: `"0.W"` (in, out), `"0.b"` (out,), `"1.W"`, ...
    """

    def __init__(self, blocks):
        self.blocks = blocks
        self.sizes = [blocks[0].dense.n_in] + [block.dense.n_out for block in blocks]
        self.dtype = blocks[0].dtype
        self._layers = [(index, layer) for index, block in enumerate(blocks) for layer in block.weighted]
        weights = [layer.flat for _, layer in self._layers]
        running = [layer.running for _, layer in self._layers]
        self.flat = np.concatenate(weights + running)
        ends = np.cumsum([len(piece) for piece in weights + running])
        places = [slice(end - len(piece), end) for piece, end in zip(weights + running, ends, strict=True)]
        self.places = {layer: (places[i], places[i + len(weights)]) for i, (_, layer) in enumerate(self._layers)}
        for layer, (mine, statistics) in self.places.items():
            layer.bind(self.flat[mine], self.flat[statistics])
        self.trainable = self.flat[: ends[len(weights) - 1]]
        self.params = self.split(self.flat)
        self.weight_views = self.weights(self.flat)

    def __reduce__(self):
        """Pickled as its blocks: a network made of them again has one vector again."""
        return Network, (self.blocks,)

    @property
    def draws(self):
        """Whether training differs from inference: dropout draws, batch normalization takes batch statistics."""
        return any(isinstance(layer, Dropout | BatchNorm) for block in self.blocks for layer in block.layers)

    def pieces(self, flat):
        """The piece of a (P,) or (F,) vector that belongs to each layer with weights."""
        return {layer: flat[mine] for layer, (mine, _) in self.places.items()}

    def split(self, flat):
        """Views of a (P,) or (F,) vector under the names of `params`."""
        named = {}
        for index, layer in self._layers:
            mine, statistics = self.places[layer]
            parts = layer.split(flat[mine])
            if len(layer.running) and len(flat) > len(self.trainable):
                parts |= layer.split_running(flat[statistics])
            named |= {f"{index}.{name}": part for name, part in parts.items()}
        return named

    def weights(self, flat):
        """The weight matrices in a (P,) or (F,) vector, one (n_in, n_out) view a block, biases left out."""
        pieces = self.pieces(flat)
        return [block.dense.split(pieces[block.dense])["W"] for block in self.blocks]

    def load(self, flat):
        """Take the numbers of a (F,) vector; returns the network."""
        self.flat[...] = flat
        return self

    def workspace(self, n_rows, batch_statistics=False):
        """A `Workspace` for batches of `n_rows` rows."""
        return Workspace(self, n_rows, batch_statistics)

    def forward(self, x, rng=None, workspace=None):
        """Raw scores (N, K) of inputs x (N, D), and the workspace that `backward` needs.

        `rng=None` means inference. A workspace for len(x) rows may be handed in and is then overwritten.
        """
        workspace = self.workspace(len(x)) if workspace is None else workspace
        for forward, cache in workspace.way_forward:
            x, _ = forward(x, rng, cache)
        return x, workspace

    def backward(self, grad_scores, workspace):
        """Fill the workspace with the gradients of a loss whose dC/dscores (N, K) is given; returns it."""
        if grad_scores is not workspace.grad_scores:
            workspace.grad_scores[...] = grad_scores
        grad = workspace.grad_scores
        for backward, cache in workspace.way_back:
            grad, _ = backward(grad, cache)
        return workspace


def mlp(
    sizes,
    activation="tanh",
    *,
    output_activation="linear",
    initializer="xavier_uniform",
    rng=None,
    dtype=np.float64,
    normalization="none",
    dropout=0.0,
    residual=False,
):
    """A multilayer perceptron with `sizes` = [inputs, hidden ..., outputs]; biases start at 0.

    `activation` is a name in `ACTIVATIONS`, or one for each hidden layer; `initializer`, `normalization` are
    names in `INITIALIZERS`, `NORMALIZATIONS`; `dropout` is the share dropped; with `residual`, hidden layers
    between equal widths add their input. These three concern hidden layers alone. Weights are drawn from `rng`
    layer by layer in float64 and then rounded to `dtype`, so that both precisions start alike; without an `rng`
    they start at 0, for callers who put their own numbers into `params`.

    Raises KeyError for an unknown name, ValueError for a number of activations that does not fit.
    """
    n_hidden = len(sizes) - 2
    names = [activation] * n_hidden if isinstance(activation, str) else list(activation)
    if len(names) != n_hidden:
        raise ValueError(f"{n_hidden} hidden layers need {n_hidden} activations, not {len(names)}.")
    blocks = []
    for index, (n_in, n_out, name) in enumerate(zip(sizes[:-2], sizes[1:-1], names, strict=True)):
        has_shortcut = residual and index > 0 and n_in == n_out
        blocks.append(Block(n_in, n_out, name, normalization, dropout, has_shortcut, dtype))
    blocks.append(Block(sizes[-2], sizes[-1], output_activation, dtype=dtype))
    if rng is not None:
        for block in blocks:
            block.dense.block[:-1] = INITIALIZERS[initializer](rng, block.dense.n_in, block.dense.n_out)
    return Network(blocks)
