"""The layer that reads a sequence: what all cells share, whatever their formulas."""

import numpy as np

from playground.engine.layers.protocol import Layer
from playground.engine.recurrent.cache import RecurrentCache
from playground.engine.recurrent.cells import CELLS
from playground.engine.recurrent.starts import RECURRENT_INITIALIZERS, scaled


class Recurrent(Layer):
    """A cell that goes through sequences x (N, T, D), and gives its last state (N, H) or, `returns_sequence`, all.

    `cell` is a key of `CELLS`. W (D, GH) is for the input, U (H, GH) for the state, b (GH,) for both, G parts side
    by side in the order of the cell's gates; a GRU has c (H,) more. `dropout` leaves out inputs and
    `recurrent_dropout` parts of the state, the same at every step of a sequence (Gal and Ghahramani 2016). With
    `truncation` k > 0 the error is handed back over k steps at a time, counted from the last, and not from one
    such piece to the one before (Williams and Peng 1990). `forget_bias` is what the forget gate's bias starts
    from: 1 keeps it open (Gers et al. 2000). With `spectral_radius` the recurrent matrix of every gate is scaled
    to it.
    """

    def __init__(
        self,
        cell,
        n_in,
        n_units,
        n_steps,
        *,
        returns_sequence=False,
        dropout=0.0,
        recurrent_dropout=0.0,
        truncation=0,
        forget_bias=1.0,
        recurrent_initializer="orthogonal",
        spectral_radius=None,
        dtype=np.float64,
    ):
        self.cell, self.n_in, self.n_out, self.n_steps = CELLS[cell], n_in, n_units, n_steps
        self.returns_sequence, self.truncation, self.dtype = returns_sequence, truncation, np.dtype(dtype)
        self.dropout, self.recurrent_dropout, self.forget_bias = dropout, recurrent_dropout, forget_bias
        self.recurrent_initializer, self.spectral_radius = recurrent_initializer, spectral_radius
        self.width = len(self.cell.gates) * n_units
        size = (n_in + 1 + n_units) * self.width + self.cell.is_split * n_units
        self.bind(np.zeros(size, dtype), np.zeros(0, dtype))

    @property
    def draws(self):
        return bool(self.dropout or self.recurrent_dropout)

    def bind(self, flat, running):
        """Keep the weights in `flat`: [W; b] (D + 1, GH), U (H, GH), and c (H,) of a GRU."""
        self.flat, self.running = flat, running
        self.block, self.U, self.c = self._parts(flat)

    def _parts(self, flat):
        end = (self.n_in + 1) * self.width
        block, U = flat[:end].reshape(-1, self.width), flat[end : end + self.n_out * self.width]
        return block, U.reshape(self.n_out, self.width), flat[end + U.size :]

    def split(self, flat):
        block, U, c = self._parts(flat)
        named = {"W": block[:-1], "b": block[-1], "U": U}
        return named | {"c": c} if self.cell.is_split else named

    def weights(self, flat):
        block, U, _ = self._parts(flat)
        return [block[:-1], U]

    def gate(self, name, matrix):
        """The columns (..., H) of a gate in W, U or b, a view."""
        place = self.cell.gates.index(name)
        return matrix[..., place * self.n_out : (place + 1) * self.n_out]

    def initialize(self, rng, initializer, biases=None):
        """Draw W gate by gate by an entry of `INITIALIZERS`, then U by the recurrent one, then biases."""
        for name in self.cell.gates:
            self.gate(name, self.block[:-1])[...] = initializer(rng, self.n_in, self.n_out)
        for name in self.cell.gates:
            U = RECURRENT_INITIALIZERS[self.recurrent_initializer](rng, self.n_out, self.n_out)
            self.gate(name, self.U)[...] = U if self.spectral_radius is None else scaled(U, self.spectral_radius)
        if biases:
            self.block[-1] = biases(rng, self.width)
        if "forget" in self.cell.gates:
            self.gate("forget", self.block[-1])[...] += self.forget_bias

    def is_cut_before(self, t):
        """Whether truncation keeps the error of step t, 0 the first, from the step before it."""
        return bool(self.truncation) and (self.n_steps - t) % self.truncation == 0

    def cache(self, n_rows, out=None, grad=None, wants_grad_in=True, batch_statistics=False):
        """Arrays for `n_rows` sequences; `grad` is where to write instead of a new array."""
        return RecurrentCache(self, n_rows, grad, wants_grad_in)

    def forward(self, x, rng=None, cache=None):
        """The input's part of z for all steps at once, W x + b; then step after step, by the cell's formulas."""
        cache = self.cache(len(x)) if cache is None else cache
        if x is not cache.x:
            cache.x[...] = x
        cache.begin(rng)
        np.matmul(self.block.T, cache.seen.transpose(0, 2, 1), cache.z)
        self.cell.forward(cache, self.U.T)
        return cache.out, cache

    def backward(self, grad_out, cache):
        """From the last step to the first; then the gradients of the weights, which all steps share."""
        cache.grad_h.fill(0)
        if self.returns_sequence:
            cache.grad_h[1:] = grad_out.transpose(1, 2, 0)
        else:
            cache.grad_h[-1] = grad_out.T
        self.cell.backward(cache, self.U)
        block, U, c = self._parts(cache.grad)
        block[...], U[...] = cache.over_steps()
        if self.cell.is_split:
            c[...] = cache.grad_s[:, -self.n_out :].sum(axis=(0, 2))
        if cache.grad_inputs is not None:
            np.matmul(cache.grad_z.transpose(0, 2, 1), self.block[:-1].T, cache.grad_inputs)
            if cache.input_mask is not None:
                cache.grad_inputs *= cache.input_mask
        return cache.grad_in, cache.grad
