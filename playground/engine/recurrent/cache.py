"""The arrays that a recurrent layer works in, and what all cells ask of them."""

import numpy as np

from playground.engine.layers.protocol import Cache


class RecurrentCache(Cache):
    """The arrays of a `Recurrent` layer for N sequences of T steps, in the order steps, units, sequences.

    `x` (N, T, D) is a view of `inputs` (T, N, D + 1), x beside ones. `h` (T + 1, H, N) are the states, `h[0]` the
    one before the first step, zeros unless somebody writes there; `c` the same for a cell with a memory. `z` (T,
    GH, N) holds the gates' values after the way forward. After the way back, `grad_h` (T + 1, H, N) is dC/dh of
    every step: the error that travels back through time. `mask` (T, N) tells which steps are not there, None: all
    are. `input_mask` (N, D) and `state_mask` (H, N) are what dropout multiplies with, None: nothing is left out.
    `steps` are the cell's views of one step each, made once: cutting them out takes as long as adding does.
    """

    def __init__(self, layer, n_rows, grad=None, wants_grad_in=True):
        self.layer, self.n_units, self.n_rows = layer, layer.n_out, n_rows
        steps, width, state, dtype = layer.n_steps, layer.width, (layer.n_out, n_rows), layer.dtype
        self.inputs = np.ones((steps, n_rows, layer.n_in + 1), dtype)
        self.x = self.inputs[..., :-1].transpose(1, 0, 2)
        self.h, self.grad_h = (np.zeros((steps + 1, *state), dtype) for _ in range(2))
        self.z, self.grad_z = (np.empty((steps, width, n_rows), dtype) for _ in range(2))
        self.product = np.empty((width, n_rows), dtype)
        self.carried, self.scratch = np.empty(state, dtype), np.empty(state, dtype)
        self.grad_s = np.empty_like(self.grad_z) if layer.cell.is_split else self.grad_z
        if layer.cell.is_split:
            self.sums, self.own_bias = np.empty_like(self.h[1:]), layer.c[:, None]
        if layer.cell.has_memory:
            self.c, self.grad_c = np.zeros_like(self.h), np.empty(state, dtype)
            self.squashed, self.of_output = (np.empty_like(self.h[1:]) for _ in range(2))
        self.grad = np.empty_like(layer.flat) if grad is None else grad
        self.grad_inputs = np.empty((steps, n_rows, layer.n_in), dtype) if wants_grad_in else None
        self.grad_in = self.grad_inputs.transpose(1, 0, 2) if wants_grad_in else None
        self.mask = self.input_mask = self.state_mask = None
        self._left_in = np.ones_like(self.inputs) if layer.dropout else None
        self._states = np.empty((layer.n_out, steps, n_rows), dtype)
        self._by_gate = np.empty((width, steps, n_rows), dtype)
        self.out = self.h[1:].transpose(2, 0, 1) if layer.returns_sequence else self.h[-1].T
        self.steps, self._errors = layer.cell.steps(self), list(self.grad_h)
        self._is_cut = [layer.is_cut_before(t) for t in range(steps)]

    def begin(self, rng):
        """Make ready for a way forward: what is left out, and what each step looks at."""
        layer = self.layer
        input_mask = _drawn(rng, layer.dropout, (layer.n_in, self.n_rows), layer.dtype)
        self.input_mask = None if input_mask is None else np.ascontiguousarray(input_mask.T)
        self.state_mask = _drawn(rng, layer.recurrent_dropout, (layer.n_out, self.n_rows), layer.dtype)
        self.seen = self.inputs
        if self.input_mask is not None:
            self.seen = self._left_in
            np.multiply(self.inputs[..., :-1], self.input_mask, self.seen[..., :-1])
        masks = [None] * layer.n_steps if self.mask is None else self.mask
        # None where all are there, which costs nothing: with padding on one side most steps are whole
        self.masks = [None if row is None or not row.any() else row for row in masks]
        self._there = [None if row is None else (~row).astype(layer.dtype) for row in self.masks]

    def dropped(self, state):
        """The state (H, N) as the gates see it, the same units left out at every step of a sequence."""
        return state if self.state_mask is None else np.multiply(state, self.state_mask, self.carried)

    def kept(self, t):
        """The error (H, N) at the state after step t, where the step is there: what goes through it."""
        error, there = self._errors[t + 1], self._there[t]
        return error if there is None else error * there

    def skipped(self, t, grad):
        """What of an error (H, N) passes by step t, taken out of `grad`; None where all steps are there."""
        there = self._there[t]
        if there is None:
            return None
        passing = grad * (1 - there)
        np.multiply(grad, there, grad)
        return passing

    def hand_back(self, t, U, grad_s):
        """Add what step t says to the error of the state before it, U^T dC/ds.

        Returns whether nothing goes on from here because the layer is truncated: then nothing is added.
        """
        if self._is_cut[t]:
            return True
        error, carried = self._errors[t], self.carried
        U.dot(grad_s, carried)
        if self.state_mask is not None:
            np.multiply(carried, self.state_mask, carried)
        np.add(error, carried, error)
        if self._there[t] is not None:
            np.add(error, self._errors[t + 1] * (1 - self._there[t]), error)
        return False

    def over_steps(self):
        """dC/d[W; b] (D + 1, GH) and dC/dU (H, GH): sums over steps and sequences, each in one product."""
        seen = self.seen.reshape(-1, self.inputs.shape[-1])
        states = self.h[:-1].transpose(1, 0, 2)
        if self.state_mask is None:
            np.copyto(self._states, states)
        else:
            np.multiply(states, self.state_mask[:, None], self._states)
        by_gate = self._laid_out(self.grad_z)
        of_inputs = by_gate @ seen
        if self.layer.cell.is_split:
            by_gate = self._laid_out(self.grad_s)
        return of_inputs.T, (by_gate @ self._states.reshape(self.n_units, -1).T).T

    def _laid_out(self, grad):
        """An error (T, GH, N) as (GH, T N): all steps of all sequences side by side."""
        np.copyto(self._by_gate, grad.transpose(1, 0, 2))
        return self._by_gate.reshape(len(self._by_gate), -1)


def _drawn(rng, rate, shape, dtype):
    """What dropout multiplies with, as in `Dropout`; None where nothing is left out."""
    if rng is None or not rate:
        return None
    return np.divide(rng.random(shape) >= rate, 1 - rate, dtype=dtype)
