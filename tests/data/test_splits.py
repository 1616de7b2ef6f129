"""Splits as tutorials make them, held against scikit-learn's own and Keras' arithmetic."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris, load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from playground.choices.experiment import Experiment
from playground.data import SCALER_ROWS, load, prepare
from playground.data.splits import split_rows

IRIS = Experiment(dataset="iris", scaling="none", test_size=0.2, data_seed=42, stratify=False)


def test_the_tutorials_test_part_of_iris():
    """train_test_split(X, y, test_size=0.2, random_state=42) puts 10, 9 and 11 flowers into the test part."""
    x, y = load_iris(return_X_y=True)
    parts = prepare(IRIS)
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=42)
    np.testing.assert_array_equal(parts.train.x, x_train)
    np.testing.assert_array_equal(parts.test.x, x_test)
    np.testing.assert_array_equal(parts.train.y, y_train)
    np.testing.assert_array_equal(parts.test.y, y_test)
    assert np.bincount(parts.test.y).tolist() == [10, 9, 11]


@pytest.mark.parametrize("test_size", [0.05, 0.25, 0.33, 0.9])
@pytest.mark.parametrize("loader", [load_iris, load_wine, load_diabetes])
@pytest.mark.parametrize("stratify", [True, False])
def test_the_same_rows_as_scikit_learn_in_the_same_order(loader, test_size, stratify):
    x, y = loader(return_X_y=True)
    name, is_class = loader.__name__.removeprefix("load_"), loader is not load_diabetes
    found = prepare(replace(IRIS, dataset=name, test_size=test_size, stratify=stratify, data_seed=7))
    labels = y if stratify and is_class else None
    x_train, x_test = train_test_split(x, test_size=test_size, random_state=7, stratify=labels)
    np.testing.assert_array_equal(found.train.x, x_train)
    np.testing.assert_array_equal(found.test.x, x_test)


def test_in_order_the_last_rows_are_the_test_part():
    x = load_iris().data
    found = prepare(replace(IRIS, shuffle=False))
    np.testing.assert_array_equal(found.train.x, x[:120])
    np.testing.assert_array_equal(found.test.x, x[120:])
    assert set(found.test.y) == {2}  # the trap: iris comes sorted by species


def test_the_last_share_of_the_training_rows_validates_as_in_keras():
    """int(floor(120 * (1 - 0.2))) = 96 rows are trained on, the 24 after them validate."""
    x_train, _ = train_test_split(load_iris().data, test_size=0.2, random_state=42)
    found = prepare(replace(IRIS, validation_size=0.2, validation="last"))
    np.testing.assert_array_equal(found.train.x, x_train[:96])
    np.testing.assert_array_equal(found.validation.x, x_train[96:])


@pytest.mark.parametrize("scaling", [StandardScaler, MinMaxScaler])
@pytest.mark.parametrize("scaler_rows", SCALER_ROWS)
def test_scaling_is_fitted_on_the_rows_that_are_named(scaling, scaler_rows):
    x = load_iris().data
    name = {StandardScaler: "standard", MinMaxScaler: "minmax"}[scaling]
    choices = replace(IRIS, validation_size=0.2, validation="last", scaler_rows=scaler_rows)
    x_train, x_test = train_test_split(x, test_size=0.2, random_state=42)
    seen = {"training": x_train[:96], "training_validation": x_train, "all": x}[scaler_rows]
    found = prepare(replace(choices, scaling=name))
    np.testing.assert_allclose(found.train.x, scaling().fit(seen).transform(x_train[:96]), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found.test.x, scaling().fit(seen).transform(x_test), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("scaler_rows", SCALER_ROWS)
def test_values_to_predict_are_scaled_by_the_same_rows(scaler_rows):
    choices = Experiment(dataset="diabetes", validation_size=0.3, scaler_rows=scaler_rows, scaling="minmax")
    rows = split_rows(load("diabetes"), choices)
    y = load_diabetes().target
    seen = y[rows.seen_by_scaler(scaler_rows)]
    expected = (y[rows.test] - seen.min()) / np.ptp(seen)
    np.testing.assert_allclose(prepare(choices).test.y, expected, atol=1e-12)
    assert len(seen) == {"training": 216, "training_validation": 309, "all": 442}[scaler_rows]


def test_nothing_held_back():
    for choices in (replace(IRIS, test_size=0), Experiment(dataset="corners", test_size=0.3)):
        found = prepare(choices)
        assert len(found.train.y) == len(found.dataset.y)
        assert found.test.x.shape == (0, found.train.x.shape[1])
        assert found.validation is None
