"""A dense layer with the same weights at every step."""

import numpy as np
import pytest

from playground.engine import INITIALIZERS
from playground.engine.layers import Dense
from playground.engine.recurrent import EveryStep

N_ROWS, N_STEPS = 3, 4


def layer(dtype=np.float64):
    made = EveryStep(Dense(5, 2, dtype), N_STEPS)
    made.flat[...] = np.random.default_rng(0).standard_normal(len(made.flat))
    return made


def test_row_t_n_plus_n_is_step_t_of_sequence_n():
    readout, x = layer(), np.random.default_rng(1).standard_normal((N_ROWS, N_STEPS, 5))
    parts = readout.split(readout.flat)
    out, _ = readout.forward(x)
    assert out.shape == (N_STEPS * N_ROWS, 2)
    for t in range(N_STEPS):
        rows = out[t * N_ROWS : (t + 1) * N_ROWS]
        np.testing.assert_allclose(rows, x[:, t] @ parts["W"] + parts["b"], rtol=1e-12, atol=1e-14)


def test_its_gradient_is_the_sum_over_steps():
    readout, rng = layer(), np.random.default_rng(1)
    x, grad_out = rng.standard_normal((N_ROWS, N_STEPS, 5)), rng.standard_normal((N_STEPS * N_ROWS, 2))
    _, cache = readout.forward(x)
    grad_in, grad = readout.backward(grad_out, cache)
    by_step = grad_out.reshape(N_STEPS, N_ROWS, 2)
    found = readout.split(grad.ravel())
    np.testing.assert_allclose(found["W"], np.einsum("ntd,tnk->dk", x, by_step), rtol=1e-12)
    np.testing.assert_allclose(found["b"], by_step.sum(axis=(0, 1)), rtol=1e-12)
    W = readout.split(readout.flat)["W"]
    np.testing.assert_allclose(grad_in, np.einsum("tnk,dk->ntd", by_step, W), rtol=1e-12)


def test_no_gradient_by_its_input_where_nobody_wants_it():
    assert layer().cache(N_ROWS, wants_grad_in=False).grad_in is None


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_it_has_the_numbers_of_the_layer_inside(dtype):
    readout = layer(dtype)
    assert {readout.flat.dtype, readout.running.dtype, readout.dtype} == {np.dtype(dtype)}
    assert readout.weights(readout.flat)[0].shape == (5, 2)
    readout.initialize(np.random.default_rng(0), INITIALIZERS["zeros"])
    assert not readout.layer.W.any()
