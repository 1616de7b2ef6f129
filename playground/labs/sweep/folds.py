"""Cross-validation of an experiment: its training part in folds, one left out after another."""

from functools import lru_cache, partial

import numpy as np
from sklearn.model_selection import KFold, StratifiedKFold

from playground.choices.experiment import DATA_FIELDS, Experiment
from playground.data import prepare
from playground.data.splits import Rows, split_rows

MOST = 8  # that are kept: the cells of a sweep have their data in common, often


def fold_rows(dataset, experiment, folds, fold):
    """The `Rows` of one of several folds: the left-out one takes the place of the test part, which nobody sees.

    A validation part stays what it is, as early stopping looks at it. Stratified, each fold has all classes where
    there are rows enough.
    """
    rows = split_rows(dataset, experiment)
    y, kind = dataset.y[rows.train], KFold
    if dataset.task == "classification" and experiment.stratify and experiment.shuffle:
        counts = np.bincount(y.astype(np.intp))
        kind = StratifiedKFold if counts[counts > 0].min() >= folds else KFold
    seed = experiment.data_seed if experiment.shuffle else None
    splits = kind(folds, shuffle=experiment.shuffle, random_state=seed).split(rows.train, y)
    train, left_out = list(splits)[fold]
    return Rows(rows.train[train], rows.train[left_out], rows.validation)


def prepared_fold(experiment, folds, fold):
    """The `Prepared` data of one of several folds; scaling is fitted without it, unless the experiment leaks."""
    return _prepared(experiment.data, folds, fold)


@lru_cache(MOST)
def _prepared(data, folds, fold):
    experiment = Experiment(**dict(zip(DATA_FIELDS, data, strict=True)))
    return prepare(experiment, partial(fold_rows, folds=folds, fold=fold))
