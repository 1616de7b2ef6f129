"""The checker itself, on functions whose derivatives are known."""

import numpy as np
import pytest

from playground.engine import relative_error
from playground.engine.gradcheck import numerical_gradient


def test_numerical_gradient_of_a_known_function():
    """(x^2 + 1)^3 has the derivative 6 x (x^2 + 1)^2: 300 at x = 2."""
    x = np.array([[2.0, -1.0], [0.0, 0.5]])
    found = numerical_gradient(lambda: ((x**2 + 1) ** 3).sum(), x)
    np.testing.assert_allclose(found, [[300, -24], [0, 4.6875]], rtol=1e-8, atol=1e-8)


def test_numbers_are_put_back():
    x = np.array([0.1, 0.2, 0.3])
    numerical_gradient(x.sum, x)
    assert x.tolist() == [0.1, 0.2, 0.3]


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        ([1, 2], [1, 2], 0),
        ([0, 0], [0, 0], 0),
        ([], [], 0),
        ([1, 4], [1, 3], 0.25),
        ([0], [1e-9], 1),
        ([1], [-1], 2),
    ],
)
def test_relative_error(a, b, error):
    assert relative_error(np.array(a, float), np.array(b, float)) == error
