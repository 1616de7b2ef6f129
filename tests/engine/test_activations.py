"""Every entry of ACTIVATIONS: its slope against central differences, and what it says about itself."""

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, relative_error
from playground.engine.gradcheck import numerical_gradient

CORNERED = ("relu", "leaky_relu", "step")  # no slope at 0

AWAY_FROM_0 = np.concatenate([-np.geomspace(8, 1e-3, 40), np.geomspace(1e-3, 8, 40)])
EVERYWHERE = np.linspace(-8, 8, 81)  # 0 included

every_activation = pytest.mark.parametrize("name", ACTIVATIONS)


@every_activation
def test_slope_is_the_derivative(name):
    activation = ACTIVATIONS[name]
    z = (AWAY_FROM_0 if name in CORNERED else EVERYWHERE).copy()
    numerical = numerical_gradient(lambda: activation.f(z).sum(), z)
    assert relative_error(activation.slope(z), numerical) < 1e-6


@every_activation
def test_slope_is_the_same_with_the_activation_at_hand(name):
    activation = ACTIVATIONS[name]
    z, a = EVERYWHERE, activation.f(EVERYWHERE)
    np.testing.assert_allclose(activation.slope(z, a), activation.slope(z), rtol=1e-12, atol=1e-300)


@every_activation
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_out_is_written_and_the_input_is_left_alone(name, dtype):
    activation = ACTIVATIONS[name]
    z = np.linspace(-2, 2, 12, dtype=dtype).reshape(3, 4)
    kept = z.copy()
    for function in (activation.f, activation.slope):
        out = np.full_like(z, np.nan)
        assert function(z, out=out) is out
        fresh = function(z)
        assert fresh.dtype == dtype
        np.testing.assert_array_equal(out, fresh)
        np.testing.assert_array_equal(z, kept)


@every_activation
def test_extreme_sums_stay_finite(name):
    z = np.array([-1000.0, -50, 50, 1000])
    assert np.isfinite(ACTIVATIONS[name].f(z)).all()
    assert np.isfinite(ACTIVATIONS[name].slope(z)).all()


@every_activation
def test_limits_are_the_tightest(name):
    """Bounds are kept and nearly reached; where there is none, f goes beyond any bound."""
    activation = ACTIVATIONS[name]
    a = activation.f(np.linspace(-1e4, 1e4, 2_000_001))
    low, high = activation.limits
    for bound, reached in ((low, a.min()), (-high, -a.max())):
        if np.isfinite(bound):
            assert bound <= reached == pytest.approx(bound, abs=1e-6)
        else:
            assert reached <= -100 + 1e-6  # the leaky ReLU's leak: 0.01 times 10,000


@every_activation
def test_saturates_where_the_slope_dies_out(name):
    activation = ACTIVATIONS[name]
    slopes = activation.slope(np.array([-40.0, 40.0]))
    assert activation.saturates == tuple(slopes < 1e-6)


@pytest.mark.parametrize(
    ("name", "z", "a"),
    [
        ("step", [-1, 0, 1], [0, 0, 1]),
        ("sigmoid", [0, np.log(3)], [0.5, 0.75]),
        ("tanh", [0, np.log(2)], [0, 0.6]),
        ("relu", [-2, 0, 3], [0, 0, 3]),
        ("leaky_relu", [-2, 0, 3], [-0.02, 0, 3]),
        ("elu", [-np.log(2), 0, 3], [-0.5, 0, 3]),
        ("softplus", [0, np.log(3)], [np.log(2), np.log(4)]),
        ("swish", [0, np.log(3)], [0, 0.75 * np.log(3)]),
        ("linear", [-2, 0, 3], [-2, 0, 3]),
    ],
)
def test_known_values(name, z, a):
    np.testing.assert_allclose(ACTIVATIONS[name].f(np.array(z, float)), a, atol=1e-15)


def test_sigmoid_passes_at_most_a_quarter():
    slopes = ACTIVATIONS["sigmoid"].slope(EVERYWHERE)
    assert slopes.max() == 0.25
    assert EVERYWHERE[slopes.argmax()] == 0


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_an_activation_keeps_the_precision_of_its_input(dtype):
    z = np.linspace(-3, 3, 7).astype(dtype)
    for activation in ACTIVATIONS.values():
        assert activation.f(z).dtype == activation.slope(z).dtype == dtype


def test_whole_numbers_are_not_rounded_on_the_way():
    sigmoid, whole = ACTIVATIONS["sigmoid"], np.array([-2, 0, 2])
    np.testing.assert_array_equal(sigmoid.f(whole), sigmoid.f(whole.astype(float)))
