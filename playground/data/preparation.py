"""From a data set to what a network trains on: split, inputs, scaled targets, and the plane it is shown in."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.data.catalog import load
from playground.data.features import SCALINGS
from playground.data.inputs import Inputs, fitted_inputs
from playground.data.planes import Plane, plane_of
from playground.data.sources import Dataset
from playground.data.splits import Rows, split_rows


class Part(NamedTuple):
    """Training or test rows: scaled inputs x (N, D), y (N,), where they stand in the plane (N, 2)."""

    x: np.ndarray
    y: np.ndarray
    points: np.ndarray


class Prepared(NamedTuple):
    """A data set ready to train on; regression targets are scaled like the inputs.

    `test` may have no rows; `validation` is cut from the training part, or None. `rows` are the row numbers of
    each part; `inputs` turn raw rows into x, `unscaled(y)` gives values to predict in their own units.
    """

    dataset: Dataset
    train: Part
    test: Part
    validation: Part | None
    inputs: Inputs
    plane: Plane
    rows: Rows
    unscaled: Callable
    image_shape: tuple[int, int] | None

    @property
    def parts(self):
        """The parts by name; one may have no rows."""
        named = {"train": self.train, "test": self.test, "validation": self.validation}
        return {name: part for name, part in named.items() if part is not None}

    @property
    def input_names(self):
        return self.inputs.names

    @property
    def n_classes(self):
        return len(self.dataset.target_names) if self.dataset.task == "classification" else 0


def prepare(experiment, split=split_rows):
    """`Prepared` data for the data fields of an experiment; `scaler_rows` says which rows scalers see.

    `split(dataset, experiment)` gives the `Rows` of each part.
    """
    source = experiment.source
    dataset = load(
        experiment.dataset, experiment.n_samples, experiment.noise, experiment.n_classes, experiment.data_seed
    )
    rows = split(dataset, experiment)
    known = rows.seen_by_scaler(experiment.scaler_rows)
    features = experiment.features if source.has_plane_features else None
    inputs = fitted_inputs(dataset, features, experiment.scaling, known)
    x, (y, unscaled) = inputs.of(dataset.x), _scaled_targets(dataset, experiment.scaling, known)

    plane, points = plane_of(source, dataset, x, y, rows.train, inputs.of)
    train, test, validation = (None if part is None else Part(x[part], y[part], points[part]) for part in rows)
    return Prepared(dataset, train, test, validation, inputs, plane, rows, unscaled, source.image_shape)


def _scaled_targets(dataset, scaling, known):
    """Targets as they are trained on, and what brings such back to their own units."""
    if dataset.task == "classification":
        return dataset.y.astype(np.intp), lambda y: y
    column = dataset.y.reshape(-1, 1)
    scaler = SCALINGS[scaling]().fit(column[known])
    return scaler.transform(column)[:, 0], lambda y: scaler.inverse_transform(np.reshape(y, (-1, 1)))[:, 0]
