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

import numpy as np

GATES = ("reset", "update", "candidate")
SHOWN = GATES[:2]


def forward(cache, U_T):
    """Fill h (T + 1, H, N) from z (T, 3H, N), which holds W x + b and becomes the gates' values."""
    n, product = cache.n_units, cache.product
    of_state = product[2 * n :]
    for t, (z, before, after, mask) in enumerate(cache.steps):
        np.matmul(U_T, cache.dropped(before), product)
        np.add(of_state, cache.own_bias, cache.sums[t])
        gates, candidate = z[: 2 * n], z[2 * n :]
        np.add(gates, product[: 2 * n], gates)
        np.multiply(gates, 0.5, gates)
        np.tanh(gates, gates)
        np.multiply(gates, 0.5, gates)
        np.add(gates, 0.5, gates)
        np.multiply(gates[:n], cache.sums[t], of_state)
        np.add(candidate, of_state, candidate)
        np.tanh(candidate, candidate)
        np.subtract(before, candidate, after)
        np.multiply(after, gates[n:], after)
        np.add(after, candidate, after)
        if mask is not None:
            np.copyto(after, before, where=mask)


def backward(cache, U):
    """Fill grad_z and grad_s (T, 3H, N), by W x + b and by U h, and grad_h (T + 1, H, N)."""
    n, arriving = cache.n_units, cache.grad_h
    r, k, g = (cache.z[:, place * n : (place + 1) * n] for place in range(3))
    of_candidate = (1 - k) * (1 - g * g)
    of_update = (cache.h[:-1] - g) * (k * (1 - k))
    of_reset = cache.sums * (r * (1 - r))
    carried, scratch = (np.empty_like(cache.h[0]) for _ in range(2))
    for t in reversed(range(len(g))):
        grad_h, grad_s, grad_g = cache.kept(t, arriving[t + 1]), cache.grad_s[t], cache.grad_z[t, 2 * n :]
        np.multiply(grad_h, of_candidate[t], grad_g)
        np.multiply(grad_h, of_update[t], grad_s[n : 2 * n])
        np.multiply(grad_g, of_reset[t], grad_s[:n])
        np.multiply(grad_g, r[t], grad_s[2 * n :])
        if not cache.hand_back(t, U, grad_s, carried):
            np.multiply(grad_h, k[t], scratch)
            np.add(arriving[t], scratch, arriving[t])
    cache.grad_z[:, : 2 * n] = cache.grad_s[:, : 2 * n]


def path(cache):
    """The update gate: what is left of h, and of the error, after each step."""
    n = cache.n_units
    return cache.z[:, n : 2 * n]
