"""`DATASETS`: every data set by name, with what a menu needs to know about it."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from sklearn import datasets as shipped

from playground.data import made
from playground.seeds import data_rng

GROUPS = ("In the plane", "Regression", "Real data")


class Dataset(NamedTuple):
    """x (N, D); y (N,), class numbers or values; `task` is "classification" or "regression"."""

    x: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    task: str


class Source(NamedTuple):
    """How to come by a data set.

    `make(n_samples, noise, n_classes, rng) -> (x, y)` where `n_rows` is None: data made in any number; else
    `make()` gives a table as scikit-learn's loaders do. With an `image_shape` (height, width) a row is a picture.
    """

    title: str
    group: str
    about: str
    make: Callable
    task: str = "classification"
    n_features: int = 2
    n_rows: int | None = None
    n_classes: int | None = 2  # None: the experiment chooses; 0: regression
    image_shape: tuple[int, int] | None = None

    @property
    def is_made(self):
        return self.n_rows is None

    @property
    def has_plane_features(self):
        """Whether x1, x2 and what is made of them can be chosen as inputs."""
        return self.is_made and self.n_features == 2


def _in_plane(title, make, about, **more):
    return Source(title, GROUPS[0], about, make, **more)


def _curve(title, make, about, n_features):
    return Source(title, GROUPS[1], about, make, "regression", n_features, n_classes=0)


def _shipped(title, loader, about, n_rows, n_features, n_classes, task="classification", **more):
    return Source(title, GROUPS[2], about, loader, task, n_features, n_rows, n_classes, **more)


DATASETS = {
    "circles": _in_plane("Circles", made.circles, "A ring inside a ring: no straight line separates them."),
    "moons": _in_plane("Moons", made.moons, "Two half circles that reach into each other."),
    "xor": _in_plane("XOR", made.xor, "Opposite corners belong together; one unit cannot do it."),
    "gaussians": _in_plane("Gaussians", made.gaussians, "Two clouds: one straight line is enough."),
    "spiral": _in_plane("Spiral", made.spiral, "Two arms wound around each other: the hard one."),
    "checkerboard": _in_plane("Checkers", made.checkerboard, "Sixteen fields in two colors."),
    "linear": _in_plane("Linear", made.linear, "Two halves of a square, cut along the diagonal."),
    "blobs": _in_plane("Blobs", made.blobs, "Two to five clouds, one class each.", n_classes=None),
    "line": _curve("Line", made.line, "A straight line from one input.", 1),
    "sine": _curve("Sine", made.sine, "Two waves from one input.", 1),
    "plane": _curve("Plane", made.plane, "A slope over two inputs.", 2),
    "bumps": _curve("Bumps", made.bumps, "Two hills and two hollows over two inputs.", 2),
    "iris": _shipped("Iris", shipped.load_iris, "150 flowers, 4 measures, 3 species (Fisher 1936).", 150, 4, 3),
    "wine": _shipped("Wine", shipped.load_wine, "178 wines, 13 chemical measures, 3 growers.", 178, 13, 3),
    "breast_cancer": _shipped(
        "Breast cancer", shipped.load_breast_cancer, "569 tumors, 30 measures, benign or not.", 569, 30, 2
    ),
    "digits": _shipped(
        "Digits",
        shipped.load_digits,
        "1,797 handwritten digits of 8 x 8 pixels, 10 classes.",
        1797,
        64,
        10,
        image_shape=(8, 8),
    ),
    "diabetes": _shipped(
        "Diabetes",
        shipped.load_diabetes,
        "442 patients, 10 measures, progress after a year.",
        442,
        10,
        0,
        "regression",
    ),
}


# What an experiment may name: the registry, and before it what a person brought, which no menu lists.
BROUGHT = {}
SOURCES = ChainMap(BROUGHT, DATASETS)


class Classifying(Mapping):
    """Those of some sources that have classes, as they are when they are asked for."""

    def __init__(self, sources):
        self._sources = sources

    def __getitem__(self, name):
        if self._sources[name].task != "classification":
            raise KeyError(name)
        return self._sources[name]

    def __iter__(self):
        return (name for name, source in self._sources.items() if source.task == "classification")

    def __len__(self):
        return sum(1 for _ in self)


def load(name, n_samples=300, noise=0.1, n_classes=2, seed=0):
    """The `Dataset` called `name`; for data that are not made on the spot, the other arguments do not matter.

    Raises KeyError for an unknown name.
    """
    source = SOURCES[name]
    if not source.is_made:
        return _from_shelf(source)
    n_classes = source.n_classes if source.n_classes is not None else n_classes
    x, y = source.make(n_samples, noise, n_classes, data_rng(seed))
    names = ("x1", "x2") if source.n_features == 2 else ("x",)
    targets = tuple(f"class {k}" for k in range(n_classes)) if n_classes else ("y",)
    return Dataset(x, y, names, targets, source.task)


def _from_shelf(source):
    found = source.make()
    targets = tuple(str(name) for name in found.get("target_names", ["progression"]))
    return Dataset(found.data, found.target, tuple(map(str, found.feature_names)), targets, source.task)
