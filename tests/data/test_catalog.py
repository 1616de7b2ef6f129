"""Every entry of DATASETS loads, is what the menu says it is, and is the same for the same seed."""

import numpy as np
import pytest

from playground.data import DATASETS, load
from playground.data.sources import GROUPS

every_dataset = pytest.mark.parametrize("name", DATASETS)
every_made = pytest.mark.parametrize("name", [name for name, source in DATASETS.items() if source.is_made])


@every_dataset
def test_a_dataset_is_what_its_source_says(name):
    source, dataset = DATASETS[name], load(name, n_samples=60, n_classes=4)
    n_rows = source.n_rows or 60
    assert dataset.x.shape == (n_rows, source.n_features)
    assert dataset.y.shape == (n_rows,)
    assert len(dataset.feature_names) == source.n_features
    assert dataset.task == source.task
    assert np.isfinite(dataset.x).all()
    assert np.isfinite(dataset.y).all()
    assert source.group in GROUPS
    assert source.title
    assert source.about.endswith(".")


@every_dataset
def test_targets_are_class_numbers_or_values(name):
    source, dataset = DATASETS[name], load(name, n_samples=60, n_classes=4)
    if source.task == "regression":
        assert source.n_classes == 0
        assert len(dataset.target_names) == 1
        assert len(np.unique(dataset.y)) > 50
    else:
        n_classes = 4 if source.n_classes is None else source.n_classes
        assert np.unique(dataset.y).tolist() == list(range(n_classes))
        assert len(dataset.target_names) == n_classes


@every_dataset
def test_the_same_seed_gives_the_same_data(name):
    first, second = load(name, 50, 0.2, 3, seed=7), load(name, 50, 0.2, 3, seed=7)
    np.testing.assert_array_equal(first.x, second.x)
    np.testing.assert_array_equal(first.y, second.y)


@every_made
def test_another_seed_gives_other_data(name):
    assert not np.array_equal(load(name, 50, seed=1).x, load(name, 50, seed=2).x)


@pytest.mark.parametrize(
    "name", [name for name, source in DATASETS.items() if source.is_made and source.has_noise]
)
def test_noise_moves_the_points_or_their_values(name):
    quiet, loud = load(name, 50, noise=0), load(name, 50, noise=0.5)
    assert not np.array_equal(quiet.x, loud.x) or not np.array_equal(quiet.y, loud.y)


@pytest.mark.parametrize("name", [name for name, source in DATASETS.items() if not source.has_noise])
def test_where_noise_does_not_matter_it_changes_nothing(name):
    quiet, loud = load(name, 50, noise=0), load(name, 50, noise=0.5)
    np.testing.assert_array_equal(quiet.x, loud.x)
    np.testing.assert_array_equal(quiet.y, loud.y)


@every_made
@pytest.mark.parametrize("n_samples", [10, 11, 2000])
def test_as_many_samples_as_asked_for(name, n_samples):
    assert len(load(name, n_samples).x) == n_samples


@pytest.mark.parametrize("n_classes", [2, 3, 4, 5])
def test_blobs_have_the_classes_asked_for(n_classes):
    dataset = load("blobs", 103, n_classes=n_classes)
    assert np.ptp(np.bincount(dataset.y, minlength=n_classes)) <= 1
    assert len(dataset.target_names) == n_classes


def test_an_unknown_name_is_a_key_error():
    with pytest.raises(KeyError, match="nowhere"):
        load("nowhere")
