"""A network is its blocks in a row; all its weights live in one vector.

Forward: each block's output is the next one's input. Backward: each block is handed dC/d(its output), works out
dC/d(its weights), and hands dC/d(its input) to the block before. That is all of backpropagation (Rumelhart,
Hinton and Williams 1986).
"""

import numpy as np

from playground.engine.blocks import dense_block
from playground.engine.initializers import BIASES, INITIALIZERS
from playground.engine.workspace import Workspace


class Network:
    """Blocks in a row.

    `flat` (F,) is all that a network is: first `trainable` (P,), every weight, then the running statistics of
    batch normalization. `params` names its parts: `"0.W"` (in, out), `"0.b"` (out,), `"1.W"`, ... `weight_views`
    are the matrices among them; `penalized` (P,) is 1 where one of their weights stands in `trainable`, else 0.
    """

    def __init__(self, blocks):
        self.blocks = blocks
        self.sizes = [blocks[0].n_in] + [block.n_out for block in blocks]
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
        self.penalized = np.zeros_like(self.trainable)
        for matrix in self.weights(self.penalized):
            matrix[...] = 1

    def __reduce__(self):
        """Pickled as its blocks: a network made of them again has one vector again."""
        return Network, (self.blocks,)

    @property
    def draws(self):
        """Whether training differs from inference: dropout draws, batch normalization takes batch statistics."""
        return any(layer.draws for block in self.blocks for layer in block.layers)

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
        """The weight matrices in a (P,) or (F,) vector, (n_in, n_out) views in the order of layers, no biases."""
        return [matrix for layer, piece in self.pieces(flat).items() for matrix in layer.weights(piece)]

    def initialize(self, rng, initializer, biases=None):
        """Draw every layer's starting weights by an entry of `INITIALIZERS`, and after them its biases.

        `biases` is an entry of `BIASES`; without one they stay. Returns the network.
        """
        for block in self.blocks:
            block.initialize(rng, initializer, biases)
        return self

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
    normalization_place="before",
    dropout=0.0,
    residual=False,
    biases="zeros",
):
    """A multilayer perceptron with `sizes` = [inputs, hidden ..., outputs].

    `activation` is a name in `ACTIVATIONS`, `normalization` one in `NORMALIZATIONS`, `dropout` the share of units
    left out while training, others for each row; each may be one for every hidden layer. `initializer` and
    `biases` are names in `INITIALIZERS` and `BIASES`; `normalization_place` is "before" or "after" the activation.
    With `residual`, a hidden layer with as many units as the one before adds its input; the first one never does.
    Normalization, dropout and residual concern hidden layers alone. Weights are drawn from `rng` layer by layer in
    float64 and then rounded to `dtype`, so that both precisions start alike; without an `rng` they start at 0, for
    callers who put their own numbers into `params`.

    Raises KeyError for an unknown name, ValueError for a number of activations, dropouts or normalizations that
    does not fit.
    """
    n_hidden = len(sizes) - 2
    names = _for_each(activation, isinstance(activation, str), n_hidden, "activations")
    rates = _for_each(dropout, np.ndim(dropout) == 0, n_hidden, "dropouts")
    normalizations = _for_each(normalization, isinstance(normalization, str), n_hidden, "normalizations")
    has_bias, blocks = BIASES[biases].are_there, []
    hidden = zip(sizes[:-2], sizes[1:-1], names, rates, normalizations, strict=True)
    for index, (n_in, n_out, name, rate, normalize) in enumerate(hidden):
        block = dense_block(
            n_in,
            n_out,
            name,
            normalization=normalize,
            normalization_place=normalization_place,
            dropout=rate,
            residual=residual and index > 0 and n_in == n_out,
            has_bias=has_bias,
            dtype=dtype,
        )
        blocks.append(block)
    blocks.append(dense_block(sizes[-2], sizes[-1], output_activation, has_bias=has_bias, dtype=dtype))
    network = Network(blocks)
    return network if rng is None else network.initialize(rng, INITIALIZERS[initializer], BIASES[biases])


def _for_each(choice, is_one, n_hidden, what):
    """A choice for each hidden layer, of which one may stand for all."""
    choices = [choice] * n_hidden if is_one else list(choice)
    if len(choices) != n_hidden:
        raise ValueError(f"{n_hidden} hidden layers need {n_hidden} {what}, not {len(choices)}.")
    return choices
