"""Words as points: the layer that looks up a row of numbers for every token (Bengio et al. 2003)."""

import numpy as np

from playground.engine.layers.protocol import Cache, Layer


class EmbeddingCache(Cache):
    """The tokens that were looked up, and where their gradient goes."""

    def __init__(self, layer, grad=None):
        self.tokens = self.out = None
        self.grad = np.empty_like(layer.flat) if grad is None else grad
        self.grad_in = None  # tokens are names: there is no gradient by them


class Embedding(Layer):
    """out = E[token]: tokens (N, T), whole numbers from 0 to V - 1, become (N, T, D); E (V, D) is learned.

    It is a dense layer on one-hot rows without the multiplication by zeros. The gradient of E[v] is the sum of
    dC/dout over the places where token v stands.
    """

    def __init__(self, n_tokens, n_out, dtype=np.float64):
        self.n_in, self.n_out, self.dtype = n_tokens, n_out, np.dtype(dtype)
        self._whole = np.min_scalar_type(n_tokens)  # NumPy sorts 16 bits far faster than 64
        self.bind(np.zeros(n_tokens * n_out, dtype), np.zeros(0, dtype))

    def bind(self, flat, running):
        self.flat, self.running = flat, running
        self.E = flat.reshape(self.n_in, self.n_out)

    def split(self, flat):
        return {"E": flat.reshape(self.n_in, self.n_out)}

    def weights(self, flat):
        return [flat.reshape(self.n_in, self.n_out)]

    def initialize(self, rng, initializer, biases=None):
        """E ~ U[-0.05, 0.05], as Keras does: rows of a table are not sums, so no initializer's argument fits."""
        self.E[...] = rng.uniform(-0.05, 0.05, self.E.shape)

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        """`grad` is where to write the gradient instead of a new array."""
        return EmbeddingCache(self, grad)

    def forward(self, x, rng=None, cache=None):
        """out = E[x]."""
        cache = self.cache(len(x)) if cache is None else cache
        cache.tokens = np.asarray(x, np.intp)
        cache.out = self.E[cache.tokens]
        return cache.out, cache

    def backward(self, grad_out, cache):
        """dC/dE[v] = sum of dC/dout where token v stands."""
        grad = cache.grad.reshape(self.E.shape)
        grad.fill(0)
        # in the order in which the layer behind keeps its steps, nothing has to be copied
        tokens, rows = cache.tokens.T.ravel(), grad_out.transpose(1, 0, 2).reshape(-1, self.n_out)
        found, sums = summed_by_token(tokens.astype(self._whole), rows)
        grad[found] = sums
        return None, cache.grad


def summed_by_token(tokens, rows):
    """Which tokens there are in `tokens` (M,), and for each the sum of its `rows` (M, D).

    Sorting brings a token's rows together. They are then added in pairs, and the pairs in pairs, until one is left
    of each: log2(M) rounds at most, where adding row by row would take M.
    """
    order = np.argsort(tokens, kind="stable")
    tokens, rows = tokens[order], rows[order]
    place = np.arange(len(tokens))
    starts = np.flatnonzero(np.diff(tokens, prepend=tokens[:1] + 1))
    place -= np.repeat(starts, np.diff(starts, append=len(tokens)))  # of each row among those of its token
    while place.any():
        second = np.flatnonzero(place % 2)
        rows[second - 1] += rows[second]
        first = np.flatnonzero(place % 2 == 0)
        tokens, rows, place = tokens[first], rows[first], place[first] // 2
    return tokens, rows
