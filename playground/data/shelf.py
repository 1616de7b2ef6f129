"""Data that were measured and that scikit-learn ships."""

from functools import partial

from sklearn import datasets as shipped

from playground.data.sources import GROUPS, Dataset, Source
from playground.languages import mark


def _shipped(title, loader, about, n_rows, n_features, n_classes, task="classification", **more):
    make = partial(from_bunch, loader, task)
    return Source(title, GROUPS[2], about, make, task, n_features, n_rows, n_classes, **more)


def from_bunch(loader, task):
    """The `Dataset` that one of scikit-learn's loaders gives."""
    found = loader()
    targets = tuple(str(name) for name in found.get("target_names", ["progression"]))
    return Dataset(found.data, found.target, tuple(map(str, found.feature_names)), targets, task)


SHIPPED = {
    "iris": _shipped(
        mark("Iris"), shipped.load_iris, mark("150 flowers, 4 measures, 3 species (Fisher 1936)."), 150, 4, 3
    ),
    "wine": _shipped(
        mark("Wine"), shipped.load_wine, mark("178 wines, 13 chemical measures, 3 growers."), 178, 13, 3
    ),
    "breast_cancer": _shipped(
        mark("Breast cancer"),
        shipped.load_breast_cancer,
        mark("569 tumors, 30 measures, benign or not."),
        569,
        30,
        2,
    ),
    "digits": _shipped(
        mark("Digits"),
        shipped.load_digits,
        mark("1,797 handwritten digits of 8 x 8 pixels, 10 classes."),
        1797,
        64,
        10,
        image_shape=(8, 8),
    ),
    "diabetes": _shipped(
        mark("Diabetes"),
        shipped.load_diabetes,
        mark("442 patients, 10 measures, progress after a year."),
        442,
        10,
        0,
        "regression",
    ),
}
