"""The layer that reads a sequence: what all cells share, whatever their formulas."""

import numpy as np

from playground.engine.layers.protocol import Cache, Layer
from playground.engine.recurrent.cells import CELLS
from playground.engine.recurrent.starts import RECURRENT_INITIALIZERS, scaled


class RecurrentCache(Cache):
    """The arrays of a `Recurrent` layer for N sequences of T steps, in the order steps, units, sequences.

    `x` (N, T, D) is a view of `inputs` (T, D + 1, N), x above ones. `h` (T + 1, H, N) are the states, `h[0]` the
    one before the first step, zeros unless somebody writes there; `c` the same for a cell with a memory. `z` (T,
    GH, N) holds the gates' values after the way forward. After the way back, `grad_h` (T + 1, H, N) is dC/dh of
    every step: the error that travels back through time. `mask` (T, N) tells which steps are not there, None: all
    are.
    """

    def __init__(self, layer, n_rows, grad=None, wants_grad_in=True):
        self.layer, self.n_units, self.n_rows = layer, layer.n_out, n_rows
        steps, width, dtype = layer.n_steps, len(layer.cell.gates) * layer.n_out, layer.dtype
        self.inputs = np.ones((steps, layer.n_in + 1, n_rows), dtype)
        self.x = self.inputs[:, :-1].transpose(2, 0, 1)
        self.h, self.grad_h = (np.zeros((steps + 1, layer.n_out, n_rows), dtype) for _ in range(2))
        self.z, self.grad_z = (np.empty((steps, width, n_rows), dtype) for _ in range(2))
        self.product = np.empty((width, n_rows), dtype)
        self.grad_s = np.empty_like(self.grad_z) if layer.cell.is_split else self.grad_z
        if layer.cell.is_split:
            self.sums, self.own_bias = np.empty_like(self.h[1:]), layer.c[:, None]
        if layer.cell.has_memory:
            self.c, self.squashed = np.zeros_like(self.h), np.empty_like(self.h[1:])
            self.factors, self.of_output = np.empty_like(self.z), np.empty_like(self.squashed)
        self.grad = np.empty_like(layer.flat) if grad is None else grad
        self.grad_inputs = np.empty((steps, layer.n_in, n_rows), dtype) if wants_grad_in else None
        self.grad_in = self.grad_inputs.transpose(2, 0, 1) if wants_grad_in else None
        self.mask = self.input_mask = self.state_mask = None
        self._there = self._scratch = self._skipped = None
        self.out = self.h[1:].transpose(2, 0, 1) if layer.returns_sequence else self.h[-1].T

    def begin(self, rng):
        """Make ready for a way forward: what is left out, and what each step looks at."""
        layer, shape = self.layer, (self.n_rows,)
        self.input_mask = _drawn(rng, layer.dropout, (layer.n_in, *shape), layer.dtype)
        self.state_mask = _drawn(rng, layer.recurrent_dropout, (layer.n_out, *shape), layer.dtype)
        self.seen = self.inputs
        if self.input_mask is not None:
            self.seen = self.inputs.copy()
            self.seen[:, :-1] *= self.input_mask
        masks = [None] * layer.n_steps if self.mask is None else self.mask
        self.steps = list(zip(self.z, self.h[:-1], self.h[1:], masks, strict=True))
        self._there = None if self.mask is None else (~self.mask).astype(layer.dtype)

    def dropped(self, state):
        """The state (H, N) as the gates see it, the same units left out at every step of a sequence."""
        return state if self.state_mask is None else state * self.state_mask

    def kept(self, t, grad):
        """What of an error (H, N) goes through step t: nothing where the step is not there."""
        return grad if self._there is None else grad * self._there[t]

    def skipped(self, t, grad):
        """What of an error (H, N) passes by step t, taken out of `grad`; None where all steps are there."""
        if self._there is None:
            return None
        passing = grad * (1 - self._there[t])
        np.multiply(grad, self._there[t], grad)
        return passing

    def hand_back(self, t, U, grad_s, carried):
        """Add what step t says to the error of the state before it, U^T dC/ds.

        Returns whether nothing goes on from here because the layer is truncated: then nothing is added.
        """
        if self.layer.is_cut_before(t):
            return True
        np.matmul(U, grad_s, carried)
        if self.state_mask is not None:
            np.multiply(carried, self.state_mask, carried)
        np.add(self.grad_h[t], carried, self.grad_h[t])
        if self._there is not None:
            np.add(self.grad_h[t], self.grad_h[t + 1] * (1 - self._there[t]), self.grad_h[t])
        return False


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
        np.matmul(self.block.T, cache.seen, cache.z)
        self.cell.forward(cache, self.U.T)
        return cache.out, cache

    def backward(self, grad_out, cache):
        """From the last step to the first; then the gradients of the shared weights, all steps in one product."""
        cache.grad_h.fill(0)
        if self.returns_sequence:
            cache.grad_h[1:] = grad_out.transpose(1, 2, 0)
        else:
            cache.grad_h[-1] = grad_out.T
        self.cell.backward(cache, self.U)
        block, U, c = self._parts(cache.grad)
        states = cache.h[:-1] if cache.state_mask is None else cache.h[:-1] * cache.state_mask
        block[...] = over_steps(cache.seen, cache.grad_z)
        U[...] = over_steps(states, cache.grad_s)
        if self.cell.is_split:
            c[...] = cache.grad_s[:, -self.n_out :].sum(axis=(0, 2))
        if cache.grad_inputs is not None:
            np.matmul(self.block[:-1], cache.grad_z, cache.grad_inputs)
            if cache.input_mask is not None:
                cache.grad_inputs *= cache.input_mask
        return cache.grad_in, cache.grad


def over_steps(a, b):
    """The sum over steps and sequences of a (T, I, N) times b (T, J, N), (I, J)."""
    return np.tensordot(a, b, axes=((0, 2), (0, 2)))


def _drawn(rng, rate, shape, dtype):
    """What dropout multiplies with, as in `Dropout`; None where nothing is left out."""
    if rng is None or not rate:
        return None
    return np.divide(rng.random(shape) >= rate, 1 - rate, dtype=dtype)
