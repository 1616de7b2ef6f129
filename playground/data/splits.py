"""Which rows are trained on, tested on, and held back to choose by."""

import math
from typing import NamedTuple

import numpy as np
from sklearn.model_selection import train_test_split

VALIDATIONS = ("drawn", "last")  # how the validation rows are taken from the training rows
SCALER_ROWS = ("training", "training_validation", "all")  # the rows that scaling is fitted on


class Rows(NamedTuple):
    """Row numbers of each part, in the order in which they are used; `test` may be empty, `validation` None."""

    train: np.ndarray
    test: np.ndarray
    validation: np.ndarray | None

    def seen_by_scaler(self, name):
        """The rows that scaling is fitted on, by an entry of `SCALER_ROWS`."""
        if name == "all":
            return np.concatenate([part for part in self if part is not None])
        if name == "training_validation" and self.validation is not None:
            return np.concatenate([self.train, self.validation])
        return self.train


def split_rows(dataset, experiment):
    """The `Rows` of each part of a data set, as the experiment's data fields say.

    The test part is that of `train_test_split(..., test_size=test_size, random_state=data_seed)`, row by row; with
    `stratify` and `shuffle` as there. A "last" validation part is that of Keras' `validation_split`: the last
    share of the training rows as they come from the split.
    """
    rows = np.arange(len(dataset.y))
    if experiment.holds_back and len(rows) > 1:
        train, test = _split(dataset, rows, experiment.test_size, experiment)
    else:
        train, test = rows, rows[:0]
    if not experiment.validation_size or len(train) < 2:  # a single row cannot be shared
        return Rows(train, test, None)
    if experiment.validation == "last":
        first = min(max(math.floor(len(train) * (1 - experiment.validation_size)), 1), len(train) - 1)
        return Rows(train[:first], test, train[first:])
    train, validation = _split(dataset, train, experiment.validation_size, experiment)
    return Rows(train, test, validation)


def _split(dataset, rows, share, experiment):
    """Two parts of row numbers; stratified, classes keep their shares wherever there are rows enough."""
    n_test = min(max(math.ceil(share * len(rows)), 1), len(rows) - 1)
    is_stratified = dataset.task == "classification" and experiment.stratify and experiment.shuffle
    y = dataset.y[rows] if is_stratified else None
    if is_stratified:
        counts = np.bincount(y)
        counts = counts[counts > 0]
        if counts.min() < 2 or min(n_test, len(rows) - n_test) < len(counts):
            y = None
    seed = experiment.data_seed if experiment.shuffle else None
    return train_test_split(rows, test_size=n_test, random_state=seed, shuffle=experiment.shuffle, stratify=y)
