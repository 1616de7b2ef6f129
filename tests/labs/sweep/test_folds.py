"""Cross-validation of an experiment: folds of the training part, and nothing of the test part."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import load, prepare
from playground.data.splits import split_rows
from playground.labs.sweep.folds import fold_rows, prepared_fold

IRIS = Experiment(dataset="iris", validation_size=0.2)
CASES = [
    IRIS,
    Experiment(dataset="diabetes"),
    Experiment(dataset="iris", stratify=False),
    Experiment(dataset="iris", shuffle=False),
    Experiment(n_samples=10),
]


def rows_of(experiment, folds):
    dataset = load(
        experiment.dataset, experiment.n_samples, experiment.noise, experiment.n_classes, experiment.data_seed
    )
    return dataset, [fold_rows(dataset, experiment, folds, fold) for fold in range(folds)]


@pytest.mark.parametrize("experiment", CASES)
def test_each_training_row_is_left_out_once_and_no_test_row_is_seen(experiment):
    dataset, folds = rows_of(experiment, 3)
    whole = split_rows(dataset, experiment)
    assert sorted(np.concatenate([fold.test for fold in folds])) == sorted(whole.train)
    for fold in folds:
        assert sorted(np.concatenate([fold.train, fold.test])) == sorted(whole.train)
        assert not set(whole.test) & {*fold.train, *fold.test}
        assert (fold.validation is None) == (whole.validation is None)
        if whole.validation is not None:
            np.testing.assert_array_equal(fold.validation, whole.validation)


def test_stratified_folds_have_all_classes_in_their_shares():
    dataset, folds = rows_of(IRIS, 4)
    for fold in folds:
        counts = np.bincount(dataset.y[fold.test])
        assert len(counts) == 3
        assert np.ptp(counts) <= 1


def test_rows_that_are_not_shuffled_are_left_out_in_blocks():
    _, folds = rows_of(Experiment(dataset="iris", shuffle=False), 3)
    for fold in folds:
        np.testing.assert_array_equal(np.diff(fold.test), 1)


def test_scaling_is_fitted_without_the_fold_that_is_left_out():
    prepared = prepared_fold(IRIS, 3, 1)
    np.testing.assert_allclose(prepared.train.x.mean(axis=0), 0, atol=1e-12)
    assert np.abs(prepared.test.x.mean(axis=0)).max() > 1e-3
    leaking = prepared_fold(Experiment(dataset="iris", scaler_rows="all"), 3, 1)
    assert np.abs(leaking.train.x.mean(axis=0)).max() > 1e-3


def test_the_other_data_stay_as_they_were():
    prepared = prepare(IRIS)
    assert len(prepared.test.y) == 45
    np.testing.assert_array_equal(prepared.rows.test, split_rows(load("iris"), IRIS).test)
