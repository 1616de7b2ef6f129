"""Points that a person has placed: all of them stand in the name of the set, so that a link holds them.

A name is `points:` and a letter, c for classes in the plane, v for values in the plane, l for values over a line;
then each point as two whole numbers of 16 bits and one for its class or value, in base64. Coordinates and values
are kept to a thousandth.
"""

import base64
import binascii
import re

import numpy as np

from playground.data.made import SPREAD
from playground.data.named import Named
from playground.data.sources import GROUPS, Dataset, Source
from playground.languages import _, mark
from playground.numbers import counted

PREFIX = "points:"
MOST, FEWEST = 1000, 4
GRAIN = 1000  # steps in 1
REACH = 32  # coordinates and values lie between -REACH and REACH
MOST_CLASSES = 5
KINDS = {"c": "classes", "v": "values", "l": "line"}


class PointsError(ValueError):
    """Points that are no data set yet, and what is missing, in words."""


def name_of(points, y, kind):
    """The name of a set of points (N, 2) with classes or values y (N,); `kind` is a value of `KINDS`.

    Over a line the second coordinate is the value, and y does not matter. Raises PointsError for too few points,
    too many, or classes of which only one is there.
    """
    letter = next(letter for letter, name in KINDS.items() if name == kind)
    points, y = np.asarray(points, float).reshape(-1, 2), np.asarray(y, float)
    _check(points, y, letter)
    third = y if letter == "c" else np.zeros(len(y)) if letter == "l" else _steps(y)
    packed = np.column_stack([_steps(points), third]).astype("<i2")
    return f"{PREFIX}{letter}{base64.urlsafe_b64encode(packed.tobytes()).decode().rstrip('=')}"


def read(name):
    """Points (N, 2), y (N,) and kind of a name that `name_of` gave. Raises PointsError for any other."""
    letter, text = name[len(PREFIX) : len(PREFIX) + 1], name[len(PREFIX) + 1 :]
    try:
        packed = np.frombuffer(base64.b64decode(text + "=" * (-len(text) % 4), "-_", validate=True), "<i2")
        rows = packed.reshape(-1, 3)
    except (ValueError, binascii.Error):
        rows = None
    if not name.startswith(PREFIX) or letter not in KINDS or rows is None:
        raise PointsError(_("This is no set of points."))
    points = rows[:, :2] / GRAIN
    y = {"c": rows[:, 2].astype(float), "v": rows[:, 2] / GRAIN, "l": points[:, 1]}[letter]
    _check(points, y, letter)
    return points, y, KINDS[letter]


def _steps(values):
    return np.round(np.clip(values, -REACH, REACH) * GRAIN)


def _check(points, y, letter):
    if not np.isfinite(points).all() or not np.isfinite(y).all():
        raise PointsError(_("Coordinates and values must be finite numbers."))
    if not FEWEST <= len(points) <= MOST:
        text = _("A set has {fewest} to {most} points; this one has {n}.")
        raise PointsError(text.format(fewest=FEWEST, most=counted(MOST), n=counted(len(points))))
    if letter == "c" and (len(np.unique(y)) < 2 or y.min() < 0 or y.max() >= MOST_CLASSES):
        text = _("Points must be of 2 to {most} classes; place some of another class.")
        raise PointsError(text.format(most=MOST_CLASSES))


def _source(name):
    points, y, kind = read(name)
    dataset = _dataset(points, y, kind)
    is_class = kind == "classes"
    return Source(
        mark("Own points"),
        GROUPS[4],
        lambda: _("{n} points, placed by hand.").format(n=counted(len(y))),
        lambda: dataset,
        dataset.task,
        n_features=dataset.x.shape[1],
        n_rows=len(y),
        n_classes=len(dataset.target_names) if is_class else 0,
        is_plane=True,
        reach=SPREAD,
    )


def _dataset(points, y, kind):
    if kind == "line":
        return Dataset(points[:, :1], y, ("x",), ("y",), "regression")
    if kind == "values":
        return Dataset(points, y, ("x1", "x2"), ("y",), "regression")
    present, numbers = np.unique(y, return_inverse=True)  # a class without points is none
    names = tuple(f"class {int(k)}" for k in present)
    return Dataset(points, numbers, ("x1", "x2"), names, "classification")


PLACED = Named(re.compile(re.escape(PREFIX)), _source)
