import numpy as np
import pytest

from playground.engine.gradcheck import numerical_gradient, relative_error
from playground.engine.penalties import Penalty, clip_by_norm


@pytest.mark.parametrize(
    "penalty", [Penalty(l1=0.3), Penalty(l2=0.7), Penalty(0.3, 0.7), Penalty(0.3, 0.7, per_row=True)]
)
def test_the_gradient_is_that_of_the_value(penalty):
    rng = np.random.default_rng(0)
    weights = [rng.standard_normal((3, 4)), rng.standard_normal((4, 2))]
    gradients = [np.ones_like(W) for W in weights]
    penalty.add_gradient(weights, gradients, n_rows=5)
    for W, gradient in zip(weights, gradients, strict=True):
        assert relative_error(gradient - 1, numerical_gradient(lambda: penalty.value(weights, 5), W)) < 1e-6


def test_the_penalties_by_hand():
    weights = [np.array([[1.0, -2.0]])]
    assert Penalty(l1=0.5).value(weights, 1) == 1.5
    assert Penalty(l2=0.5).value(weights, 1) == 1.25
    assert Penalty(l2=0.5, per_row=True).value(weights, 10) == 0.125


def test_a_long_gradient_is_shortened_and_a_short_one_left_alone():
    gradient = np.array([3.0, 4.0])
    assert clip_by_norm(gradient, 10) == 5
    assert np.array_equal(gradient, [3, 4])
    assert clip_by_norm(gradient, 1) == 5
    assert gradient == pytest.approx([0.6, 0.8])
