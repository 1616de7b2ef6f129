"""Every entry of INITIALIZERS: shapes, determinism, and the spread that its docstring promises."""

import numpy as np
import pytest

from playground.engine import BIASES, INITIALIZERS, mlp

# Mean and variance of one weight. A new initializer says its own here.
SPREADS = {
    "zeros": lambda n_in, n_out: (0, 0),
    "small_normal": lambda n_in, n_out: (0, 1e-4),
    "standard_normal": lambda n_in, n_out: (0, 1),
    "uniform": lambda n_in, n_out: (0, 1 / (3 * n_in)),
    "unit_uniform": lambda n_in, n_out: (1 / 2, 1 / 12),
    "xavier_uniform": lambda n_in, n_out: (0, 2 / (n_in + n_out)),
    "xavier_normal": lambda n_in, n_out: (0, 2 / (n_in + n_out)),
    "he_uniform": lambda n_in, n_out: (0, 2 / n_in),
    "he_normal": lambda n_in, n_out: (0, 2 / n_in),
    "orthogonal": lambda n_in, n_out: (0, 1 / max(n_in, n_out)),  # columns or rows of length 1
}
BOUNDS = {
    "uniform": lambda n_in, n_out: (-1 / np.sqrt(n_in), 1 / np.sqrt(n_in)),
    "unit_uniform": lambda n_in, n_out: (0, 1),
    "xavier_uniform": lambda n_in, n_out: (-np.sqrt(6 / (n_in + n_out)), np.sqrt(6 / (n_in + n_out))),
    "he_uniform": lambda n_in, n_out: (-np.sqrt(6 / n_in), np.sqrt(6 / n_in)),
}

every_initializer = pytest.mark.parametrize("name", INITIALIZERS)


def draw(name, n_in, n_out, seed=0):
    return INITIALIZERS[name](np.random.default_rng(seed), n_in, n_out)


@every_initializer
@pytest.mark.parametrize("shape", [(1, 1), (2, 8), (8, 2), (5, 5)])
def test_weights_are_finite_and_of_the_shape_asked_for(name, shape):
    W = draw(name, *shape)
    assert W.shape == shape
    assert W.dtype == np.float64
    assert np.isfinite(W).all()


@every_initializer
def test_a_seed_draws_the_same_weights_and_another_seed_others(name):
    np.testing.assert_array_equal(draw(name, 6, 7, seed=3), draw(name, 6, 7, seed=3))
    assert name == "zeros" or not np.array_equal(draw(name, 6, 7, seed=3), draw(name, 6, 7, seed=4))


@every_initializer
@pytest.mark.parametrize("shape", [(500, 200), (200, 500)])
def test_mean_and_variance(name, shape):
    """Of 100,000 draws: the variance of a normal sample is then good to 0.5 %, one standard deviation."""
    mean, variance = SPREADS[name](*shape)
    W = draw(name, *shape)
    assert W.mean() == pytest.approx(mean, abs=5 * np.sqrt(variance / W.size))
    assert W.var() == pytest.approx(variance, rel=0.02)


@pytest.mark.parametrize("name", BOUNDS)
def test_uniform_draws_fill_their_bounds(name):
    low, high = BOUNDS[name](300, 100)
    W = draw(name, 300, 100)
    assert low <= W.min() == pytest.approx(low, abs=1e-3 * (high - low))
    assert high >= W.max() == pytest.approx(high, abs=1e-3 * (high - low))


@pytest.mark.parametrize("shape", [(9, 4), (4, 9), (6, 6)])
def test_orthogonal(shape):
    """The shorter side's vectors have length 1 and stand at right angles."""
    W = draw("orthogonal", *shape)
    gram = W.T @ W if shape[0] >= shape[1] else W @ W.T
    np.testing.assert_allclose(gram, np.eye(min(shape)), atol=1e-12)


def test_orthogonal_draws_turn_both_ways():
    """QR alone has a fixed sign on its diagonal; the draw must not."""
    corners = [draw("orthogonal", 1, 1, seed)[0, 0] for seed in range(20)]
    assert {round(corner) for corner in corners} == {-1, 1}


BIAS_SPREADS = {"zeros": (0, 0), "none": (0, 0), "unit_uniform": (1 / 2, 1 / 12), "standard_normal": (0, 1)}


@pytest.mark.parametrize("name", BIASES)
def test_mean_and_variance_of_biases(name):
    mean, variance = BIAS_SPREADS[name]
    b = BIASES[name](np.random.default_rng(0), 100_000)
    assert b.shape == (100_000,)
    assert b.mean() == pytest.approx(mean, abs=5 * np.sqrt(variance / b.size))
    assert b.var() == pytest.approx(variance, rel=0.02)


def test_biases_are_drawn_after_their_layers_weights():
    network = mlp([2, 3, 1], initializer="unit_uniform", biases="unit_uniform", rng=np.random.RandomState(5))
    rng = np.random.RandomState(5)
    for name, shape in (("0.W", (2, 3)), ("0.b", 3), ("1.W", (3, 1)), ("1.b", 1)):
        np.testing.assert_array_equal(network.params[name], rng.uniform(0, 1, shape))


def test_biases_that_start_at_0_draw_nothing():
    drawn = mlp([2, 3, 1], initializer="he_normal", rng=np.random.RandomState(42))
    rng = np.random.RandomState(42)
    np.testing.assert_array_equal(drawn.params["0.W"], rng.randn(2, 3) * np.sqrt(2 / 2))
    np.testing.assert_array_equal(drawn.params["1.W"], rng.randn(3, 1) * np.sqrt(2 / 3))
