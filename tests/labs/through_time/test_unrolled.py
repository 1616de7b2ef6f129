"""The numbers of an unrolled network: the engine's own, with sums and products as the formulas say."""

import numpy as np
import pytest

from playground.choices.through_time import UNITS, Unrolled
from playground.engine import ACTIVATIONS
from playground.labs.through_time.unrolled import check, unroll

X = (1.0, -0.4, 0.3, 0.8, -1.2)
CASES = [
    Unrolled(inputs=X[:n_steps], activation=activation, n_units=n_units, target=0.3, seed=seed)
    for n_steps in (3, 5)
    for activation in UNITS
    for n_units, seed in ((1, 0), (2, 3), (3, 4))
]


@pytest.mark.parametrize("chosen", CASES)
def test_the_states_follow_the_formula(chosen):
    found, f = unroll(chosen), ACTIVATIONS[chosen.activation].f
    h = np.zeros(chosen.n_units)
    for t, x in enumerate(chosen.inputs):
        z = found.W * x + h @ found.U
        np.testing.assert_allclose(found.z[t], z, atol=1e-15)
        h = f(z)
        np.testing.assert_allclose(found.h[t + 1], h, atol=1e-15)
    np.testing.assert_allclose(found.answer, h @ found.V, atol=1e-15)
    np.testing.assert_allclose(found.loss, (found.answer - 0.3) ** 2, atol=1e-15)
    np.testing.assert_allclose(found.blame, 2 * (found.answer - 0.3), atol=1e-15)


@pytest.mark.parametrize("chosen", CASES)
def test_the_error_walks_back_by_U_and_the_slopes(chosen):
    found = unroll(chosen)
    np.testing.assert_allclose(found.grad_h[-1], found.V * found.blame, atol=1e-15)
    np.testing.assert_allclose(found.deltas, found.grad_h[1:] * found.slopes, atol=1e-15)
    np.testing.assert_allclose(found.grad_h[:-1], found.deltas @ found.U.T, atol=1e-15)


@pytest.mark.parametrize("chosen", CASES)
def test_the_terms_add_up_to_the_engines_gradient(chosen):
    found = unroll(chosen)
    for name in ("W", "U"):
        assert found.terms[name].shape == (chosen.n_steps, *found.grads[name].shape)
        np.testing.assert_allclose(found.terms[name].sum(axis=0), found.grads[name], rtol=1e-12, atol=1e-15)
    assert (found.terms["U"][0] == 0).all(), "there is no state before the first step"


@pytest.mark.parametrize("chosen", CASES)
def test_moving_the_weights_finds_the_same(chosen):
    for one in check(chosen, unroll(chosen)).values():
        assert one.error < 1e-7
        assert one.doubt is None


def test_a_single_unit_has_the_numbers_chosen():
    found = unroll(Unrolled(input_weight=0.3, recurrent_weight=-1.5, output_weight=2))
    assert (found.W.tolist(), found.U.tolist(), found.V.tolist()) == ([0.3], [[-1.5]], [2])


@pytest.mark.parametrize("radius", [0, 0.5, 1.3])
def test_several_units_are_drawn_and_scaled(radius):
    found = unroll(Unrolled(n_units=3, spectral_radius=radius, seed=5))
    np.testing.assert_allclose(np.abs(np.linalg.eigvals(found.U)), radius, atol=1e-12)
    again, other = (unroll(Unrolled(n_units=3, spectral_radius=radius, seed=seed)) for seed in (5, 6))
    assert (again.W == found.W).all()
    assert (other.W != found.W).all()


def test_a_corner_and_a_vanished_gradient_are_doubtful():
    at_corner = Unrolled(inputs=(1, 1, 1), activation="relu", input_weight=1, recurrent_weight=-1, target=5)
    checks = check(at_corner, unroll(at_corner))  # z is 1, 0, 1
    assert checks["U"].error > 1e-3
    assert [checks[name].doubt for name in ("U", "W")] == ["corner", None]
    saturated = Unrolled(inputs=(10, 10, 10), input_weight=1.5, target=5)
    assert check(saturated, unroll(saturated))["U"].doubt == "rounding"
