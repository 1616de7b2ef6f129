"""Split, features, scaling and the plane, for every data set."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import DATASETS, FEATURES, SCALINGS, prepare
from playground.data.features import expand
from playground.engine import LOSSES
from playground.numbers import percent

every_dataset = pytest.mark.parametrize("name", DATASETS)
HELD_BACK = [name for name, source in DATASETS.items() if source.holds_back]
every_split = pytest.mark.parametrize("name", HELD_BACK)
CLASSES = [name for name, source in DATASETS.items() if source.task == "classification"]
MOVED = [name for name, source in DATASETS.items() if source.reach == 0 and source.n_features == 2]
CURVES = [name for name, source in DATASETS.items() if source.n_features == 1]
FLAT = [name for name, source in DATASETS.items() if source.n_features == 2]
MANY = [name for name, source in DATASETS.items() if source.n_features > 2]


def near(x, exact=1e-12):
    """How far numbers made from x (N, D) may be from those written out here, which are float64."""
    return exact if x.dtype == np.float64 else 1e-4


def in_order(rows):
    return rows[np.lexsort(rows.T)]


@every_split
@pytest.mark.parametrize("test_size", [0.05, 0.3, 0.95])
def test_the_split_loses_no_row_and_doubles_none(name, test_size):
    prepared = prepare(Experiment(dataset=name, scaling="none", test_size=test_size, n_samples=101))
    x, y = prepared.dataset.x, prepared.dataset.y
    found = np.vstack([np.column_stack([part.x, part.y]) for part in (prepared.train, prepared.test)])
    np.testing.assert_array_equal(in_order(found), in_order(np.column_stack([x, y])))
    assert len(prepared.test.y) == math.ceil(test_size * len(y))  # as train_test_split has it


@pytest.mark.parametrize("name", [name for name in CLASSES if name in HELD_BACK])
def test_the_split_keeps_the_shares_of_the_classes(name):
    prepared = prepare(Experiment(dataset=name, test_size=0.3))
    counts = np.bincount(prepared.dataset.y)
    np.testing.assert_allclose(np.bincount(prepared.test.y), 0.3 * counts, atol=1)
    np.testing.assert_allclose(np.bincount(prepared.train.y), 0.7 * counts, atol=1)


@every_dataset
def test_validation_rows_are_taken_from_the_training_part(name):
    whole, cut = (prepare(Experiment(dataset=name, scaling="none", validation_size=v)) for v in (0, 0.25))
    assert whole.validation is None
    rows = np.vstack([np.column_stack([part.x, part.y]) for part in (cut.train, cut.validation)])
    np.testing.assert_array_equal(in_order(rows), in_order(np.column_stack([whole.train.x, whole.train.y])))
    np.testing.assert_array_equal(cut.test.x, whole.test.x)
    assert len(cut.validation.y) == math.ceil(0.25 * len(whole.train.y))
    if name in CLASSES:
        np.testing.assert_allclose(np.bincount(cut.validation.y), 0.25 * np.bincount(whole.train.y), atol=1)


@every_dataset
def test_validation_rows_do_not_fit_the_scaler(name):
    prepared = prepare(Experiment(dataset=name, validation_size=0.25))
    np.testing.assert_allclose(prepared.train.x.mean(axis=0), 0, atol=near(prepared.train.x))
    assert np.abs(prepared.validation.x.mean(axis=0)).max() > 1e-3


@every_split
def test_the_split_is_the_data_seeds(name):
    def rows(**choices):
        return prepare(Experiment(dataset=name, scaling="none", **choices)).test.x

    np.testing.assert_array_equal(rows(data_seed=4), rows(data_seed=4, seed=9))
    assert not np.array_equal(rows(data_seed=4), rows(data_seed=5))


def constant_columns(rows):
    return np.ptp(rows, axis=0) == 0


@every_split
def test_standard_scaling_is_fitted_on_the_training_part_alone(name):
    raw, scaled = (prepare(Experiment(dataset=name, scaling=scaling)) for scaling in ("none", "standard"))
    varies = ~constant_columns(raw.train.x)
    np.testing.assert_allclose(scaled.train.x.mean(axis=0), 0, atol=near(scaled.train.x))
    np.testing.assert_allclose(scaled.train.x.std(axis=0)[varies], 1, atol=near(scaled.train.x))
    mean, std = raw.train.x.mean(axis=0), raw.train.x.std(axis=0)
    np.testing.assert_allclose(
        scaled.test.x[:, varies],
        ((raw.test.x - mean)[:, varies] / std[varies]),
        rtol=near(raw.train.x, 1e-7),
        atol=1e-4 if name == "mnist_5000" else 1e-9,
    )
    assert np.abs(scaled.test.x.mean(axis=0)[varies]).min() > 1e-12


@every_split
def test_minmax_scaling_is_fitted_on_the_training_part_alone(name):
    raw, scaled = (prepare(Experiment(dataset=name, scaling=scaling)) for scaling in ("none", "minmax"))
    varies = ~constant_columns(raw.train.x)
    np.testing.assert_allclose(scaled.train.x.min(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scaled.train.x.max(axis=0)[varies], 1)
    low, high = raw.train.x.min(axis=0), raw.train.x.max(axis=0)
    expected = (raw.test.x - low)[:, varies] / (high - low)[varies]
    np.testing.assert_allclose(scaled.test.x[:, varies], expected, atol=near(raw.train.x, 1e-9))


@pytest.mark.parametrize("name", [name for name in DATASETS if name not in CLASSES])
def test_values_to_predict_are_scaled_like_inputs(name):
    raw = prepare(Experiment(dataset=name, scaling="none"))
    standard = prepare(Experiment(dataset=name, scaling="standard"))
    minmax = prepare(Experiment(dataset=name, scaling="minmax"))
    y = raw.train.y
    np.testing.assert_allclose(standard.test.y, (raw.test.y - y.mean()) / y.std(), atol=1e-12)
    np.testing.assert_allclose(minmax.test.y, (raw.test.y - y.min()) / np.ptp(y), atol=1e-12)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("scaling", SCALINGS)
def test_class_numbers_are_never_scaled(name, scaling):
    prepared = prepare(Experiment(dataset=name, scaling=scaling))
    assert set(prepared.train.y) == set(range(prepared.n_classes))
    assert np.issubdtype(prepared.train.y.dtype, np.integer)


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("name", FLAT)
def test_lifting_a_point_of_the_plane_gives_its_inputs(name, scaling):
    prepared = prepare(Experiment(dataset=name, scaling=scaling, features=tuple(FEATURES)))
    for part in (prepared.train, prepared.test)[: 1 + DATASETS[name].holds_back]:
        np.testing.assert_allclose(prepared.plane.lift(part.points), part.x, atol=1e-12)
    assert not prepared.plane.is_curve
    assert prepared.plane.note == ""


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_is_shown_over_its_input(name):
    prepared = prepare(Experiment(dataset=name))
    for part in (prepared.train, prepared.test):
        np.testing.assert_array_equal(part.points[:, 1], part.y)
        np.testing.assert_allclose(prepared.plane.lift(part.points), part.x, atol=1e-12)
        np.testing.assert_allclose(prepared.plane.lift(np.add(part.points, [0, 5])), part.x, atol=1e-12)
    assert prepared.plane.is_curve
    assert prepared.plane.names == ("x", "y")


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("name", MANY)
def test_many_inputs_are_shown_in_the_plane_of_their_principal_components(name, scaling):
    """Lifting a row's point gives the row's projection; the training part alone decides."""
    prepared = prepare(Experiment(dataset=name, scaling=scaling))
    x = prepared.train.x
    mean = x.mean(axis=0)
    _, lengths, directions = np.linalg.svd(x - mean, full_matrices=False)
    two = directions[:2]
    scale = np.abs(x).max()
    for part in (prepared.train, prepared.test):
        projections = mean + (part.x - mean) @ two.T @ two
        np.testing.assert_allclose(prepared.plane.lift(part.points), projections, atol=near(x, 1e-9) * scale)
    shares = lengths[:2] ** 2 / np.sum(lengths**2)
    assert "first two principal components" in prepared.plane.note
    assert f"holds {percent(shares.sum())} of their variance" in prepared.plane.note
    assert prepared.plane.names == tuple(f"component {i + 1} ({percent(shares[i])})" for i in range(2))


@every_dataset
def test_all_points_lie_within_the_limits(name):
    prepared = prepare(Experiment(dataset=name, noise=1))
    (left, right), (bottom, top) = prepared.plane.limits
    for part in (prepared.train, prepared.test):
        assert (part.points > [left, bottom]).all()
        assert (part.points < [right, top]).all()


@pytest.mark.parametrize("name", MOVED)
def test_the_limits_of_a_plane_that_noise_moves_are_square_and_centered(name):
    (left, right), vertical = prepare(Experiment(dataset=name)).plane.limits
    assert left == -right
    assert vertical == (left, right)


@pytest.mark.parametrize("test_size", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("scaling", SCALINGS)
@every_split
def test_the_smallest_data_can_be_prepared(name, scaling, test_size):
    """10 rows in 5 classes do not suffice for every class to be in both parts; both still get a row."""
    choices = Experiment(dataset=name, n_samples=10, n_classes=5, test_size=test_size, scaling=scaling)
    for data_seed in range(3):
        prepared = prepare(replace(choices, data_seed=data_seed))
        for part in (prepared.train, prepared.test):
            assert len(part.y) >= 1
            assert np.isfinite(part.x).all()
            assert np.isfinite(part.points).all()


@pytest.mark.parametrize("test_size", [0.05, 0.8, 0.95])
@pytest.mark.parametrize("validation_size", [0.01, 0.5])
def test_the_smallest_data_can_be_validated(test_size, validation_size):
    for name in DATASETS:
        choices = {"n_samples": 10, "n_classes": 5, "test_size": test_size, "validation_size": validation_size}
        prepared = prepare(Experiment(dataset=name, **choices))
        assert len(prepared.train.y) >= 1
        assert prepared.validation is None or len(prepared.validation.y) >= 1


def test_chosen_features_are_the_inputs_in_order():
    prepared = prepare(Experiment(features=("sin x2", "x1", "x1x2"), scaling="none"))
    assert prepared.input_names == ("x1", "x1x2", "sin x2")
    x1, x2 = prepared.train.points.T
    np.testing.assert_array_equal(prepared.train.x, np.column_stack([x1, x1 * x2, np.sin(x2)]))


@pytest.mark.parametrize("name", CURVES + MANY)
def test_features_of_the_plane_do_not_touch_other_data(name):
    prepared = prepare(Experiment(dataset=name, features=("x1^2",), scaling="none"))
    assert prepared.input_names == prepared.dataset.feature_names
    assert prepared.train.x.shape[1] == DATASETS[name].n_features


def test_every_feature_has_its_value_worked_out_here():
    x = np.array([[2.0, 3.0], [-1.0, 0.5]])
    expected = {
        "x1": [2, -1],
        "x2": [3, 0.5],
        "x1^2": [4, 1],
        "x2^2": [9, 0.25],
        "x1x2": [6, -0.5],
        "sin x1": [np.sin(2), np.sin(-1)],
        "sin x2": [np.sin(3), np.sin(0.5)],
    }
    assert set(FEATURES) == set(expected)
    np.testing.assert_allclose(expand(x, list(FEATURES)), np.column_stack([expected[name] for name in FEATURES]))


def test_targets_for_each_loss():
    y = np.array([2, 0, 1])
    assert LOSSES["sparse_categorical_crossentropy"].targets_of(y, 3) is y
    one_hot = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
    for loss in ("categorical_crossentropy", "binary_crossentropy", "mse"):
        assert LOSSES[loss].targets_of(y, 3).tolist() == one_hot
    for loss in ("binary_crossentropy", "mse"):
        column = LOSSES[loss].targets_of(np.array([1, 0]), 1)
        assert column.tolist() == [[1], [0]]
        assert column.dtype == np.float64
