"""Layers that treat every unit by itself."""

import numpy as np

from playground.engine.layers.protocol import Cache, Layer, by_unit


class UnitCache(Cache):
    """The arrays of a layer that treats every unit by itself, for N rows."""

    def __init__(self, layer, n_rows, out=None):
        self.mask = None  # what dropout multiplied with
        self.out = by_unit(n_rows, layer.n_out, layer.dtype) if out is None else out
        self.grad_in = by_unit(n_rows, layer.n_in, layer.dtype)


class Activate(Layer):
    """Applies an activation to every unit, a = f(z)."""

    def __init__(self, activation, n, dtype=np.float64):
        self.activation, self.n_in, self.n_out, self.dtype = activation, n, n, np.dtype(dtype)

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
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


class Dropout(Layer):
    """While training, drops a share `rate` of the units, others for each row (Srivastava et al. 2014).

    What is kept is divided by 1 - rate ("inverted" dropout), so that inference needs no correction.
    """

    draws = leaves_out = True

    def __init__(self, rate, n, dtype=np.float64):
        self.rate, self.n_in, self.n_out, self.dtype = rate, n, n, np.dtype(dtype)

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` rows; `out` is where to write instead of a new array."""
        return UnitCache(self, n_rows, out)

    def forward(self, x, rng=None, cache=None):
        """out = x * mask, mask = (drawn >= rate) / (1 - rate); out = x at inference."""
        cache = self.cache(len(x)) if cache is None else cache
        cache.x = x
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
