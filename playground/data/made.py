"""Data made on the spot, in the plane or on a line.

Each maker is `f(n_samples, noise, n_classes, rng) -> (x (N, D), y (N,))`. Coordinates are drawn in units of
about 1 (a circle has radius 1), `noise` is a standard deviation in these units, and `SPREAD` then stretches
the plane, so that sin x1 and sin x2 make about one full wave over the data.
"""

import numpy as np
from sklearn.datasets import make_blobs, make_circles, make_moons

from playground.data.sources import GROUPS, Source
from playground.languages import mark

SPREAD = 3.0


def _seed(rng):
    return int(rng.integers(2**31))


def _alternating(n_samples, n_classes=2):
    """Class numbers 0, 1, ..., as equal in count as n_samples allows."""
    return np.arange(n_samples) % n_classes


def _jitter(points, noise, rng):
    return SPREAD * (points + noise * rng.standard_normal(points.shape))


def circles(n_samples, noise, n_classes, rng):
    """A ring of radius 0.5 inside a ring of radius 1 (scikit-learn's make_circles)."""
    x, y = make_circles(n_samples, noise=noise, factor=0.5, random_state=_seed(rng))
    return SPREAD * x, y


def moons(n_samples, noise, n_classes, rng):
    """Two interleaved half circles (scikit-learn's make_moons), moved to the middle."""
    x, y = make_moons(n_samples, noise=noise, random_state=_seed(rng))
    return SPREAD * (x - [0.5, 0.25]), y


def xor(n_samples, noise, n_classes, rng):
    """Uniform in a square with a gap along the axes; class 1 where x1 and x2 have different signs."""
    points = rng.uniform(-1, 1, (n_samples, 2))
    points += 0.06 * np.sign(points)
    return _jitter(points, noise, rng), (points[:, 0] * points[:, 1] < 0).astype(int)


def gaussians(n_samples, noise, n_classes, rng):
    """Two round clouds; noise widens them from a standard deviation of 0.2."""
    y = _alternating(n_samples)
    centers = np.array([[-0.6, -0.6], [0.6, 0.6]])
    points = centers[y] + 0.2 * rng.standard_normal((n_samples, 2))
    return _jitter(points, noise, rng), y


def spiral(n_samples, noise, n_classes, rng):
    """Two arms of one and a quarter turns each, the second the first one turned by half a circle."""
    y = _alternating(n_samples)
    along = np.sqrt(rng.uniform(0.01, 1, n_samples))  # evenly spread along the arm, not crowded at the center
    angle = 2.5 * np.pi * along + np.pi * y
    points = along[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
    return _jitter(points, noise / 2, rng), y


def checkerboard(n_samples, noise, n_classes, rng):
    """Uniform in a square of 4 x 4 fields in two colors."""
    points = rng.uniform(-1, 1, (n_samples, 2))
    fields = np.floor(2 * points).astype(int)
    return _jitter(points, noise, rng), fields.sum(axis=1) % 2


def linear(n_samples, noise, n_classes, rng):
    """Uniform in a square; class 1 above the diagonal x1 + x2 = 0."""
    points = rng.uniform(-1, 1, (n_samples, 2))
    return _jitter(points, noise, rng), (points.sum(axis=1) > 0).astype(int)


def blobs(n_samples, noise, n_classes, rng):
    """2 to 5 round clouds on a circle (scikit-learn's make_blobs); noise widens them from 0.12."""
    angles = 2 * np.pi * np.arange(n_classes) / n_classes + np.pi / 2
    centers = 0.8 * np.column_stack([np.cos(angles), np.sin(angles)])
    spread = np.hypot(0.12, noise)
    x, y = make_blobs(n_samples, centers=centers, cluster_std=spread, random_state=_seed(rng))
    return SPREAD * x, y


def line(n_samples, noise, n_classes, rng):
    """y = 0.8 x + 0.1 plus noise, x uniform in [-1, 1]."""
    x = rng.uniform(-1, 1, (n_samples, 1))
    return SPREAD * x, 0.8 * x[:, 0] + 0.1 + noise * rng.standard_normal(n_samples)


def sine(n_samples, noise, n_classes, rng):
    """y = sin(2 pi x) plus noise, x uniform in [-1, 1]: two waves."""
    x = rng.uniform(-1, 1, (n_samples, 1))
    return SPREAD * x, np.sin(2 * np.pi * x[:, 0]) + noise * rng.standard_normal(n_samples)


def plane(n_samples, noise, n_classes, rng):
    """y = (x1 + x2) / 2 plus noise over a square."""
    x = rng.uniform(-1, 1, (n_samples, 2))
    return SPREAD * x, x.mean(axis=1) + noise * rng.standard_normal(n_samples)


def bumps(n_samples, noise, n_classes, rng):
    """Four bell-shaped hills and hollows over a square, plus noise."""
    x = rng.uniform(-1, 1, (n_samples, 2))
    centers = np.array([[-0.5, -0.5], [0.5, 0.5], [-0.5, 0.5], [0.5, -0.5]])
    heights = np.array([1, 1, -1, -1])
    squared = ((x[:, None, :] - centers) ** 2).sum(axis=2)
    return SPREAD * x, np.exp(-squared / 0.12) @ heights + noise * rng.standard_normal(n_samples)


def _in_plane(title, make, about, **more):
    return Source(title, GROUPS[0], about, make, reach=0.0, **more)


def _curve(title, make, about, n_features):
    return Source(title, GROUPS[1], about, make, "regression", n_features, n_classes=0, reach=0.0)


MADE = {
    "circles": _in_plane(mark("Circles"), circles, mark("A ring inside a ring: no straight line separates them.")),
    "moons": _in_plane(mark("Moons"), moons, mark("Two half circles that reach into each other.")),
    "xor": _in_plane(mark("XOR"), xor, mark("Opposite corners belong together; one unit cannot do it.")),
    "gaussians": _in_plane(mark("Gaussians"), gaussians, mark("Two clouds: one straight line is enough.")),
    "spiral": _in_plane(mark("Spiral"), spiral, mark("Two arms wound around each other: the hard one.")),
    "checkerboard": _in_plane(mark("Checkers"), checkerboard, mark("Sixteen fields in two colors.")),
    "linear": _in_plane(mark("Linear"), linear, mark("Two halves of a square, cut along the diagonal.")),
    "blobs": _in_plane(mark("Blobs"), blobs, mark("Two to five clouds, one class each."), n_classes=None),
    "line": _curve(mark("Line"), line, mark("A straight line from one input."), 1),
    "sine": _curve(mark("Sine"), sine, mark("Two waves from one input."), 1),
    "plane": _curve(mark("Plane"), plane, mark("A slope over two inputs."), 2),
    "bumps": _curve(mark("Bumps"), bumps, mark("Two hills and two hollows over two inputs."), 2),
}
