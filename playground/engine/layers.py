"""The pieces a network is made of. Each knows two things: its way forward and its way back.

    forward(x, rng=None, cache=None) -> (out, cache)
    backward(grad_out, cache) -> (grad_in, grads)

Rows are samples; `rng=None` means inference. The cache holds what the way back needs; it is returned and never
kept on the layer, so probing a network cannot disturb its training. A cache may be handed in again: its arrays
are then filled anew instead of being allocated, which is the whole difference between the readable path and the
fast one.
"""

import numpy as np


def by_unit(n_rows, n_units, dtype):
    """An empty array (n_rows, n_units) that keeps each unit's values side by side.

    A column of ones can then stand beside it in one piece of memory, and both stay contiguous.
    """
    return np.empty((n_units, n_rows), dtype).T


class DenseCache:
    """The arrays of a `Dense` layer for N rows; a name that ends in _T is a transpose."""

    def __init__(self, layer, n_rows, out=None, grad=None, wants_grad_in=True):
        dtype = layer.flat.dtype
        self.inputs_T = np.ones((layer.n_in + 1, n_rows), dtype)  # x above a row of ones
        self.x = self.inputs_T[:-1].T  # whoever comes before may write here
        self.out = by_unit(n_rows, layer.n_out, dtype) if out is None else out
        self.out_T = self.out.T
        self.grad = np.empty_like(layer.block) if grad is None else grad.reshape(layer.block.shape)
        self.grad_in = by_unit(n_rows, layer.n_in, dtype) if wants_grad_in else None
        self.grad_in_T = self.grad_in.T if wants_grad_in else None

    def feed(self, x, inputs_T):
        """Take rows where they lie: x (N, n_in) is already the part of `inputs_T` above the ones."""
        self.x, self.inputs_T = x, inputs_T


class Dense:
    """A fully connected layer, z = x W + b.

    The bias is one more weight, on an input that is always 1: W (n_in, n_out) and b (n_out,) are views of one
    block (n_in + 1, n_out), so that one matrix product does the layer and one does its gradient.
    """

    def __init__(self, n_in, n_out, dtype=np.float64):
        self.n_in, self.n_out = n_in, n_out
        self.bind(np.zeros((n_in + 1) * n_out, dtype), np.zeros(0, dtype))

    def bind(self, flat, running):
        """Keep the weights in `flat` ((n_in + 1) n_out,); a dense layer has no running statistics."""
        self.flat, self.running = flat, running
        self.block = flat.reshape(self.n_in + 1, self.n_out)
        self.block_T, self.W = self.block.T, self.block[:-1]

    def split(self, flat):
        """Name the parts of a vector laid out like this layer's weights."""
        block = flat.reshape(self.n_in + 1, self.n_out)
        return {"W": block[:-1], "b": block[-1]}

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True):
        """Arrays for `n_rows` rows; `out` and `grad` are where to write instead of new arrays."""
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


class UnitCache:
    """The arrays of a layer that treats every unit by itself, for N rows."""

    def __init__(self, layer, n_rows, out=None):
        self.x = None  # what came in
        self.mask = None  # what dropout multiplied with
        self.out = by_unit(n_rows, layer.n, layer.dtype) if out is None else out
        self.grad_in = by_unit(n_rows, layer.n, layer.dtype)


class Activate:
    """Applies an activation to every unit, a = f(z)."""

    def __init__(self, activation, n, dtype=np.float64):
        self.activation, self.n, self.dtype = activation, n, np.dtype(dtype)

    def cache(self, n_rows, out=None):
        """Arrays for `n_rows` rows; `out` is where to write the activations instead of a new array."""
        return UnitCache(self, n_rows, out)

    def forward(self, x, rng=None, cache=None):
        """a = f(z)."""
        cache = self.cache(len(x)) if cache is None else cache
        cache.x = x
        return self.activation.f(x, cache.out), cache

    def backward(self, grad_out, cache):
        """dC/dz = dC/da * f'(z), unit by unit."""
        slope = self.activation.slope(cache.x, cache.out, cache.grad_in)
        return np.multiply(grad_out, slope, slope), None


class Dropout:
    """While training, drops a share `rate` of the units, others for each row (Srivastava et al. 2014).

    What is kept is divided by 1 - rate ("inverted" dropout), so that inference needs no correction.
    """

    def __init__(self, rate, n, dtype=np.float64):
        self.rate, self.n, self.dtype = rate, n, np.dtype(dtype)

    def cache(self, n_rows, out=None):
        """Arrays for `n_rows` rows; `out` is where to write instead of a new array."""
        return UnitCache(self, n_rows, out)

    def forward(self, x, rng=None, cache=None):
        """out = x * mask, mask = (drawn >= rate) / (1 - rate); out = x at inference."""
        cache = self.cache(len(x)) if cache is None else cache
        if rng is None:
            cache.mask = None
            np.copyto(cache.out, x)
        else:
            drawn = rng.random(x.T.shape).T
            cache.mask = np.divide(drawn >= self.rate, 1 - self.rate, dtype=self.dtype)
            np.multiply(x, cache.mask, out=cache.out)
        return cache.out, cache

    def backward(self, grad_out, cache):
        """dC/dx = dC/dout * mask: nothing flows through a unit that was dropped."""
        if cache.mask is None:
            np.copyto(cache.grad_in, grad_out)
        else:
            np.multiply(grad_out, cache.mask, out=cache.grad_in)
        return cache.grad_in, None
