"""The weights a layer starts from, and the biases.

Each initializer is `f(rng, n_in, n_out) -> W (n_in, n_out)`. With n_in inputs of variance v and weights of
variance s**2, a unit's sum has variance n_in s**2 v: s decides whether signals shrink, keep or grow from layer
to layer, and the same argument with n_out holds for the gradients on their way back.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Initializer(NamedTuple):
    """How W (n_in, n_out) is drawn, and `why`.

    `variance(n_in, n_out)` of one weight, whose mean is 0; None where the mean is another.
    """

    title: str
    draw: Callable
    why: str
    variance: Callable | None = None

    def __call__(self, rng, n_in, n_out):
        """Weights (n_in, n_out) drawn from `rng`, a numpy.random.Generator."""
        return self.draw(rng, n_in, n_out)


def zeros(rng, n_in, n_out):
    """W = 0: all units of a hidden layer are equal and stay equal; a single layer can start so."""
    return np.zeros((n_in, n_out))


def small_normal(rng, n_in, n_out):
    """W ~ N(0, 0.01**2): signals shrink in every layer."""
    return 0.01 * rng.standard_normal((n_in, n_out))


def standard_normal(rng, n_in, n_out):
    """W ~ N(0, 1): sums of n_in inputs are sqrt(n_in) times as large as those, saturating or exploding."""
    return rng.standard_normal((n_in, n_out))


def uniform(rng, n_in, n_out):
    """W ~ U[-1/sqrt(n_in), 1/sqrt(n_in)], the usual start before 2010; variance 1 / (3 n_in)."""
    bound = 1 / np.sqrt(n_in)
    return rng.uniform(-bound, bound, (n_in, n_out))


def unit_uniform(rng, n_in, n_out):
    """W ~ U[0, 1): all positive, as in many first tutorials."""
    return rng.uniform(0, 1, (n_in, n_out))


def xavier_uniform(rng, n_in, n_out):
    """W ~ U[-r, r], r = sqrt(6 / (n_in + n_out)) (Glorot and Bengio 2010, equation 16)."""
    bound = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-bound, bound, (n_in, n_out))


def xavier_normal(rng, n_in, n_out):
    """W ~ N(0, 2 / (n_in + n_out)) (Glorot and Bengio 2010, equation 12)."""
    return np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_in, n_out))


def he_uniform(rng, n_in, n_out):
    """W ~ U[-r, r], r = sqrt(6 / n_in): He's variance in a uniform draw."""
    bound = np.sqrt(6 / n_in)
    return rng.uniform(-bound, bound, (n_in, n_out))


def he_normal(rng, n_in, n_out):
    """W ~ N(0, 2 / n_in), which makes up for the half that ReLU cuts off (He et al. 2015, equation 10)."""
    return np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))


def orthogonal(rng, n_in, n_out):
    """Orthonormal rows or columns, so that lengths are kept (Saxe et al. 2014)."""
    q, r = np.linalg.qr(rng.standard_normal((max(n_in, n_out), min(n_in, n_out))))
    q = q * np.sign(np.diag(r))  # makes the draw uniform over orthogonal matrices (Mezzadri 2007)
    return q if n_in >= n_out else q.T


def _glorot_variance(n_in, n_out):
    return 2 / (n_in + n_out)


def _he_variance(n_in, n_out):
    return 2 / n_in


INITIALIZERS = {
    "xavier_uniform": Initializer(
        "Xavier (Glorot), uniform", xavier_uniform, "keeps signals of tanh level", _glorot_variance
    ),
    "xavier_normal": Initializer(
        "Xavier (Glorot), normal", xavier_normal, "the same spread, bell-shaped", _glorot_variance
    ),
    "he_uniform": Initializer("He, uniform", he_uniform, "keeps signals of ReLU level", _he_variance),
    "he_normal": Initializer("He, normal", he_normal, "the same spread, bell-shaped", _he_variance),
    "orthogonal": Initializer(
        "orthogonal", orthogonal, "keeps lengths where layers are square", lambda n_in, n_out: 1 / max(n_in, n_out)
    ),
    "uniform": Initializer(
        "uniform, 1/sqrt(inputs)",
        uniform,
        "the old standard: signals shrink",
        lambda n_in, n_out: 1 / (3 * n_in),
    ),
    "unit_uniform": Initializer("uniform, 0 to 1", unit_uniform, "all positive: units start alike"),
    "small_normal": Initializer(
        "normal, 0.01", small_normal, "too small for most: signals fade away", lambda n_in, n_out: 1e-4
    ),
    "standard_normal": Initializer(
        "normal, 1", standard_normal, "too large for most: units saturate or explode", lambda n_in, n_out: 1.0
    ),
    "zeros": Initializer("zeros", zeros, "units of a hidden layer stay alike", lambda n_in, n_out: 0.0),
}


class Biases(NamedTuple):
    """How the biases b (n,) of a layer are drawn, after its weights; or that it has none."""

    title: str
    draw: Callable
    are_there: bool = True

    def __call__(self, rng, n):
        """Biases (n,) drawn from `rng`."""
        return self.draw(rng, n)


def zero_biases(rng, n):
    """b = 0."""
    return np.zeros(n)


def unit_uniform_biases(rng, n):
    """b ~ U[0, 1)."""
    return rng.uniform(0, 1, n)


def standard_normal_biases(rng, n):
    """b ~ N(0, 1)."""
    return rng.standard_normal(n)


BIASES = {
    "zeros": Biases("zeros", zero_biases),
    "unit_uniform": Biases("uniform, 0 to 1", unit_uniform_biases),
    "standard_normal": Biases("normal, 1", standard_normal_biases),
    "none": Biases("no biases", zero_biases, are_there=False),
}
