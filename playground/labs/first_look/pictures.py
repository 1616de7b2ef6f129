"""Rows that are pictures: a few of each class, and the mean of each class."""

from typing import NamedTuple

import numpy as np


class Samples(NamedTuple):
    """x (M, D), their classes y (M,), rising, and their row numbers (M,)."""

    x: np.ndarray
    y: np.ndarray
    rows: np.ndarray


def mean_pictures(x, y, n_classes, image_shape):
    """The mean picture of each class, (K, height, width); NaN for a class without rows."""
    x, y = np.asarray(x), np.asarray(y)
    means = np.full((n_classes, x.shape[1]), np.nan)
    for number in range(n_classes):
        mine = x[y == number]
        if len(mine):
            means[number] = mine.mean(axis=0, dtype=float)
    return means.reshape(n_classes, *image_shape)


def sample_pictures(x, y, count_per_class, seed):
    """`Samples` of every class that has rows, drawn without replacement: at most so many of each."""
    x, y = np.asarray(x), np.asarray(y)
    rng = np.random.default_rng(seed)
    drawn = [rng.permutation(np.flatnonzero(y == number))[:count_per_class] for number in np.unique(y)]
    rows = np.concatenate([np.zeros(0, np.intp), *drawn])
    return Samples(x[rows], y[rows], rows)
