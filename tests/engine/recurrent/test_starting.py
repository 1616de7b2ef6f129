"""What the weights of a recurrent layer start from."""

import numpy as np
import pytest

from playground.engine import INITIALIZERS
from playground.engine.recurrent import CELLS, recurrent_network
from playground.engine.recurrent.starts import scaled, spectral_radius

every_cell = pytest.mark.parametrize("cell", CELLS)


@every_cell
@pytest.mark.parametrize("radius", [0.5, 1.0, 1.3])
def test_the_spectral_radius_is_what_was_asked_for(cell, radius):
    options = {"spectral_radius": radius, "recurrent_initializer": "xavier_normal"}
    layer = recurrent_network(cell, 2, 8, 1, 3, rng=np.random.default_rng(0), **options).blocks[0].layers[0]
    for name in layer.cell.gates:
        U = layer.gate(name, layer.U)
        assert spectral_radius(U) == pytest.approx(radius, rel=1e-12)
        assert np.abs(np.linalg.eigvals(U)).max() == pytest.approx(radius, rel=1e-12)


def test_a_matrix_of_zeros_has_no_radius_to_scale():
    assert not scaled(np.zeros((3, 3)), 1.3).any()


@every_cell
def test_recurrent_matrices_start_orthogonal(cell):
    layer = recurrent_network(cell, 2, 8, 1, 3, rng=np.random.default_rng(0)).blocks[0].layers[0]
    for name in layer.cell.gates:
        U = layer.gate(name, layer.U)
        np.testing.assert_allclose(U.T @ U, np.eye(8), atol=1e-12)


@every_cell
@pytest.mark.parametrize("forget_bias", [0.0, 1.0, 2.5])
def test_the_forget_gate_alone_starts_with_a_bias(cell, forget_bias):
    model = recurrent_network(cell, 2, 4, 1, 3, rng=np.random.default_rng(0), forget_bias=forget_bias)
    layer = model.blocks[0].layers[0]
    for name in layer.cell.gates:
        expected = forget_bias if name == "forget" else 0
        np.testing.assert_array_equal(layer.gate(name, model.params["0.b"]), expected)


@every_cell
def test_each_gate_is_drawn_as_if_alone(cell):
    """Variance 2 / (D + H) for D inputs and H units, as of one matrix, not of G side by side."""
    options = {"initializer": "xavier_normal", "recurrent_initializer": "xavier_normal"}
    layer = recurrent_network(cell, 300, 100, 1, 3, rng=np.random.default_rng(0), **options).blocks[0].layers[0]
    for name in layer.cell.gates:
        assert layer.gate(name, layer.block[:-1]).var() == pytest.approx(2 / 400, rel=0.05)
        assert layer.gate(name, layer.U).var() == pytest.approx(2 / 200, rel=0.05)


def test_weights_may_be_drawn_by_any_initializer():
    for name in INITIALIZERS:
        model = recurrent_network("gru", 2, 4, 1, 3, initializer=name, rng=np.random.default_rng(0))
        assert model.params["0.W"].any() == (name != "zeros")
