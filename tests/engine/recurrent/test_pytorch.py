"""With copied weights every cell gives PyTorch's states and gradients: against stored numbers, and where it is.

`PLAYGROUND_LIBRARIES` may name a Python that has PyTorch, where this one has not. `pytorch.py` says what PyTorch
says, and wrote `pytorch.json`.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from playground.engine.recurrent import CELLS, Recurrent
from tests.libraries import PYTHON, needs

HERE = Path(__file__).parent
SIZES = (7, 20, 5, 16)
CLOSE = 1e-12

# PyTorch's gates from the top of its matrices, under our names
ORDERS = {
    "rnn": ("candidate",),
    "relu_rnn": ("candidate",),
    "gru": ("reset", "update", "candidate"),
    "lstm": ("input", "forget", "candidate", "output"),
}

every_cell = pytest.mark.parametrize("cell", ORDERS)


def read(text):
    return {cell: {name: np.array(found) for name, found in it.items()} for cell, it in json.loads(text).items()}


@pytest.fixture(scope="module")
def stored():
    return read((HERE / "pytorch.json").read_text())


@pytest.fixture(scope="module")
def said():
    """What PyTorch says of longer sequences, now."""
    command = [PYTHON, HERE / "pytorch.py", *map(str, SIZES)]
    return read(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def by_gate(cell, array):
    """The rows (GH, ...) of a matrix of PyTorch's, by our names."""
    return dict(zip(ORDERS[cell], np.split(array, len(ORDERS[cell])), strict=True))


def laid_out(cell, theirs, is_gradient=False):
    """W (D, GH), U (H, GH), b (GH,) and, of a GRU, c (H,) as we have them, out of PyTorch's matrices or gradients.

    PyTorch adds two biases wherever we have one: it is their sum, and has the gradient of either.
    """
    start = "grad_" if is_gradient else ""
    W, U, of_input, of_state = (
        by_gate(cell, theirs[f"{start}{name}"]) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    )
    gates = CELLS[cell].gates
    one_bias = [gate for gate in gates if not (CELLS[cell].is_split and gate == "candidate")]
    biases = {gate: of_input[gate] + of_state[gate] * (gate in one_bias and not is_gradient) for gate in gates}
    ours = {"W": np.hstack([W[gate].T for gate in gates]), "U": np.hstack([U[gate].T for gate in gates])}
    ours["b"] = np.hstack([biases[gate] for gate in gates])
    return ours | ({"c": of_state["candidate"]} if CELLS[cell].is_split else {})


def assert_same(cell, theirs):
    n_rows, n_steps, n_in = theirs["x"].shape
    layer = Recurrent(cell, n_in, theirs["out"].shape[2], n_steps, returns_sequence=True)
    for name, numbers in laid_out(cell, theirs).items():
        layer.split(layer.flat)[name][...] = numbers
    cache = layer.cache(n_rows)
    cache.h[0] = theirs["h0"].T
    if layer.cell.has_memory:
        cache.c[0] = theirs["c0"].T
    out, _ = layer.forward(theirs["x"], None, cache)
    grad_x, grad = layer.backward(theirs["grad_out"], cache)
    found = {"out": out, "grad_x": grad_x, "grad_h0": cache.grad_h[0].T} | layer.split(grad)
    expected = {name: theirs[name] for name in ("out", "grad_x", "grad_h0")} | laid_out(cell, theirs, True)
    if layer.cell.has_memory:
        found["memory"], expected["memory"] = cache.c[-1].T, theirs["c"]
    assert set(found) == set(expected)
    for name, numbers in expected.items():
        np.testing.assert_allclose(found[name], numbers, rtol=CLOSE, atol=CLOSE, err_msg=name)


@every_cell
def test_stored_numbers(cell, stored):
    assert_same(cell, stored[cell])


@every_cell
@needs("torch")
def test_what_pytorch_says_now(cell, said):
    assert_same(cell, said[cell])


@every_cell
def test_the_stored_numbers_say_something(cell, stored):
    """None of them is all zeros, so that nothing agrees for want of a number."""
    assert all(np.abs(numbers).max() > 1e-3 for numbers in stored[cell].values())
