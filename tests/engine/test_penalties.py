import numpy as np
import pytest

from playground.engine import mlp
from playground.engine.gradcheck import numerical_gradient, relative_error
from playground.engine.penalties import Penalty, clip_by_norm


@pytest.mark.parametrize(
    "penalty", [Penalty(l1=0.3), Penalty(l2=0.7), Penalty(0.3, 0.7), Penalty(0.3, 0.7, per_row=True)]
)
def test_the_gradient_is_that_of_the_value(penalty):
    rng = np.random.default_rng(0)
    weights, penalized = rng.standard_normal(20), np.array([1.0] * 12 + [0.0] * 8)
    laid, gradient = penalty.over(penalized), np.ones(20)
    laid.add_gradient(weights, gradient, n_rows=5)
    numerical = numerical_gradient(lambda: laid.add_gradient(weights, np.zeros(20), n_rows=5), weights)
    assert relative_error(gradient - 1, numerical) < 1e-6
    assert (gradient[12:] == 1).all()


@pytest.mark.parametrize(
    ("penalty", "n_rows", "value"),
    [
        (Penalty(l1=0.5), 1, 1.5),
        (Penalty(l2=0.5), 1, 1.25),
        (Penalty(l2=0.5, per_row=True), 10, 0.125),
        (Penalty(0.5, 0.5), 1, 2.75),
    ],
)
def test_the_penalties_by_hand(penalty, n_rows, value):
    weights, penalized = np.array([1.0, -2.0, 100.0]), np.array([1.0, 1.0, 0.0])
    assert penalty.over(penalized).add_gradient(weights, np.zeros(3), n_rows) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("penalty", [Penalty(l1=0.3), Penalty(l2=0.7), Penalty(0.3, 0.7, per_row=True)])
def test_a_network_is_penalized_matrix_by_matrix(penalty):
    """The slow formula over the matrices, and what is added to the one vector of a network's gradients."""
    rng = np.random.default_rng(0)
    network = mlp([3, 5, 5, 2], normalization="layer")
    network.flat[...] = rng.standard_normal(len(network.flat))
    workspace = network.workspace(4)
    laid, share = penalty.over(network.penalized), 1 / 4 if penalty.per_row else 1
    value = laid.add_gradient(network.trainable, workspace.gradient, 4)
    expected = [share * (penalty.l1 * np.sign(W) + penalty.l2 * W) for W in network.weight_views]
    for found, wanted in zip(workspace.weight_gradients, expected, strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-14)
    assert {name: part.any() for name, part in workspace.grads.items()} == {
        name: name.endswith("W") for name in network.params
    }
    worth = sum(penalty.l1 * np.abs(W).sum() + penalty.l2 / 2 * (W**2).sum() for W in network.weight_views)
    assert value == pytest.approx(share * worth, rel=1e-14)


def test_a_long_gradient_is_shortened_and_a_short_one_left_alone():
    gradient = np.array([3.0, 4.0])
    assert clip_by_norm(gradient, 10) == 5
    assert np.array_equal(gradient, [3, 4])
    assert clip_by_norm(gradient, 1) == 5
    assert gradient == pytest.approx([0.6, 0.8])
