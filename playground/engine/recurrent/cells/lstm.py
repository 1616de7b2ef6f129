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

import numpy as np

GATES = ("candidate", "input", "forget", "output")
SHOWN = GATES[1:]


def forward(cache, U_T):
    """Fill h and c (T + 1, H, N) from z (T, 4H, N), which holds W x + b and becomes the gates' values."""
    n, product, c = cache.n_units, cache.product, cache.c
    added = np.empty_like(c[0])
    for t, (z, before, after, mask) in enumerate(cache.steps):
        np.matmul(U_T, cache.dropped(before), product)
        np.add(z, product, z)
        gates = z[n:]
        np.multiply(gates, 0.5, gates)
        np.tanh(z, z)  # sigmoid(x) = (1 + tanh(x / 2)) / 2: one call for all four
        np.multiply(gates, 0.5, gates)
        np.add(gates, 0.5, gates)
        memory = c[t + 1]
        np.multiply(z[2 * n : 3 * n], c[t], memory)
        np.multiply(z[n : 2 * n], z[:n], added)
        np.add(memory, added, memory)
        if mask is not None:
            np.copyto(memory, c[t], where=mask)
        np.tanh(memory, cache.squashed[t])
        np.multiply(z[3 * n :], cache.squashed[t], after)
        if mask is not None:
            np.copyto(after, before, where=mask)


def backward(cache, U):
    """Fill grad_z (T, 4H, N) and grad_h (T + 1, H, N); what does not depend on the error is worked out first."""
    n, arriving = cache.n_units, cache.grad_h
    g, i, f, o = (cache.z[:, place * n : (place + 1) * n] for place in range(4))
    shown, c = cache.squashed, cache.c[:-1]
    factors, of_output = cache.factors, cache.of_output  # (T, 4H, N), (T, H, N): dz over what arrives; dc over dh
    np.multiply(i, 1 - g * g, factors[:, :n])
    np.multiply(g, i * (1 - i), factors[:, n : 2 * n])
    np.multiply(c, f * (1 - f), factors[:, 2 * n : 3 * n])
    np.multiply(shown, o * (1 - o), factors[:, 3 * n :])
    np.multiply(o, 1 - shown * shown, of_output)
    carried, grad_c, scratch = (np.zeros_like(cache.h[0]) for _ in range(3))
    for t in reversed(range(len(g))):
        grad_h, grad_z = cache.kept(t, arriving[t + 1]), cache.grad_z[t]
        skipped = cache.skipped(t, grad_c)
        np.multiply(grad_h, of_output[t], scratch)
        np.add(grad_c, scratch, grad_c)
        np.multiply(factors[t, : 3 * n].reshape(3, n, -1), grad_c, grad_z[: 3 * n].reshape(3, n, -1))
        np.multiply(factors[t, 3 * n :], grad_h, grad_z[3 * n :])
        np.multiply(grad_c, f[t], grad_c)
        if skipped is not None:
            np.add(grad_c, skipped, grad_c)
        if cache.hand_back(t, U, grad_z, carried):
            grad_c.fill(0)


def path(cache):
    """The forget gate: what is left of c, and of the error, after each step."""
    n = cache.n_units
    return cache.z[:, 2 * n : 3 * n]
