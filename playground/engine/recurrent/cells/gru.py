"""The gated recurrent unit: the state itself is partly kept and partly written anew.

r = sigmoid(W_r x + U_r h + b_r)                the reset gate: how much of the state the candidate sees
k = sigmoid(W_k x + U_k h + b_k)                the update gate: how much of the state is kept
g = tanh(W_g x + b_g + r * (U_g h + c_g))       the candidate
h' = k * h + (1 - k) * g                                            (Cho et al. 2014)

Cho's candidate has U_g (r * h). As in cuDNN, PyTorch and Keras, r is applied to the sum, so that one product does
all gates; that sum has a bias c_g of its own.

Backward, with d = dC/dh' and s = U_g h + c_g:

dC/dz_g = d * (1 - k) (1 - g^2),  dC/ds = dC/dz_g * r
dC/dz_k = d * (h - g) * k (1 - k),  dC/dz_r = dC/dz_g * s * r (1 - r)
dC/dh = d * k + U_r^T dC/dz_r + U_k^T dC/dz_k + U_g^T dC/ds

Along h the error is multiplied by k where nothing else reaches it.
"""

from typing import NamedTuple

import numpy as np

from playground.engine.activations import HALF

GATES = ("reset", "update", "candidate")
SHOWN = GATES[:2]


class Step(NamedTuple):
    """Views of what one step reads and writes, (H, N) each but for `gates` (2H, N), which are r above k.

    `grad_g` is a part of grad_z; `grad_s` (3H, N) has the parts `of_reset`, `of_update` and `of_sum`.
    """

    gates: np.ndarray
    r: np.ndarray
    k: np.ndarray
    g: np.ndarray
    s: np.ndarray
    h: np.ndarray
    new_h: np.ndarray
    grad_g: np.ndarray
    grad_s: np.ndarray
    of_reset: np.ndarray
    of_update: np.ndarray
    of_sum: np.ndarray


def steps(cache):
    """A `Step` for each."""
    n = cache.n_units
    return [
        Step(
            z[: 2 * n],
            *z.reshape(3, n, -1),
            *(cache.sums[t], cache.h[t], cache.h[t + 1]),
            cache.grad_z[t, 2 * n :],
            cache.grad_s[t],
            *cache.grad_s[t].reshape(3, n, -1),
        )
        for t, z in enumerate(cache.z)
    ]


def forward(cache, U_T):
    """Fill h (T + 1, H, N) from z (T, 3H, N), which holds W x + b and becomes the gates' values."""
    n, product, half = cache.n_units, cache.product, HALF[cache.z.dtype]
    to_gates, to_sum = product[: 2 * n], product[2 * n :]
    for step, mask in zip(cache.steps, cache.masks, strict=True):
        gates, g, new_h = step.gates, step.g, step.new_h
        U_T.dot(cache.dropped(step.h), product)
        np.add(to_sum, cache.own_bias, step.s)
        np.add(gates, to_gates, gates)
        np.multiply(gates, half, gates)
        np.tanh(gates, gates)  # sigmoid(x) = (1 + tanh(x / 2)) / 2
        np.multiply(gates, half, gates)
        np.add(gates, half, gates)
        np.multiply(step.r, step.s, to_sum)
        np.add(g, to_sum, g)
        np.tanh(g, g)
        np.subtract(step.h, g, new_h)
        np.multiply(new_h, step.k, new_h)
        np.add(new_h, g, new_h)
        if mask is not None:
            np.copyto(new_h, step.h, where=mask)


def backward(cache, U):
    """Fill grad_z and grad_s (T, 3H, N), by W x + b and by U h, and grad_h (T + 1, H, N).

    Whatever does not depend on the error is worked out for all steps first, where the result will lie.
    """
    n, kept = cache.n_units, cache.scratch
    _factors(cache)
    for t in reversed(range(len(cache.steps))):
        step, grad_h = cache.steps[t], cache.kept(t)
        np.multiply(step.grad_g, grad_h, step.grad_g)
        np.multiply(step.of_update, grad_h, step.of_update)
        np.multiply(step.of_reset, step.grad_g, step.of_reset)
        np.multiply(step.grad_g, step.r, step.of_sum)
        np.multiply(grad_h, step.k, kept)
        if not cache.hand_back(t, U, step.grad_s):
            np.add(cache.grad_h[t], kept, cache.grad_h[t])
    cache.grad_z[:, : 2 * n] = cache.grad_s[:, : 2 * n]


def _factors(cache):
    """(1 - k) (1 - g^2) into grad_z; s * r (1 - r) and (h - g) * k (1 - k) into grad_s; see above."""
    n = cache.n_units
    gates = cache.z[:, : 2 * n]
    k, g = gates[:, n:], cache.z[:, 2 * n :]
    of_g, of_gates = cache.grad_z[:, 2 * n :], cache.grad_s[:, : 2 * n]
    of_reset, of_update = of_gates[:, :n], of_gates[:, n:]
    np.multiply(gates, gates, of_gates)
    np.subtract(gates, of_gates, of_gates)
    np.multiply(of_reset, cache.sums, of_reset)
    np.subtract(cache.h[:-1], g, of_g)
    np.multiply(of_update, of_g, of_update)
    np.multiply(g, g, of_g)
    np.subtract(1, of_g, of_g)
    np.multiply(of_g, 1 - k, of_g)


def path(cache):
    """The update gate: what is left of h, and of the error, after each step."""
    n = cache.n_units
    return cache.z[:, n : 2 * n]
