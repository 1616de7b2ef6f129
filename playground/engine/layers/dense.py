"""The layer that has every input reach every unit."""

import numpy as np

from playground.engine.layers.protocol import Cache, Layer, by_unit


class DenseCache(Cache):
    """The arrays of a `Dense` layer for N rows; a name that ends in _T is a transpose."""

    def __init__(self, layer, n_rows, out=None, grad=None, wants_grad_in=True):
        dtype = layer.flat.dtype
        self.inputs_T = np.ones((layer.n_in + 1, n_rows), dtype)  # x above a row of ones
        if not layer.has_bias:
            self.inputs_T[-1] = 0
        self.x = self.inputs_T[:-1].T
        self.out = by_unit(n_rows, layer.n_out, dtype) if out is None else out
        self.out_T = self.out.T
        self.grad = np.empty_like(layer.block) if grad is None else grad.reshape(layer.block.shape)
        self.grad_in = by_unit(n_rows, layer.n_in, dtype) if wants_grad_in else None
        self.grad_in_T = self.grad_in.T if wants_grad_in else None

    def feed(self, x, inputs_T):
        self.x, self.inputs_T = x, inputs_T


class Dense(Layer):
    """A fully connected layer, z = x W + b.

    The bias is one more weight, on an input that is always 1: W (n_in, n_out) and b (n_out,) are views of one
    block (n_in + 1, n_out), so that one matrix product does the layer and one does its gradient. Without a bias
    that input is 0: b adds nothing, and its gradient is 0.
    """

    def __init__(self, n_in, n_out, dtype=np.float64, has_bias=True):
        self.n_in, self.n_out, self.dtype, self.has_bias = n_in, n_out, np.dtype(dtype), has_bias
        self.bind(np.zeros((n_in + 1) * n_out, dtype), np.zeros(0, dtype))

    def bind(self, flat, running):
        """Keep the weights in `flat` ((n_in + 1) n_out,); a dense layer has no running statistics."""
        self.flat, self.running = flat, running
        self.block = flat.reshape(self.n_in + 1, self.n_out)
        self.block_T, self.W = self.block.T, self.block[:-1]

    @property
    def connections(self):
        return self.block

    def initialize(self, rng, initializer, biases=None):
        self.W[...] = initializer(rng, self.n_in, self.n_out)
        if biases:
            self.block[-1] = biases(rng, self.n_out)

    def split(self, flat):
        block = flat.reshape(self.n_in + 1, self.n_out)
        return {"W": block[:-1], "b": block[-1]}

    def weights(self, flat):
        return [self.split(flat)["W"]]

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` rows; `out` and `grad` are where to write instead of new arrays.

        With `wants_grad_in` False, the way back ends here. `batch_statistics` concerns batch normalization alone.
        """
        return DenseCache(self, n_rows, out, grad, wants_grad_in)

    def forward(self, x, rng=None, cache=None):
        """z = x W + b, or transposed, z^T = [W; b]^T [x, 1]^T."""
        cache = self.cache(len(x)) if cache is None else cache
        if x is not cache.x:
            cache.x[...] = x
        self.block_T.dot(cache.inputs_T, cache.out_T)  # np.dot is this behind a look for other array libraries
        return cache.out, cache

    def backward(self, grad_out, cache):
        """With d = dC/dz: dC/dW = x^T d, dC/db = sum over rows of d, dC/dx = d W^T."""
        cache.inputs_T.dot(grad_out, cache.grad)
        if cache.grad_in_T is not None:
            self.W.dot(grad_out.T, cache.grad_in_T)
        return cache.grad_in, cache.grad
