"""What the lab of flat gradients finds, against formulas written out and numbers that were published."""

import numpy as np
import pytest

from playground.engine.gradcheck import numerical_gradient, relative_error
from playground.labs import activations as saturation

SEEDS = range(5)
SCORES = np.linspace(-8, 8, 33)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("loss", ["mse", "binary_crossentropy"])
def test_gradients_over_scores_are_the_slopes_of_the_losses(loss, target):
    losses, gradients = saturation.over_scores(loss, SCORES, target)
    a = sigmoid(SCORES)
    expected = (a - target) ** 2 if loss == "mse" else -np.log(a if target else 1 - a)
    np.testing.assert_allclose(losses, expected, atol=1e-12)
    for z, gradient in zip(SCORES, gradients, strict=True):
        x = np.array([z])
        slope = numerical_gradient(lambda x=x: saturation.over_scores(loss, x, target)[0][0], x)
        assert relative_error(slope, np.array([gradient])) < 1e-4


@pytest.mark.parametrize(("target", "wrong"), [(1, 0), (0, -1)])
def test_a_confident_mistake_is_flat_for_the_squared_error_alone(target, wrong):
    assert abs(saturation.over_scores("mse", SCORES, target)[1][wrong]) < 1e-3
    assert abs(saturation.over_scores("binary_crossentropy", SCORES, target)[1][wrong]) > 0.999


def test_cross_entropy_pulls_with_prediction_minus_target():
    gradients = saturation.over_scores("binary_crossentropy", SCORES, 1)[1]
    np.testing.assert_allclose(gradients, sigmoid(SCORES) - 1, atol=1e-12)


@pytest.mark.parametrize("p", [0.001, 0.2, 0.8, 0.999])
def test_every_loss_of_one_row(p):
    found = saturation.of_one_row(p)
    expected = {"mse": ((1 - p) ** 2, 2 * (p - 1) * p * (1 - p))}
    crossed = ("binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy")
    expected |= dict.fromkeys(crossed, (-np.log(p), p - 1))
    assert found == {name: pytest.approx(pair, rel=1e-9) for name, pair in expected.items()}


def test_the_published_cross_entropy():
    assert round(saturation.summed_crossentropy([1, 0], [0.8, 0.2]), 4) == 0.4463


def test_softmax_with_temperature():
    scores = [2.0, 1.0, 0.1]
    p, entropy = saturation.softened(scores, 0.5)
    expected = np.exp(np.array(scores) / 0.5)
    np.testing.assert_allclose(p, expected / expected.sum())
    assert entropy == pytest.approx(-(p * np.log(p)).sum())
    assert p.sum() == pytest.approx(1)


def test_temperature_sharpens_and_evens_out():
    scores = [50.0, -50.0, 0.0, 1.0, 2.0]
    entropies = [saturation.softened(scores, temperature)[1] for temperature in (0.1, 1, 10, 1e6)]
    assert entropies == sorted(entropies)
    assert entropies[0] == pytest.approx(0, abs=1e-9)
    assert entropies[-1] == pytest.approx(np.log(5))


def test_the_single_unit_does_what_the_book_prints():
    """Nielsen (2015), chapter 3: from 0.82 to 0.09; from 0.98, with little change for about 150 epochs."""
    good = saturation.learn("mse", *saturation.STARTS["good"]).outputs
    bad = saturation.learn("mse", *saturation.STARTS["bad"]).outputs
    assert (round(good[0], 2), round(good[-1], 2), round(bad[0], 2)) == (0.82, 0.09, 0.98)
    assert bad[150] > 0.9


def test_the_squared_error_learns_slower_from_the_bad_start():
    squared = saturation.learn("mse", *saturation.STARTS["bad"])
    crossed = saturation.learn("binary_crossentropy", *saturation.STARTS["bad"])
    assert squared.outputs[0] == crossed.outputs[0]
    assert np.argmax(crossed.outputs < 0.5) < 20
    assert np.argmax(squared.outputs < 0.5) > 200
    assert (np.diff(crossed.losses) < 0).all()
    assert squared.slopes[0] == pytest.approx(sigmoid(4) * sigmoid(-4))


def test_one_update_of_the_unit_by_hand():
    """a = sigmoid(4); both weights move by -rate * a, times a (1 - a) for the squared error."""
    a = sigmoid(4.0)
    for loss, slope in (("binary_crossentropy", 1), ("mse", a * (1 - a))):
        after = saturation.learn(loss, 2.0, 2.0, rate=0.15, epochs=1).outputs[1]
        assert after == pytest.approx(sigmoid(4 - 2 * 0.15 * a * slope))


@pytest.mark.parametrize("seed", SEEDS)
def test_xor_stays_stuck_at_the_published_rate(seed):
    """Measured: 0.2493 to 0.2499 without biases, 0.2479 to 0.2498 with them. Biases alone do not free it."""
    without, with_biases = saturation.xor(seed, False), saturation.xor(seed, True)
    assert without.losses[-1] > 0.249
    assert with_biases.losses[-1] > 0.247
    np.testing.assert_allclose(without.outputs, 0.5, atol=0.07)


@pytest.mark.parametrize("seed", SEEDS)
def test_biases_help_once_the_steps_are_larger(seed):
    """Measured at rate 1: 0.033 to 0.088 without biases, 0.014 to 0.035 with them."""
    without, with_biases = saturation.xor(seed, False, rate=1), saturation.xor(seed, True, rate=1)
    assert without.losses[-1] > 0.03
    assert with_biases.losses[-1] < 0.04
    assert with_biases.losses[-1] < without.losses[-1]
    assert list(with_biases.outputs > 0.5) == [False, True, True, False]


def test_without_biases_the_origin_is_answered_by_the_output_weights_alone():
    """Every hidden unit answers 0.5 to (0, 0), so after one update no bias may have been left behind."""
    first = saturation.xor(0, False, epochs=1)
    rng = np.random.default_rng(0)
    W, V = rng.uniform(0, 1, (2, 3)), rng.uniform(0, 1, (3, 1))
    h = sigmoid(saturation.XOR_X @ W)
    a = sigmoid(h @ V)
    delta = 2 * (a - saturation.XOR_Y[:, None]) / 4 * a * (1 - a)
    V_after, W_after = V - 0.1 * h.T @ delta, W - 0.1 * saturation.XOR_X.T @ (delta @ V.T * h * (1 - h))
    expected = sigmoid(sigmoid(saturation.XOR_X @ W_after) @ V_after)[:, 0]
    np.testing.assert_allclose(first.outputs, expected)
