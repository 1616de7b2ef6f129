"""The plain recurrent cell.

h_t = f(W x_t + U h_(t-1) + b)                                     (Elman 1990)

Backward, with delta_t = dC/dz_t = dC/dh_t * f'(z_t):

dC/dh_(t-1) = U^T delta_t, plus what arrives at h_(t-1) itself      (Werbos 1990)
dC/dU = sum over t of delta_t h_(t-1)^T, dC/dW = sum over t of delta_t x_t^T

Every step back multiplies the error by U^T and by f'. Where the largest singular value of U is under 1 / max f',
the error must fade; it can explode only where it is over (Pascanu et al. 2013).
"""

from functools import partial

import numpy as np

from playground.engine.activations import ACTIVATIONS

GATES = ("candidate",)


def with_activation(name):
    """The way forward and back of a plain cell with f = `ACTIVATIONS[name]`."""
    return partial(forward, ACTIVATIONS[name].f), partial(backward, ACTIVATIONS[name].slope)


def forward(f, cache, U_T):
    """Fill h (T + 1, H, N) from z (T, H, N), which holds W x + b and has U h added; h[0] is the start."""
    product = cache.product
    for z, before, after, mask in cache.steps:
        np.matmul(U_T, cache.dropped(before), product)
        np.add(z, product, z)
        f(z, after)
        if mask is not None:
            np.copyto(after, before, where=mask)


def backward(slope, cache, U):
    """Fill grad_z (T, H, N), and grad_h (T + 1, H, N), which holds what arrives at each h from above."""
    slopes = slope(cache.z, cache.h[1:])
    carried, arriving = np.empty_like(cache.h[0]), cache.grad_h
    for t in reversed(range(len(slopes))):
        np.multiply(cache.kept(t, arriving[t + 1]), slopes[t], cache.grad_z[t])
        cache.hand_back(t, U, cache.grad_z[t], carried)


def slopes(name, cache):
    """f'(z) of every step, (T, H, N), for f = `ACTIVATIONS[name]`."""
    return ACTIVATIONS[name].slope(cache.z, cache.h[1:])
