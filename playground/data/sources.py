"""What is known of a data set before it is loaded, and what it is afterwards."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.languages import _, mark
from playground.seeds import data_rng

GROUPS = (mark("In the plane"), mark("Regression"), mark("Real data"), mark("From tutorials"), mark("Own"))


def said_class(name):
    """What a class is called here: one without a name by its number, all others by the names in their data."""
    found = re.fullmatch(r"class (\d+)", name)
    return _("class {n}").format(n=found[1]) if found else name


def said_about(source):
    """A sentence on a data set, in the language spoken here."""
    return source.about() if callable(source.about) else _(source.about)


class Dataset(NamedTuple):
    """x (N, D); y (N,), class numbers or values; `task` is "classification" or "regression".

    A column with `categories`, the names of them, holds their numbers: 0 is the first. Where no column has any,
    `categories` is empty, else it has an entry for every column, () for one of numbers. NaN in x is missing. Where
    rows were left out, `numbers` (N,) are those that the rows had.
    """

    x: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    task: str
    categories: tuple[tuple[str, ...], ...] = ()
    numbers: np.ndarray | None = None

    def numbered(self, rows):
        """What some rows (M,) are called, from 1 on."""
        return rows + 1 if self.numbers is None else self.numbers[rows]


@dataclass(frozen=True, eq=False)
class Source:
    """How to come by a data set.

    `about` is a marked text, or says one in which there are numbers or names: see `said_about`.
    `make(n_samples, noise, n_classes, rng) -> (x, y)` where `n_rows` is None: data made in any number, `rng` being
    `new_rng(data_seed)`; else `make()` gives the `Dataset`. With an `image_shape` (height,
    width) a row is a picture. What does not `holds_back` rows is trained on whole.
    """

    title: str
    group: str
    about: str | Callable[[], str]
    make: Callable
    task: str = "classification"
    n_features: int = 2
    n_rows: int | None = None
    n_classes: int | None = 2  # None: the experiment chooses; 0: regression
    image_shape: tuple[int, int] | None = None
    has_noise: bool = True  # whether `noise` matters
    holds_back: bool = True
    is_plane: bool = False  # whether its two features are the coordinates of a plane, though it is not made
    reach: float | None = None  # the plane is shown as a square around 0 that goes this far at least
    new_rng: Callable = data_rng

    @property
    def is_made(self):
        return self.n_rows is None

    @property
    def has_plane_features(self):
        """Whether x1, x2 and what is made of them can be chosen as inputs."""
        return self.n_features == 2 and (self.is_made or self.is_plane)
