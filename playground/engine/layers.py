"""The pieces a network is made of. Each knows two things: its way forward and its way back.

    forward(x, rng=None, cache=None) -> (out, cache)
    backward(grad_out, cache) -> (grad_in, grads)

Rows are samples. The cache holds what the way back needs; it is returned and never kept on the layer, so
probing a network cannot disturb its training. A cache may be handed in again: its arrays are then filled anew
instead of being allocated, which is the whole difference between the readable path and the fast one.
"""

from typing import NamedTuple

import numpy as np


class DenseCache(NamedTuple):
    inputs: np.ndarray  # (N, n_in + 1): x beside a column of ones
    x: np.ndarray  # (N, n_in): the view of `inputs` without the ones; the layer before may write here
    inputs_transposed: np.ndarray
    out: np.ndarray  # (N, n_out)
    grad: np.ndarray  # (n_in + 1, n_out): dC/dW above dC/db
    grad_in: np.ndarray | None  # (N, n_in); None where nobody asks for it


class Dense:
    """A fully connected layer, z = x W + b.

    The bias is one more weight, on an input that is always 1: W (n_in, n_out) and b (n_out,) are views of one
    block (n_in + 1, n_out), so that one matrix product does the layer and one does its gradient.
    """

    def __init__(self, n_in, n_out, dtype=np.float64):
        self.n_in, self.n_out = n_in, n_out
        self.bind(np.zeros((n_in + 1) * n_out, dtype))

    @property
    def n_params(self):
        return (self.n_in + 1) * self.n_out

    def bind(self, flat):
        """Keep the weights in `flat`, a (n_params,) piece of the network's one vector."""
        self.block = flat.reshape(self.n_in + 1, self.n_out)
        self.W_transposed = self.block[:-1].T

    def split(self, flat):
        """Name the parts of a vector laid out like this layer's weights."""
        block = flat.reshape(self.n_in + 1, self.n_out)
        return {"W": block[:-1], "b": block[-1]}

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True):
        """Arrays for `n_rows` rows; `out` and `grad` are where to write instead of new arrays."""
        dtype = self.block.dtype
        inputs = np.ones((n_rows, self.n_in + 1), dtype)
        return DenseCache(
            inputs=inputs,
            x=inputs[:, :-1],
            inputs_transposed=inputs.T,
            out=np.empty((n_rows, self.n_out), dtype) if out is None else out,
            grad=np.empty_like(self.block) if grad is None else grad.reshape(self.block.shape),
            grad_in=np.empty((n_rows, self.n_in), dtype) if wants_grad_in else None,
        )

    def forward(self, x, rng=None, cache=None):
        """z = x W + b."""
        cache = self.cache(len(x)) if cache is None else cache
        if x is not cache.x:
            cache.x[...] = x
        return np.matmul(cache.inputs, self.block, out=cache.out), cache

    def backward(self, grad_out, cache):
        """With d = dC/dz: dC/dW = x^T d, dC/db = sum over rows of d, dC/dx = d W^T."""
        np.matmul(cache.inputs_transposed, grad_out, out=cache.grad)
        if cache.grad_in is not None:
            np.matmul(grad_out, self.W_transposed, out=cache.grad_in)
        return cache.grad_in, cache.grad


class ActivateCache(NamedTuple):
    z: np.ndarray  # (N, n): what came in
    out: np.ndarray  # (N, n)
    grad_in: np.ndarray  # (N, n): dC/dz


class Activate:
    """Applies an activation to every unit, a = f(z)."""

    n_params = 0

    def __init__(self, activation, n, dtype=np.float64):
        self.activation, self.n, self.dtype = activation, n, dtype

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True):
        """Arrays for `n_rows` rows; `out` is where to write the activations instead of a new array."""
        shape = (n_rows, self.n)
        return ActivateCache(
            z=np.empty(shape, self.dtype),
            out=np.empty(shape, self.dtype) if out is None else out,
            grad_in=np.empty(shape, self.dtype),
        )

    def forward(self, x, rng=None, cache=None):
        """a = f(z)."""
        cache = self.cache(len(x)) if cache is None else cache
        if x is not cache.z:
            cache.z[...] = x
        return self.activation.f(cache.z, out=cache.out), cache

    def backward(self, grad_out, cache):
        """dC/dz = dC/da * f'(z), unit by unit."""
        slope = self.activation.slope(cache.z, cache.out, out=cache.grad_in)
        return np.multiply(grad_out, slope, out=cache.grad_in), None
