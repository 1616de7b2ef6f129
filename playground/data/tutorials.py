"""Sets that tutorials make, number by number as they do.

Each maker is one of `made`, but `rng` is a `numpy.random.RandomState(data_seed)`: with the tutorial's seed the
numbers are those of its `np.random.seed(...)`. Nothing is stretched.
"""

import numpy as np
from sklearn.datasets import make_classification

from playground.data import reviews
from playground.data.sources import GROUPS, Dataset, Source
from playground.languages import mark


def twenty_features(n_samples, noise, n_classes, rng):
    """scikit-learn's make_classification: 20 features, 10 that tell, 2 that repeat them, 2 clusters a class."""
    return make_classification(
        n_samples=n_samples, n_features=20, n_informative=10, n_clusters_per_class=2, random_state=rng
    )


def above_sum(n_samples, noise, n_classes, rng):
    """Uniform in the unit square; class 1 where x1 + x2 > 1."""
    x = rng.rand(n_samples, 2)
    return x, (x.sum(axis=1) > 1).astype(int)


def no_pattern(n_samples, noise, n_classes, rng):
    """Uniform in four dimensions, with classes drawn by a coin: there is nothing to learn but the rows."""
    return rng.rand(n_samples, 4), rng.randint(0, 2, n_samples)


def five_x(n_samples, noise, n_classes, rng):
    """y = 5 x + 3 plus noise, x uniform in [0, 1)."""
    x = rng.rand(n_samples, 1)
    return x, 5 * x[:, 0] + 3 + noise * rng.randn(n_samples, 1)[:, 0]


def corners():
    """The four rows of the exclusive or."""
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return Dataset(x, np.array([0, 1, 1, 0]), ("x1", "x2"), ("0", "1"), "classification")


def _drawn(title, make, about, n_features, **more):
    return Source(title, GROUPS[3], about, make, n_features=n_features, new_rng=np.random.RandomState, **more)


TUTORIALS = {
    "twenty_features": _drawn(
        mark("20 features"),
        twenty_features,
        mark("scikit-learn's make_classification: 20 features, of which 10 tell the two classes apart."),
        20,
        has_noise=False,
    ),
    "above_sum": _drawn(
        mark("x1 + x2 > 1"),
        above_sum,
        mark("Points of the unit square, cut along a diagonal."),
        2,
        has_noise=False,
    ),
    "no_pattern": _drawn(
        mark("No pattern"),
        no_pattern,
        mark("Four random inputs and a coin toss: there is no rule to find."),
        4,
        has_noise=False,
    ),
    "five_x": _drawn(
        mark("5x + 3"),
        five_x,
        mark("A straight line from one input, far from 0."),
        1,
        task="regression",
        n_classes=0,
    ),
    "corners": Source(
        mark("XOR, four rows"),
        GROUPS[3],
        mark("Only the four corners; all of them are trained on."),
        corners,
        n_rows=4,
        holds_back=False,
        is_plane=True,
    ),
    "reviews": reviews.SOURCE,
}
