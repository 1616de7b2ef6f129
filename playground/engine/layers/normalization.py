"""Layers that bring what comes in to mean 0 and deviation 1, be it sums or activations.

Both compute x_hat = (x - mean) / sqrt(variance + epsilon) and then gamma * x_hat + beta, where gamma and beta
are learned, so that the network can undo what does not help. They differ in what the mean is taken over.
"""

import numpy as np

from playground.engine.layers.protocol import Cache, Layer, by_unit
from playground.engine.written import UNWRITTEN, Written

EPSILON = 1e-5


class NormCache(Cache):
    """x_hat (N, n), the deviations that made it, and room for the way back."""

    def __init__(self, n_rows, n, deviations, dtype, out, grad, batch_statistics):
        self.x_hat = by_unit(n_rows, n, dtype)
        self.scratch = by_unit(n_rows, n, dtype)
        self.grad_in = by_unit(n_rows, n, dtype)
        self.out = by_unit(n_rows, n, dtype) if out is None else out
        self.grad = np.empty((2, n), dtype) if grad is None else grad.reshape(2, n)
        self.deviation = np.empty(deviations, dtype)
        self.batch_statistics = batch_statistics
        self.used_batch = False


class _Norm(Layer):
    """What both share: gamma, beta and their gradients.

    `written` are the lines of the way forward, from x, the weights w of a layer and whether it is training, and of
    the way back, from g = dC/dout, for exported files.
    """

    written = UNWRITTEN

    def __init__(self, n, dtype=np.float64):
        self.n_in, self.n_out, self.dtype = n, n, np.dtype(dtype)
        self.bind(np.repeat([1, 0], n).astype(dtype), self._first_running())

    def bind(self, flat, running):
        """Keep gamma and beta in `flat` (2 n,), running statistics in `running`."""
        self.flat, self.running = flat, running
        self.gamma, self.beta = flat.reshape(2, self.n_out)

    def split(self, flat):
        gamma, beta = flat.reshape(2, self.n_out)
        return {"gamma": gamma, "beta": beta}

    def _scale(self, cache):
        """gamma * x_hat + beta."""
        np.multiply(cache.x_hat, self.gamma, out=cache.out)
        return np.add(cache.out, self.beta, out=cache.out)

    def _learned(self, grad_out, cache):
        """dC/dgamma = sum over rows of g * x_hat, dC/dbeta = sum over rows of g."""
        np.multiply(grad_out, cache.x_hat, out=cache.scratch)
        np.sum(cache.scratch, axis=0, out=cache.grad[0])
        np.sum(grad_out, axis=0, out=cache.grad[1])


def standardize(x, cache, axis, count):
    """x_hat = (x - mean) / deviation along an axis; returns mean and variance."""
    mean = np.add.reduce(x, axis=axis, keepdims=True) / count  # x.mean(), without its detour through Python
    np.subtract(x, mean, out=cache.x_hat)
    np.multiply(cache.x_hat, cache.x_hat, out=cache.scratch)
    variance = np.add.reduce(cache.scratch, axis=axis, keepdims=True) / count
    np.sqrt(variance + EPSILON, out=cache.deviation)
    np.divide(cache.x_hat, cache.deviation, out=cache.x_hat)
    return mean, variance


def unstandardize(grad, cache, axis):
    """With h = dC/dx_hat: dC/dx = (h - mean(h) - x_hat * mean(h * x_hat)) / deviation.

    The two means are there because moving one x moves the mean and the deviation that all are measured by.
    """
    np.multiply(grad, cache.x_hat, out=cache.scratch)
    count = grad.shape[axis]
    along = np.add.reduce(cache.scratch, axis=axis, keepdims=True) / count
    np.multiply(cache.x_hat, along, out=cache.scratch)
    np.subtract(grad, np.add.reduce(grad, axis=axis, keepdims=True) / count, out=cache.grad_in)
    np.subtract(cache.grad_in, cache.scratch, out=cache.grad_in)
    return np.divide(cache.grad_in, cache.deviation, out=cache.grad_in)


class BatchNorm(_Norm):
    """Each unit is normalized over the rows of the batch (Ioffe and Szegedy 2015, algorithm 1).

    While training (`rng` given), the batch's own mean and variance are used, and running averages of them are
    kept; at inference the running averages are used, so that a row's answer does not depend on its neighbors.
    A cache made with `batch_statistics` uses the batch's own without touching the running ones.
    """

    MOMENTUM = 0.1  # the share of each new batch in the running averages
    draws = True
    written = Written(
        (
            f"""if training:
    mean, variance = x.mean(axis=0), x.var(axis=0)
    w["running_mean" + layer] += {MOMENTUM} * (mean - w["running_mean" + layer])
    w["running_variance" + layer] += {MOMENTUM} * (variance - w["running_variance" + layer])
else:
    mean, variance = w["running_mean" + layer], w["running_variance" + layer]
deviation = np.sqrt(variance + {EPSILON})
x_hat = (x - mean) / deviation
return w["gamma" + layer] * x_hat + w["beta" + layer], (x_hat, deviation)""",
            """h = g * w["gamma" + layer]
d = (h - h.mean(axis=0) - x_hat * (h * x_hat).mean(axis=0)) / deviation
return d, (g * x_hat).sum(axis=0), g.sum(axis=0)""",
        ),
        f"BatchNorm({{n}}, eps={EPSILON}, momentum={MOMENTUM})",
        f"keras.layers.BatchNormalization(momentum={1 - MOMENTUM}, epsilon={EPSILON})",
        onnx=f"{{a}} = BatchNormalization <epsilon = {EPSILON}> ({{z}}, gamma{{n}}, beta{{n}}, running_mean{{n}}, "
        "running_variance{n})",
    )

    def _first_running(self):
        return np.repeat([0, 1], self.n_out).astype(self.dtype)

    def bind(self, flat, running):
        """Keep gamma and beta in `flat` (2 n,), the running mean and variance in `running` (2 n,)."""
        super().bind(flat, running)
        self.running_mean, self.running_variance = running.reshape(2, self.n_out)

    def split_running(self, running):
        mean, variance = running.reshape(2, self.n_out)
        return {"running_mean": mean, "running_variance": variance}

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        return NormCache(n_rows, self.n_out, (1, self.n_out), self.dtype, out, grad, batch_statistics)

    def forward(self, x, rng=None, cache=None):
        """gamma * (x - mean) / sqrt(variance + epsilon) + beta, mean and variance over rows."""
        cache = self.cache(len(x)) if cache is None else cache
        cache.used_batch = rng is not None or cache.batch_statistics
        if cache.used_batch:
            mean, variance = standardize(x, cache, axis=0, count=len(x))
            if rng is not None:
                self.running_mean += self.MOMENTUM * (mean[0] - self.running_mean)
                self.running_variance += self.MOMENTUM * (variance[0] - self.running_variance)
        else:
            np.sqrt(self.running_variance + EPSILON, out=cache.deviation[0])
            np.subtract(x, self.running_mean, out=cache.x_hat)
            np.divide(cache.x_hat, cache.deviation, out=cache.x_hat)
        return self._scale(cache), cache

    def backward(self, grad_out, cache):
        """See `unstandardize`; at inference mean and deviation are constants and only the division is left."""
        self._learned(grad_out, cache)
        np.multiply(grad_out, self.gamma, out=cache.grad_in)
        if cache.used_batch:
            return unstandardize(cache.grad_in, cache, axis=0), cache.grad
        return np.divide(cache.grad_in, cache.deviation, out=cache.grad_in), cache.grad


class LayerNorm(_Norm):
    """Each row is normalized over the units of the layer (Ba et al. 2016): the same in training and inference."""

    written = Written(
        (
            f"""mean, variance = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
deviation = np.sqrt(variance + {EPSILON})
x_hat = (x - mean) / deviation
return w["gamma" + layer] * x_hat + w["beta" + layer], (x_hat, deviation)""",
            """h = g * w["gamma" + layer]
d = (h - h.mean(axis=1, keepdims=True) - x_hat * (h * x_hat).mean(axis=1, keepdims=True)) / deviation
return d, (g * x_hat).sum(axis=0), g.sum(axis=0)""",
        ),
        f"nn.LayerNorm({{n}}, eps={EPSILON})",
        f"keras.layers.LayerNormalization(epsilon={EPSILON})",
        onnx=f"{{a}} = LayerNormalization <axis = 1, epsilon = {EPSILON}> ({{z}}, gamma{{n}}, beta{{n}})",
    )

    def _first_running(self):
        return np.zeros(0, self.dtype)

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        return NormCache(n_rows, self.n_out, (n_rows, 1), self.dtype, out, grad, batch_statistics)

    def forward(self, x, rng=None, cache=None):
        """gamma * (x - mean) / sqrt(variance + epsilon) + beta, mean and variance over units."""
        cache = self.cache(len(x)) if cache is None else cache
        standardize(x, cache, axis=1, count=self.n_out)
        return self._scale(cache), cache

    def backward(self, grad_out, cache):
        """See `unstandardize`."""
        self._learned(grad_out, cache)
        np.multiply(grad_out, self.gamma, out=cache.grad_in)
        return unstandardize(cache.grad_in, cache, axis=1), cache.grad


NORMALIZATIONS = {"none": None, "batch": BatchNorm, "layer": LayerNorm}
