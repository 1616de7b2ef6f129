"""The plain recurrent cell.

h_t = f(W x_t + U h_(t-1) + b)                                     (Elman 1990)

Backward, with delta_t = dC/dz_t = dC/dh_t * f'(z_t):

dC/dh_(t-1) = U^T delta_t, plus what arrives at h_(t-1) itself      (Werbos 1990)
dC/dU = sum over t of delta_t h_(t-1)^T, dC/dW = sum over t of delta_t x_t^T

Every step back multiplies the error by U^T and by f'. Where the largest singular value of U is under 1 / max f',
the error must fade; it can explode only where it is over (Pascanu et al. 2013).
"""

from functools import partial
from typing import NamedTuple

import numpy as np

from playground.engine.activations import ACTIVATIONS

GATES = ("candidate",)


def with_activation(name):
    """The way forward and back of a plain cell with f = `ACTIVATIONS[name]`."""
    return partial(forward, ACTIVATIONS[name].f), partial(backward, ACTIVATIONS[name].slope)


class Step(NamedTuple):
    """Views of what one step reads and writes, (H, N) each."""

    z: np.ndarray
    before: np.ndarray
    after: np.ndarray
    grad_z: np.ndarray


def steps(cache):
    """A `Step` for each."""
    return list(map(Step, cache.z, cache.h[:-1], cache.h[1:], cache.grad_z))


def forward(f, cache, U_T):
    """Fill h (T + 1, H, N) from z (T, H, N), which holds W x + b and has U h added; h[0] is the start."""
    product = cache.product
    for (z, before, after, _), mask in zip(cache.steps, cache.masks, strict=True):
        U_T.dot(cache.dropped(before), product)
        np.add(z, product, z)
        f(z, after)
        if mask is not None:
            np.copyto(after, before, where=mask)


def backward(slope, cache, U):
    """Fill grad_z (T, H, N), and grad_h (T + 1, H, N), which holds what arrives at each h from above."""
    slope(cache.z, cache.h[1:], cache.grad_z)  # all slopes first: what arrives is multiplied in where they lie
    for t in reversed(range(len(cache.steps))):
        grad_z = cache.steps[t].grad_z
        np.multiply(grad_z, cache.kept(t), grad_z)
        cache.hand_back(t, U, grad_z)


def slopes(name, cache):
    """f'(z) of every step, (T, H, N), for f = `ACTIVATIONS[name]`."""
    return ACTIVATIONS[name].slope(cache.z, cache.h[1:])
