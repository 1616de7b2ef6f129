"""The theory's lines against drawn networks, and the issue's four lines as averages over seeds."""

import numpy as np
import pytest

from playground.choices.bench import Lane
from playground.data import prepare
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, mlp
from playground.labs.vanishing import theory as lab
from playground.labs.vanishing.start import at_start, root_mean_square

WIDTH, DEPTH, ROWS, SEEDS = 200, 10, 40, range(6)


def measured(activation, initializer, seeds=SEEDS, size=1.0):
    """RMS of z and length of dC/dz by hidden layer, (seeds, DEPTH) each, for rows of equal length."""
    found = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        x = rng.standard_normal((ROWS, WIDTH))
        x *= size / np.sqrt(np.mean(x**2, axis=1, keepdims=True))
        network = mlp([*(WIDTH,) * (DEPTH + 1), 1], activation, initializer=initializer, rng=rng)
        scores, space = network.forward(x)
        network.backward(LOSSES["binary_crossentropy"].gradient(scores, np.ones_like(scores)), space)
        zs, deltas = space.zs[:-1], space.deltas[:-1]
        found.append([[root_mean_square(z) for z in zs], [np.linalg.norm(delta) for delta in deltas]])
    return np.array(found).transpose(1, 0, 2)


def per_layer(sizes):
    """The factor of a layer, as the geometric mean over layers and seeds."""
    return float(np.exp(np.mean(np.log(sizes[:, -1] / sizes[:, 0])) / (DEPTH - 1)))


@pytest.mark.parametrize(("activation", "size"), [("linear", 1.0), ("tanh", 0.01)])
def test_the_old_uniform_start_keeps_0_577_a_layer(activation, size):
    zs, deltas = measured(activation, "uniform", size=size)
    assert per_layer(zs) == pytest.approx(1 / np.sqrt(3), rel=0.03)
    assert 1 / per_layer(deltas) == pytest.approx(1 / np.sqrt(3), rel=0.03)


def test_xavier_under_relu_loses_half_of_the_variance_a_layer():
    zs, deltas = measured("relu", "xavier_normal", range(100))
    expected = np.sqrt(0.5) ** np.arange(DEPTH)
    np.testing.assert_allclose(np.sqrt(np.mean(zs**2, axis=0)), expected, rtol=0.05)
    np.testing.assert_allclose(
        np.sqrt(np.mean(deltas**2, axis=0) / np.mean(deltas[:, -1] ** 2)), expected[::-1], rtol=0.1
    )


@pytest.mark.parametrize(
    ("activation", "initializer", "size"),
    [
        ("relu", "he_normal", 1.0),
        ("relu", "he_uniform", 1.0),
        ("tanh", "xavier_normal", 0.01),
        ("tanh", "xavier_uniform", 0.01),
    ],
)
def test_he_and_glorot_stay_level_over_ten_layers(activation, initializer, size):
    for sizes in measured(activation, initializer, range(60), size):
        by_layer = np.sqrt(np.mean(sizes**2, axis=0))
        assert by_layer[-1] == pytest.approx(by_layer[0], rel=0.1)


@pytest.mark.parametrize("initializer", ["xavier_normal", "xavier_uniform", "orthogonal"])
def test_sigmoid_divides_the_gradient_by_four_a_layer_at_least(initializer):
    _, deltas = measured("sigmoid", initializer)
    assert (deltas[:, 1:] / deltas[:, :-1]).mean(axis=0).min() >= 4
    assert per_layer(deltas) >= 4


@pytest.mark.parametrize(
    ("activation", "initializer"),
    [
        ("tanh", "xavier_normal"),
        ("tanh", "uniform"),
        ("tanh", "standard_normal"),
        ("tanh", "orthogonal"),
        ("relu", "he_normal"),
        ("sigmoid", "xavier_uniform"),
        ("sigmoid", "he_normal"),
    ],
)
def test_the_lines_lie_on_what_is_measured(activation, initializer):
    starts = []
    for seed in range(24 if activation == "relu" else 4):  # lengths under ReLU differ most from draw to draw
        lane = Lane(
            "digits",
            hidden_sizes=(256,) * 6,
            activation=activation,
            initializer=initializer,
            seed=seed,
            test_size=0.9,
        )
        prepared = prepare(lane)
        starts.append(at_start(lane, prepared))
    expected = lab.theory(lane, prepared.train.x)
    hidden = slice(None, -1)  # few outputs are few numbers to average
    rms = np.sqrt(np.mean([start.rms**2 for start in starts], axis=0))
    z_rms = np.sqrt(np.mean([start.z_rms**2 for start in starts], axis=0))
    deltas = np.sqrt(np.mean([(start.delta_norms / start.delta_norms[-1]) ** 2 for start in starts], axis=0))
    np.testing.assert_allclose(rms[hidden], expected.rms[hidden], rtol=0.05)
    np.testing.assert_allclose(z_rms[hidden], expected.z_rms[hidden], rtol=0.05)
    np.testing.assert_allclose(deltas, expected.deltas, rtol=0.08)
    steps = expected.deltas[1:-1] / expected.deltas[:-2]
    np.testing.assert_allclose(deltas[1:-1] / deltas[:-2], steps, rtol=0.05)


def test_moments_are_those_of_a_normal_variable():
    """E[relu^2] = q/2, E[relu'^2] = 1/2, E[relu] = sqrt(q / 2 pi); E[exp]-free forms for the straight line."""
    q = np.array([0.01, 1.0, 50.0])
    mean, square, slope = lab.moments("relu", q)
    np.testing.assert_allclose(mean, np.sqrt(q / (2 * np.pi)), rtol=1e-4)
    np.testing.assert_allclose(square, q / 2, rtol=1e-6)
    np.testing.assert_allclose(slope, 0.5, rtol=1e-6)
    np.testing.assert_allclose(lab.moments("linear", q), [0 * q, q, 1 + 0 * q], atol=1e-9)
    draws = np.random.default_rng(0).standard_normal(400_000)
    for name in ("tanh", "sigmoid", "swish", "elu"):
        z = 3 * draws
        for ours, theirs in zip(
            lab.moments(name, np.array([9.0])),
            (ACTIVATIONS[name].f(z), ACTIVATIONS[name].f(z) ** 2, ACTIVATIONS[name].slope(z) ** 2),
            strict=True,
        ):
            assert ours[0] == pytest.approx(theirs.mean(), abs=5 * theirs.std() / np.sqrt(len(z)) + 1e-9)


def test_the_peak_of_a_saturated_slope_is_not_missed():
    """E[tanh'(z)^2] for large q is (4/3) / sqrt(2 pi q): the integral of tanh'^2 times the density at 0."""
    assert lab.moments("tanh", np.array([256.0]))[2][0] == pytest.approx(
        4 / 3 / np.sqrt(2 * np.pi * 256), rel=0.01
    )


@pytest.mark.parametrize("name", [name for name, found in INITIALIZERS.items() if found.variance])
def test_variances_are_those_of_the_draws(name):
    for n_in, n_out in ((300, 300), (100, 400), (400, 100)):
        weights = INITIALIZERS[name](np.random.default_rng(1), n_in, n_out)
        assert weights.var() == pytest.approx(INITIALIZERS[name].variance(n_in, n_out), rel=0.05)
        assert abs(weights.mean()) <= 5 * weights.std() / np.sqrt(weights.size)


@pytest.mark.parametrize(
    "changes", [{"initializer": "unit_uniform"}, {"batch_norm": True}, {"layer_norm": True}, {"residual": True}]
)
def test_there_is_no_line_where_the_theory_says_nothing(changes):
    assert lab.theory(Lane(**changes), np.ones((4, 2))) is None


def test_lines_of_zero_weights_and_of_one_row_are_finite():
    found = lab.theory(Lane(initializer="zeros", activation="tanh"), np.ones((1, 2)))
    assert not found.rms.any()
    assert not found.deltas[:-1].any()
    assert np.isfinite(
        lab.theory(Lane(hidden_sizes=(256,) * 50, initializer="standard_normal"), np.ones((1, 2)))
    ).all()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"activation": "tanh", "initializer": "uniform"}, ["by 0.577, 10 layers by 0.0041"]),
        ({"activation": "relu", "initializer": "xavier_normal"}, ["by 0.707, 10 layers by 0.031"]),
        ({"activation": "relu", "initializer": "he_uniform"}, ["level"]),
        ({"activation": "tanh", "initializer": "xavier_uniform"}, ["level"]),
        ({"activation": "tanh", "initializer": "standard_normal"}, ["by 4 a layer"]),
        ({"activation": "sigmoid", "initializer": "xavier_uniform"}, ["about 0.25 of its size at most", "9.5e-7"]),
        ({"activation": "relu", "initializer": "zeros"}, ["All weights are 0"]),
        ({"activation": "relu", "initializer": "unit_uniform"}, ["up to 8 times"]),
        ({"activation": "relu", "initializer": "small_normal"}, ["by 0.0283", "3.3e-16"]),
        ({"activation": "sigmoid", "batch_norm": True, "residual": True}, ["Batch norm", "shortcut"]),
        ({"activation": "sigmoid", "layer_norm": True}, ["Layer norm"]),
    ],
)
def test_rules_of_thumb_are_said_with_the_networks_own_numbers(changes, said):
    text = " ".join(lab.rules(Lane(**changes)))
    for part in said:
        assert part in text


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_rules_can_be_said_of_every_lane(activation, initializer):
    for sentence in lab.rules(Lane(activation=activation, initializer=initializer)):
        assert sentence.endswith(".")
        assert "nan" not in sentence
