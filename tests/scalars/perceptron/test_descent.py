"""Linear regression beside Keras' rule written out, what its rate decides, and logistic regression."""

import numpy as np
import pytest

from playground.scalars.perceptron.descent import best_line, curvatures, descend
from playground.scalars.perceptron.points import noisy_line, two_clouds


def fitted(seed, rate=0.01, uniform=True):
    x, y = noisy_line(seed, uniform=uniform)
    return x, y, descend(x, y, "mse", rate=rate, epochs=50, batch_size=32, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(5))
def test_with_x_around_0_linear_regression_comes_near_5_and_3(seed):
    x, y, found = fitted(seed, uniform=False)
    assert x.shape == (200, 1)
    assert found.weights.shape == (51, 1)
    assert found.weights[-1, 0] == pytest.approx(5, abs=0.05)
    assert found.biases[-1] == pytest.approx(3, abs=0.05)
    assert found.losses[-1] == pytest.approx(np.mean((x[:, 0] * found.weights[-1] + found.biases[-1] - y) ** 2))
    exact = best_line(x[:, 0], y)
    assert [found.weights[-1, 0], found.biases[-1]] == pytest.approx(exact, abs=0.03)


@pytest.mark.parametrize("order", range(5))
def test_the_tutorials_line_ends_where_the_rule_of_keras_does(order):
    """Plain SGD: the mean of 2 e x and 2 e over batches of 32, the last of 8, in a new order every epoch."""
    x, y, found = fitted(0)
    assert [found.weights[-1, 0], found.biases[-1]] == pytest.approx([3.53, 3.78], abs=0.005)
    rng, w, b = np.random.default_rng(100 + order), found.weights[0, 0], 0.0
    for _ in range(50):
        rows = rng.permutation(200)
        for batch in (rows[i : i + 32] for i in range(0, 200, 32)):
            error = w * x[batch, 0] + b - y[batch]
            w, b = w - 0.01 * np.mean(2 * error * x[batch, 0]), b - 0.01 * np.mean(2 * error)
    assert [w, b] == pytest.approx([found.weights[-1, 0], found.biases[-1]], abs=0.02)


@pytest.mark.parametrize(
    ("rate", "arrives"), [(0.001, False), (0.003, False), (0.01, False), (0.03, False), (0.1, True), (0.3, True)]
)
def test_which_rates_bring_the_tutorials_line_within_2_percent(rate, arrives):
    found = fitted(0, rate)[2]
    missing = np.abs(np.array([found.weights[-1, 0], found.biases[-1]]) / [5, 3] - 1)
    assert (missing.max() < 0.02) == arrives


def test_a_rate_of_1_explodes():
    assert fitted(0, 1.0)[2].losses[-1] > 1e100


@pytest.mark.parametrize("uniform", [True, False])
def test_descent_on_all_rows_keeps_what_the_curvatures_say(uniform):
    x, y = noisy_line(0, uniform=uniform)
    flat, steep = curvatures(x[:, 0])
    rng = np.random.default_rng(0)
    found = descend(x, y, "mse", rate=0.1, epochs=30, batch_size=200, rng=rng)
    lines = np.column_stack([found.weights[:, 0], found.biases])
    missing = lines - best_line(x[:, 0], y)
    inputs = np.column_stack([x[:, 0], np.ones(200)])
    directions = np.linalg.eigh(inputs.T @ inputs)[1]
    along = missing @ directions
    for direction, curvature in enumerate((flat, steep)):
        np.testing.assert_allclose(
            along[:, direction], along[0, direction] * (1 - 0.1 * curvature) ** np.arange(31)
        )


def test_x_from_0_to_1_make_a_valley_and_x_around_0_a_round_bowl():
    assert np.divide(*curvatures(noisy_line(0)[0][:, 0])[::-1]) == pytest.approx(20, abs=1)
    assert np.divide(*curvatures(noisy_line(0, uniform=False)[0][:, 0])[::-1]) < 1.5


def test_logistic_regression_tells_clouds_apart():
    x, y = two_clouds(0, apart=6)
    rng = np.random.default_rng(0)
    found = descend(x, y, "binary_crossentropy", rate=0.1, epochs=50, batch_size=10, rng=rng)
    assert np.mean((x @ found.weights[-1] + found.biases[-1] > 0) == y) > 0.98
    assert found.losses[-1] < 0.1 < found.losses[0]
    means = [x[y == label].mean(axis=0) for label in (0, 1)]
    assert np.linalg.norm(means[1] - means[0]) == pytest.approx(6, abs=0.5)
