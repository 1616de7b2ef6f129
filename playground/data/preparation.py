"""From a data set to what a network trains on: split, features, scaling, and the plane it is shown in."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.decomposition import PCA

from playground.data.catalog import load
from playground.data.features import SCALINGS, expand
from playground.data.sources import Dataset
from playground.data.splits import split_rows

MARGIN = 0.08  # empty space around the points, as a share of their range


class Part(NamedTuple):
    """Training or test rows: scaled inputs x (N, D), y (N,), where they stand in the plane (N, 2)."""

    x: np.ndarray
    y: np.ndarray
    points: np.ndarray


class Plane(NamedTuple):
    """The two dimensions a person sees.

    `lift(points (M, 2)) -> (M, D)` gives the network's inputs for points of the plane. Where the data have
    one input, `is_curve` is true, the second axis is the target, and `lift` reads the first column alone.
    """

    lift: Callable
    names: tuple[str, str]
    limits: tuple[tuple[float, float], tuple[float, float]]
    is_curve: bool
    note: str


class Prepared(NamedTuple):
    """A data set ready to train on; regression targets are scaled like the inputs.

    `test` may have no rows; `validation` is cut from the training part, or None.
    """

    dataset: Dataset
    train: Part
    test: Part
    validation: Part | None
    input_names: tuple[str, ...]
    plane: Plane

    @property
    def parts(self):
        """The parts by name; one may have no rows."""
        named = {"train": self.train, "test": self.test, "validation": self.validation}
        return {name: part for name, part in named.items() if part is not None}

    @property
    def n_classes(self):
        return len(self.dataset.target_names) if self.dataset.task == "classification" else 0


def prepare(experiment):
    """`Prepared` data for the data fields of an experiment; `scaler_rows` says which rows scalers see."""
    source = experiment.source
    dataset = load(
        experiment.dataset, experiment.n_samples, experiment.noise, experiment.n_classes, experiment.data_seed
    )
    rows = split_rows(dataset, experiment)
    known = rows.seen_by_scaler(experiment.scaler_rows)
    features = experiment.features if source.has_plane_features else None
    names = features or dataset.feature_names
    scaler = SCALINGS[experiment.scaling]()
    chosen = expand(dataset.x, features) if features else dataset.x
    scaler.fit(chosen[known])
    x = scaler.transform(chosen)
    y = _scaled_targets(dataset, experiment.scaling, known)

    def inputs(raw):
        return scaler.transform(expand(raw, features) if features else raw)

    plane, points = _plane(source, dataset, x, y, rows.train, inputs)
    train, test, validation = (None if part is None else Part(x[part], y[part], points[part]) for part in rows)
    return Prepared(dataset, train, test, validation, tuple(names), plane)


def _scaled_targets(dataset, scaling, known):
    if dataset.task == "classification":
        return dataset.y.astype(np.intp)
    column = dataset.y.reshape(-1, 1)
    return SCALINGS[scaling]().fit(column[known]).transform(column)[:, 0]


def _plane(source, dataset, x, y, train_rows, inputs):
    """The `Plane` that shows a data set, and where its rows stand in it, (N, 2)."""
    n_features = dataset.x.shape[1]
    if n_features == 1:
        points = np.column_stack([dataset.x[:, 0], y])
        return Plane(lambda p: inputs(p[:, :1]), ("x", "y"), _limits(points, 0.15), True, ""), points
    if n_features == 2 and not (source.is_made and source.has_noise):
        return Plane(inputs, dataset.feature_names, _limits(dataset.x), False, ""), dataset.x
    if n_features == 2:
        side = (1 + MARGIN) * float(
            np.abs(dataset.x).max()
        )  # square and centered: noise does not move the picture
        return Plane(inputs, dataset.feature_names, ((-side, side), (-side, side)), False, ""), dataset.x
    # full SVD, whatever the number of rows: the same picture every time
    pca = PCA(2, svd_solver="full").fit(x[train_rows] if len(train_rows) > 1 else x)
    points = pca.transform(x)
    shares = pca.explained_variance_ratio_
    note = (
        f"The data have {n_features} inputs. They are shown in the plane of their first two principal components, "
        f"which holds {shares.sum():.0%} of their variance; the colors are the network's answers in that plane, "
        f"so a point may lie on another color than its own and still be classified correctly."
    )
    names = tuple(f"component {i + 1} ({share:.0%})" for i, share in enumerate(shares))
    return Plane(pca.inverse_transform, names, _limits(points), False, note), points


def _limits(points, margin=MARGIN):
    low, high = points.min(axis=0), points.max(axis=0)
    space = margin * np.where(high > low, high - low, 1)
    return tuple((float(a), float(b)) for a, b in zip(low - space, high + space, strict=True))
