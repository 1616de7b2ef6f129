"""Every entry of LOSSES: gradients, extreme scores, scikit-learn as an outside oracle."""

import numpy as np
import pytest
from sklearn.metrics import log_loss, mean_squared_error

from playground.engine import LOSSES, OPTIMIZERS, mlp, relative_error
from playground.engine.gradcheck import numerical_gradient
from playground.engine.loop import fit

N_ROWS = 7
CLASS_NUMBERS_NEED_TWO = ("sparse_categorical_crossentropy",)
CASES = [
    (name, n_outputs)
    for name in LOSSES
    for n_outputs in (1, 2, 5)
    if n_outputs > 1 or name not in CLASS_NUMBERS_NEED_TWO
]

every_loss = pytest.mark.parametrize(("name", "n_outputs"), CASES)


def scores_and_targets(name, n_outputs, seed=0):
    """Scores (N, K) around 0, and class targets in the form that the loss wants."""
    scores = 2 * np.random.default_rng(seed).standard_normal((N_ROWS, n_outputs))
    classes = np.arange(N_ROWS) % max(n_outputs, 2)
    return scores, LOSSES[name].targets_of(classes, n_outputs)


@every_loss
def test_gradient_is_the_derivative(name, n_outputs):
    loss = LOSSES[name]
    scores, y = scores_and_targets(name, n_outputs)
    numerical = numerical_gradient(lambda: loss.value(scores, y), scores)
    assert relative_error(loss.gradient(scores, y), numerical) < 1e-6


@pytest.mark.parametrize("name", [name for name in LOSSES if name not in CLASS_NUMBERS_NEED_TWO])
def test_gradient_for_targets_between_the_classes(name):
    """Shares instead of 0 and 1, and their sum need not be 1."""
    scores, _ = scores_and_targets(name, 3)
    y = np.random.default_rng(1).uniform(0, 1, scores.shape)
    numerical = numerical_gradient(lambda: LOSSES[name].value(scores, y), scores)
    assert relative_error(LOSSES[name].gradient(scores, y), numerical) < 1e-6


@every_loss
def test_gradient_is_prediction_minus_target(name, n_outputs):
    """1/N times that; a squared error brings a 2, and it and the sigmoids are means over outputs too."""
    loss = LOSSES[name]
    scores, y = scores_and_targets(name, n_outputs)
    target = np.eye(n_outputs)[y] if y.ndim == 1 else y
    error = loss.predict(scores) - target
    factor = {"mse": 2 / scores.size, "binary_crossentropy": 1 / scores.size}.get(name, 1 / N_ROWS)
    if name == "categorical_crossentropy" and n_outputs == 1:
        error = np.zeros_like(scores)  # the only class there is has probability 1, whatever the target
    np.testing.assert_allclose(loss.gradient(scores, y), factor * error, atol=1e-15)


@every_loss
def test_gradient_writes_to_out(name, n_outputs):
    loss = LOSSES[name]
    scores, y = scores_and_targets(name, n_outputs)
    kept, out = scores.copy(), np.full_like(scores, np.nan)
    assert loss.gradient(scores, y, out=out) is out
    np.testing.assert_array_equal(out, loss.gradient(scores, y))
    np.testing.assert_array_equal(scores, kept)


@every_loss
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_extreme_scores_stay_finite(name, n_outputs, dtype):
    loss = LOSSES[name]
    signs = np.resize([1, -1, -1, 1, 1], (N_ROWS, n_outputs))  # some rows right, some wrong
    scores = (1000 * signs).astype(dtype)
    _, y = scores_and_targets(name, n_outputs)
    assert np.isfinite(loss.value(scores, y))
    assert np.isfinite(loss.gradient(scores, y)).all()
    assert np.isfinite(loss.predict(scores)).all()


@pytest.mark.parametrize(
    ("name", "scores", "y"),
    [
        ("binary_crossentropy", [[1000.0]], [[0.0]]),
        ("binary_crossentropy", [[-1000.0]], [[1.0]]),
        ("categorical_crossentropy", [[500.0, -500.0]], [[0.0, 1.0]]),
        ("sparse_categorical_crossentropy", [[500.0, -500.0]], [1]),
    ],
)
def test_being_sure_and_wrong_costs_the_distance(name, scores, y):
    assert LOSSES[name].value(np.array(scores), np.array(y)) == 1000


def test_mse_is_sklearns():
    scores, _ = scores_and_targets("mse", 3)
    y = np.random.default_rng(1).standard_normal(scores.shape)
    assert LOSSES["mse"].value(scores, y) == pytest.approx(mean_squared_error(y, scores), rel=1e-12)


def test_binary_crossentropy_is_sklearns():
    loss = LOSSES["binary_crossentropy"]
    scores, y = scores_and_targets("binary_crossentropy", 1)
    assert loss.value(scores, y) == pytest.approx(log_loss(y[:, 0], loss.predict(scores)[:, 0]), rel=1e-12)


@pytest.mark.parametrize("name", ["categorical_crossentropy", "sparse_categorical_crossentropy"])
@pytest.mark.parametrize("n_outputs", [2, 5])
def test_categorical_crossentropy_is_sklearns(name, n_outputs):
    loss = LOSSES[name]
    scores, y = scores_and_targets(name, n_outputs)
    classes = np.arange(N_ROWS) % n_outputs
    assert loss.value(scores, y) == pytest.approx(log_loss(classes, loss.predict(scores)), rel=1e-12)


def test_a_flat_target_is_a_column():
    """y (N,) must not broadcast against scores (N, 1) into (N, N)."""
    scores = np.array([[1.0], [2.0], [4.0]])
    y = np.array([1.0, 2.0, 3.0])
    for name in ("mse", "binary_crossentropy"):
        loss = LOSSES[name]
        assert loss.value(scores, y) == loss.value(scores, y[:, None])
        np.testing.assert_array_equal(loss.gradient(scores, y), loss.gradient(scores, y[:, None]))
    assert LOSSES["mse"].value(scores, y) == pytest.approx(1 / 3)


def test_predictions_are_probabilities():
    scores, _ = scores_and_targets("mse", 4)
    soft = LOSSES["categorical_crossentropy"].predict(scores)
    np.testing.assert_allclose(soft.sum(axis=1), 1)
    np.testing.assert_allclose(soft, np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(LOSSES["binary_crossentropy"].predict(scores), 1 / (1 + np.exp(-scores)))
    assert LOSSES["mse"].predict(scores) is scores


@pytest.mark.parametrize("name", [name for name in LOSSES if name not in CLASS_NUMBERS_NEED_TWO])
def test_one_output_decides_between_two_classes(name):
    boundary = 0.5 if LOSSES[name].fits_values else 0  # halfway between the targets; where p is one half
    scores = boundary + np.array([[-0.1], [0.1], [-3.0], [3.0]])
    assert LOSSES[name].decide(scores).tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize("name", LOSSES)
def test_the_largest_of_several_outputs_decides(name):
    scores = np.array([[-5.0, -2.0, -3.0], [0.1, 0.2, 0.3], [9.0, 1.0, 1.0]])
    assert LOSSES[name].decide(scores).tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("name", "n_classes"), [("categorical_crossentropy", 3), ("sparse_categorical_crossentropy", 4)]
)
def test_zero_weights_stay_at_chance(name, n_classes):
    """All units are alike: the loss is ln K, and nothing ever tells the classes apart."""
    classes = np.arange(12 * n_classes) % n_classes
    x = np.random.default_rng(0).standard_normal((len(classes), 2))
    network = mlp([2, 5, n_classes], "tanh")
    y = LOSSES[name].targets_of(classes, n_classes)
    losses = fit(network, x, y, loss=name, optimizer=OPTIMIZERS["sgd"](1.0), epochs=30)
    np.testing.assert_allclose(losses, np.log(n_classes), rtol=1e-12)
    scores, _ = network.forward(x)
    assert np.mean(LOSSES[name].decide(scores) == classes) == 1 / n_classes


def test_zero_weights_stay_at_chance_with_one_output():
    y = np.arange(20) % 2
    x = np.random.default_rng(0).standard_normal((20, 2))
    losses = fit(
        mlp([2, 5, 1], "tanh"), x, y, loss="binary_crossentropy", optimizer=OPTIMIZERS["sgd"](1.0), epochs=30
    )
    np.testing.assert_allclose(losses, np.log(2), rtol=1e-12)
