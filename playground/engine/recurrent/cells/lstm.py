"""Long short-term memory: a second state c, which the cell adds to instead of writing it anew.

g = tanh(W_g x + U_g h + b_g)       the candidate
i = sigmoid(W_i x + U_i h + b_i)    the input gate: how much of the candidate is taken in
f = sigmoid(W_f x + U_f h + b_f)    the forget gate: how much of the memory is kept (Gers et al. 2000)
o = sigmoid(W_o x + U_o h + b_o)    the output gate: how much of the memory is shown
c' = f * c + i * g
h' = o * tanh(c')                                                   (Hochreiter and Schmidhuber 1997)

Backward, with d = dC/dc' + dC/dh' * o * (1 - tanh(c')^2):

dC/dz_o = dC/dh' * tanh(c') * o (1 - o)
dC/dz_g = d * i (1 - g^2),  dC/dz_i = d * g * i (1 - i),  dC/dz_f = d * c * f (1 - f)
dC/dc = d * f,  dC/dh = U_g^T dC/dz_g + U_i^T dC/dz_i + U_f^T dC/dz_f + U_o^T dC/dz_o

Along c the error is multiplied by f alone: where the forget gate is open, it goes back undiminished.
"""

from typing import NamedTuple

import numpy as np

from playground.engine.activations import HALF

GATES = ("candidate", "input", "forget", "output")
SHOWN = GATES[1:]


class Step(NamedTuple):
    """Views of what one step reads and writes, (H, N) each but for `z` (4H, N), and `gates` (3H, N) in it.

    Of `grad_z` (4H, N), `through_c` (3, H, N) is the part that the error reaches by way of c', `through_h` (H, N)
    the output gate's.
    """

    z: np.ndarray
    gates: np.ndarray
    g: np.ndarray
    i: np.ndarray
    f: np.ndarray
    o: np.ndarray
    c: np.ndarray
    h: np.ndarray
    new_c: np.ndarray
    new_h: np.ndarray
    squashed: np.ndarray
    of_output: np.ndarray
    grad_z: np.ndarray
    through_c: np.ndarray
    through_h: np.ndarray


def steps(cache):
    """A `Step` for each."""
    n = cache.n_units
    return [
        Step(
            z,
            z[n:],
            *z.reshape(4, n, -1),
            *(cache.c[t], cache.h[t], cache.c[t + 1], cache.h[t + 1]),
            *(cache.squashed[t], cache.of_output[t]),
            *(grad_z, grad_z[: 3 * n].reshape(3, n, -1), grad_z[3 * n :]),
        )
        for t, (z, grad_z) in enumerate(zip(cache.z, cache.grad_z, strict=True))
    ]


def forward(cache, U_T):
    """Fill h and c (T + 1, H, N) from z (T, 4H, N), which holds W x + b and becomes the gates' values."""
    product, added, half = cache.product, cache.scratch, HALF[cache.z.dtype]
    for step, mask in zip(cache.steps, cache.masks, strict=True):
        z, gates, new_c, new_h = step.z, step.gates, step.new_c, step.new_h
        U_T.dot(cache.dropped(step.h), product)
        np.add(z, product, z)
        np.multiply(gates, half, gates)
        np.tanh(z, z)  # sigmoid(x) = (1 + tanh(x / 2)) / 2: one call for all four
        np.multiply(gates, half, gates)
        np.add(gates, half, gates)
        np.multiply(step.f, step.c, new_c)
        np.multiply(step.i, step.g, added)
        np.add(new_c, added, new_c)
        if mask is not None:
            np.copyto(new_c, step.c, where=mask)
        np.tanh(new_c, step.squashed)
        np.multiply(step.o, step.squashed, new_h)
        if mask is not None:
            np.copyto(new_h, step.h, where=mask)


def backward(cache, U):
    """Fill grad_z (T, 4H, N) and grad_h (T + 1, H, N).

    Whatever does not depend on the error is worked out for all steps first, where the result will lie: the factors
    of d and dC/dh' in dC/dz, and `of_output` (T, H, N), that of dC/dh' in d.
    """
    _factors(cache)
    grad_c, through_h = cache.grad_c, cache.scratch
    grad_c.fill(0)
    for t in reversed(range(len(cache.steps))):
        step, grad_h, skipped = cache.steps[t], cache.kept(t), cache.skipped(t, grad_c)
        np.multiply(grad_h, step.of_output, through_h)
        np.add(grad_c, through_h, grad_c)
        np.multiply(step.through_c, grad_c, step.through_c)
        np.multiply(step.through_h, grad_h, step.through_h)
        np.multiply(grad_c, step.f, grad_c)
        if skipped is not None:
            np.add(grad_c, skipped, grad_c)
        if cache.hand_back(t, U, step.grad_z):
            grad_c.fill(0)


def _factors(cache):
    """i (1 - g^2), g * i (1 - i), c * f (1 - f), tanh(c') * o (1 - o) into grad_z; o (1 - tanh(c')^2)."""
    n, z, squashed = cache.n_units, cache.z, cache.squashed
    g, i, _, o = (z[:, place * n : (place + 1) * n] for place in range(4))
    factors, of_output = cache.grad_z, cache.of_output
    np.multiply(z, z, factors)
    np.subtract(1, factors[:, :n], factors[:, :n])
    np.subtract(z[:, n:], factors[:, n:], factors[:, n:])
    for place, beside in enumerate((i, g, cache.c[:-1], squashed)):
        part = factors[:, place * n : (place + 1) * n]
        np.multiply(part, beside, part)
    np.multiply(squashed, squashed, of_output)
    np.subtract(1, of_output, of_output)
    np.multiply(of_output, o, of_output)


def path(cache):
    """The forget gate: what is left of c, and of the error, after each step."""
    n = cache.n_units
    return cache.z[:, 2 * n : 3 * n]
