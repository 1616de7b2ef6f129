"""The two dimensions a person sees of data that may have any number."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.decomposition import PCA

from playground.languages import _
from playground.numbers import counted, percent

MARGIN = 0.08  # empty space around the points, as a share of their range
LARGE = 1_000_000  # values; from here on components are found by way of the covariance


class Plane(NamedTuple):
    """The two dimensions a person sees.

    `lift(points (M, 2)) -> (M, D)` gives the network's inputs for points of the plane. Where the data have
    one input, `is_curve` is true, the second axis is the target, and `lift` reads the first column alone.
    `say_names()` and `say_note()` say what the axes are called, and what is to be known of the plane: it is kept
    for all who look at the data, whatever their language.
    """

    lift: Callable
    say_names: Callable[[], tuple[str, str]]
    limits: tuple[tuple[float, float], tuple[float, float]]
    is_curve: bool = False
    say_note: Callable[[], str] = str

    @property
    def names(self):
        """What the two axes are called."""
        return self.say_names()

    @property
    def note(self):
        """A sentence or two on the plane; "" where there is nothing to say."""
        return self.say_note()


def plane_of(source, dataset, x, y, train_rows, inputs):
    """The `Plane` that shows a data set, and where its rows stand in it, (N, 2).

    x (N, inputs) and y (N,) are what the network is given, `inputs(raw)` turns raw rows into such x.
    """
    raw = _without_gaps(dataset.x)
    if raw.shape[1] == 2 and not any(dataset.categories):
        limits = _limits(raw) if source.reach is None else _centered(raw, source.reach)
        return Plane(inputs, lambda: dataset.feature_names, limits), raw
    if x.shape[1] == 1:
        return _over_a_line(dataset, raw, y, inputs)
    return _components(x, x[train_rows] if len(train_rows) > 1 else x)


def _over_a_line(dataset, raw, y, inputs):
    """Values over their one input; or classes, each at a height of its own."""
    is_curve, n_classes = dataset.task == "regression", len(dataset.target_names)
    heights = y if is_curve else 2 * (y + 0.5) / n_classes - 1
    points = np.column_stack([raw[:, 0], heights])
    limits = _limits(points, 0.15) if is_curve else (_limits(points)[0], (-1.0, 1.0))
    names = (*dataset.feature_names, "y" if is_curve else "")

    def note():
        return "" if is_curve else _("The data have one input. The height only keeps the classes apart.")

    return Plane(lambda plane: inputs(plane[:, :1]), lambda: names, limits, is_curve, note), points


def _components(x, known):
    """The plane of the first two principal components of the rows `known`, and the points (N, 2) of x in it."""
    # full, whatever the number of rows: the same picture every time
    pca = PCA(2, svd_solver="full" if known.size < LARGE else "covariance_eigh").fit(known)
    points = pca.transform(x)
    n_inputs, shares = x.shape[1], pca.explained_variance_ratio_

    def names():
        text = _("component {n} ({share})")
        return tuple(text.format(n=i, share=percent(share)) for i, share in enumerate(shares, start=1))

    def note():
        return _(
            "The data have {n} inputs. They are shown in the plane of their first two principal components, "
            "which holds {share} of their variance; the colors are the network's answers in that plane, so a "
            "point may lie on another color than its own and still be classified correctly."
        ).format(n=counted(n_inputs), share=percent(shares.sum()))

    return Plane(pca.inverse_transform, names, _limits(points), say_note=note), points


def _without_gaps(raw):
    """Raw rows as they can be drawn: a missing value stands at its column's median."""
    return np.where(np.isnan(raw), np.nanmedian(raw, axis=0), raw) if np.isnan(raw).any() else raw


def _centered(points, reach):
    """A square around the origin: noise does not move the picture."""
    side = (1 + MARGIN) * max(float(np.abs(points).max()), reach)
    return (-side, side), (-side, side)


def _limits(points, margin=MARGIN):
    low, high = points.min(axis=0), points.max(axis=0)
    space = margin * np.where(high > low, high - low, 1)
    return tuple((float(a), float(b)) for a, b in zip(low - space, high + space, strict=True))
