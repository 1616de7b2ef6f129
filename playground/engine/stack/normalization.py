"""The normalization of one block of all lanes, arrays (S, units, N)."""

import numpy as np

from playground.engine.layers.normalization import EPSILON, BatchNorm, standardize, unstandardize

UNITS, ROWS = 1, 2  # axes


class StackedNorm:
    """gamma and beta (S, n, 1) of one block, and its running statistics where it keeps any."""

    def __init__(self, layer, places, flat):
        n_lanes = len(flat)
        self.place, statistics = places
        self.gamma, self.beta = flat[:, self.place].reshape(n_lanes, 2, layer.n_out, 1).swapaxes(0, 1)
        self.is_batch = isinstance(layer, BatchNorm)
        self.axis = ROWS if self.is_batch else UNITS
        if self.is_batch:
            running = flat[:, statistics].reshape(n_lanes, 2, layer.n_out, 1)
            self.running_mean, self.running_variance = running.swapaxes(0, 1)

    def forward(self, sums, space, is_training, batch_statistics):
        """z = gamma * x_hat + beta; see `normalization` for what x_hat is while training and at inference."""
        space.used_batch = is_training or batch_statistics or not self.is_batch
        if space.used_batch:
            mean, variance = standardize(sums, space, self.axis, sums.shape[self.axis])
            if is_training and self.is_batch:
                self.running_mean += BatchNorm.MOMENTUM * (mean - self.running_mean)
                self.running_variance += BatchNorm.MOMENTUM * (variance - self.running_variance)
        else:
            np.sqrt(self.running_variance + EPSILON, out=space.deviation)
            np.subtract(sums, self.running_mean, out=space.x_hat)
            np.divide(space.x_hat, space.deviation, out=space.x_hat)
        np.multiply(space.x_hat, self.gamma, out=space.out)
        np.add(space.out, self.beta, out=space.out)

    def backward(self, delta, space):
        """From dC/dz to the gradient of the sums that were normalized; fills dC/dgamma and dC/dbeta."""
        np.multiply(delta, space.x_hat, out=space.scratch)
        np.sum(space.scratch, axis=ROWS, out=space.grad[:, 0])
        np.sum(delta, axis=ROWS, out=space.grad[:, 1])
        np.multiply(delta, self.gamma, out=space.grad_in)
        if space.used_batch:
            return unstandardize(space.grad_in, space, self.axis)
        return np.divide(space.grad_in, space.deviation, out=space.grad_in)


class NormSpace:
    """The arrays of a block's normalization, under the names that `normalization` knows."""

    def __init__(self, norm, sums, gradient):
        n_lanes, n_units, n_rows = sums.shape
        self.x_hat, self.scratch, self.grad_in, self.out = (np.empty_like(sums) for _ in range(4))
        self.deviation = np.empty((n_lanes, n_units, 1) if norm.is_batch else (n_lanes, 1, n_rows), sums.dtype)
        self.grad = gradient[:, norm.place].reshape(n_lanes, 2, n_units)
        self.used_batch = True
