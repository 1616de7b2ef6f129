"""Backpropagation through time with a pencil."""

import numpy as np
import pytest

from playground.engine import LOSSES
from playground.engine.recurrent import recurrent_network, state_of


def test_two_steps_of_one_relu_unit():
    """One unit reads two numbers, x = (1, 2), and answers after the second; the target is y = 3.

    The weights, the same at both steps: W = 0.5, U = 2, b = 0.5; of the answer: V = 3, a = -1.

    Forward, from the state h0 = 0:
        z1 = 0.5 * 1 + 2 * 0 + 0.5 = 1      h1 = relu(1) = 1
        z2 = 0.5 * 2 + 2 * 1 + 0.5 = 3.5    h2 = relu(3.5) = 3.5
        s = 3 * 3.5 - 1 = 9.5               C = (9.5 - 3)^2 = 42.25

    Backward. At the answer dC/ds = 2 (9.5 - 3) = 13, so
        dC/dV = 13 * h2 = 45.5              dC/da = 13
        dC/dh2 = 13 * V = 39                delta2 = 39 * relu'(z2) = 39
        dC/dh1 = delta2 * U = 78            delta1 = 78 * relu'(z1) = 78
        dC/dh0 = delta1 * U = 156
    On its way back the error has doubled at each step, for U = 2.

    W, U and b were used twice, so each gets the sum of what the two steps say:
        dC/dW = delta1 * x1 + delta2 * x2 = 78 * 1 + 39 * 2 = 156
        dC/dU = delta1 * h0 + delta2 * h1 = 78 * 0 + 39 * 1 = 39
        dC/db = delta1 + delta2 = 117
    """
    network = recurrent_network("relu_rnn", 1, 1, 1, 2)
    for name, number in {"0.W": 0.5, "0.U": 2, "0.b": 0.5, "1.W": 3, "1.b": -1}.items():
        network.params[name][...] = number
    scores, workspace = network.forward(np.array([[[1.0], [2.0]]]))
    loss, y = LOSSES["mse"], np.array([[3.0]])
    cache = state_of(workspace)
    assert cache.z.ravel().tolist() == [1, 3.5]
    assert cache.h.ravel().tolist() == [0, 1, 3.5]
    assert scores.tolist() == [[9.5]]
    assert loss.value(scores, y) == 42.25

    found = network.backward(loss.gradient(scores, y), workspace).grads
    assert cache.grad_h.ravel().tolist() == [156, 78, 39]
    assert cache.grad_z.ravel().tolist() == [78, 39]
    numbers = {name: grad.item() for name, grad in found.items()}
    assert numbers == {"0.W": 156, "0.b": 117, "0.U": 39, "1.W": 45.5, "1.b": 13}


def test_the_same_cut_between_its_steps():
    """With a truncation of 1 the second step alone speaks: dC/dW = 39 * 2, dC/dU = 39 * h1, dC/db = 39."""
    network = recurrent_network("relu_rnn", 1, 1, 1, 2, truncation=1)
    for name, number in {"0.W": 0.5, "0.U": 2, "0.b": 0.5, "1.W": 3, "1.b": -1}.items():
        network.params[name][...] = number
    scores, workspace = network.forward(np.array([[[1.0], [2.0]]]))
    assert scores.tolist() == [[9.5]]  # forward, nothing is cut
    found = network.backward(np.array([[13.0]]), workspace).grads
    assert {name: grad.item() for name, grad in found.items() if name[0] == "0"} == {
        "0.W": 78,
        "0.b": 39,
        "0.U": 39,
    }
    assert state_of(workspace).grad_h.ravel().tolist() == [0, 0, 39]


def test_a_memory_carries_the_error_whole_where_the_forget_gate_is_open():
    """An LSTM whose gates look at nothing: z_i = z_o = 0, so i = o = 1/2, and z_f = 50, so f = 1.

    Its candidate is g = tanh(x), U = 0. From x = (atanh 0.5, 0, 0) the memory becomes c1 = 1/2 * 1/2 = 0.25 and
    stays so, and the answer is h3 = 1/2 * tanh 0.25 = 0.1224593.

    Back from dC/dh3 = 1: dC/dc3 = o (1 - tanh(0.25)^2) = 0.4700074, and as f = 1, dC/dc1 is the same number, two
    steps earlier: dC/dz_g of step 1 is dC/dc1 * i * (1 - g^2) = 0.4700074 * 1/2 * 3/4 = 0.1762528.
    """
    network = recurrent_network("lstm", 1, 1, 1, 3)
    layer = network.blocks[0].layers[0]
    layer.gate("candidate", network.params["0.W"])[...] = 1
    layer.gate("forget", network.params["0.b"])[...] = 50
    network.params["1.W"][...] = 1
    scores, workspace = network.forward(np.array([[[np.arctanh(0.5)], [0.0], [0.0]]]))
    cache = state_of(workspace)
    np.testing.assert_allclose(cache.c.ravel(), [0, 0.25, 0.25, 0.25], rtol=1e-14)
    assert scores.item() == pytest.approx(0.1224593, abs=1e-7)
    network.backward(np.array([[1.0]]), workspace)
    at_first_step = layer.gate("candidate", cache.grad_z[0].T).item()
    assert at_first_step == pytest.approx(0.1762528, abs=1e-7)
    np.testing.assert_allclose(network.blocks[0].layers[0].cell.path(cache), np.ones((3, 1, 1)), rtol=1e-14)


def test_one_step_of_a_gru():
    """A GRU from the state h = 1, with z_r = 0, so r = 1/2; z_k = ln 3, so k = 3/4; s = U_g h + c_g = 2 - 1 = 1.

    g = tanh(0 + 1/2 * 1) = 0.4621172, and h' = 3/4 * 1 + 1/4 * g = 0.8655293.

    Back from dC/dh' = 1:
        dC/dz_g = 1/4 (1 - g^2) = 0.1966119         dC/ds = dC/dz_g * r = 0.0983060
        dC/dz_k = (1 - g) * 3/4 * 1/4 = 0.1008530   dC/dz_r = dC/dz_g * s * 1/4 = 0.0491530
        dC/dh = k + U_g dC/ds = 0.75 + 2 * 0.0983060 = 0.9466119
    """
    network = recurrent_network("gru", 1, 1, 1, 1)
    layer = network.blocks[0].layers[0]
    layer.gate("update", network.params["0.b"])[...] = np.log(3)
    layer.gate("candidate", network.params["0.U"])[...] = 2
    network.params["0.c"][...] = -1
    network.params["1.W"][...] = 1
    workspace = network.workspace(1)
    cache = state_of(workspace)
    cache.h[0] = 1
    scores, _ = network.forward(np.zeros((1, 1, 1)), None, workspace)
    assert scores.item() == pytest.approx(0.8655293, abs=1e-7)
    grads = network.backward(np.array([[1.0]]), workspace).grads
    expected = {"candidate": 0.1966119, "update": 0.1008530, "reset": 0.0491530}
    for name, number in expected.items():
        assert layer.gate(name, grads["0.b"]).item() == pytest.approx(number, abs=1e-7), name
    assert grads["0.c"].item() == pytest.approx(0.0983060, abs=1e-7)
    assert cache.grad_h[0].item() == pytest.approx(0.9466119, abs=1e-7)
