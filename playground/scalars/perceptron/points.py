"""Rows to learn from: gates, a noisy line, two clouds, and what a person types into a table."""

from math import isfinite

import numpy as np

from playground.languages import _
from playground.numbers import counted

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}  # classes of CORNERS

MOST_POINTS = 30
FARTHEST = 1000


def noisy_line(seed, n_points=200, uniform=True):
    """y = 5 x + 3 + 0.1 noise: x (N, 1) and y (N,), drawn as after `np.random.seed(seed)`, the noise by `randn`.

    `uniform` x come from `np.random.rand` and lie between 0 and 1, the others from `randn`, around 0.
    """
    random = np.random.RandomState(seed)
    x = random.rand(n_points, 1) if uniform else random.randn(n_points, 1)
    return x, (5 * x + 3 + 0.1 * random.randn(n_points, 1))[:, 0]


def two_clouds(seed, apart, n_points=100):
    """Points x (N, 2) around two centers that lie `apart` standard deviations from each other, classes y (N,)."""
    y = np.arange(n_points) % 2
    centers = np.array([[-0.4, -0.3], [0.4, 0.3]]) * apart
    return centers[y] + np.random.default_rng(seed).standard_normal((n_points, 2)), y


def checked_points(rows):
    """x (N, 2) and y (N,) of a table's rows (x1, x2, class) as a person typed them; empty rows are left out.

    Raises ValueError, in words for that person, where it cannot be learned from.
    """
    filled = [(i, row) for i, row in enumerate(rows, start=1) if any(cell not in (None, "") for cell in row)]
    if not filled:
        raise ValueError(_("There are no points yet: add at least one point of each class."))
    if len(filled) > MOST_POINTS:
        text = _("That is {n} points: {most} is the most that can be shown here.")
        raise ValueError(text.format(n=counted(len(filled)), most=MOST_POINTS))
    x = [[_coordinate(i, name, c) for name, c in zip(("x1", "x2"), row, strict=False)] for i, row in filled]
    y = []
    for i, (*_coordinates, label) in filled:
        if str(label).removesuffix(".0") not in ("0", "1"):
            raise ValueError(
                _("Row {row}: the class must be 0 or 1, not {typed}.").format(row=i, typed=_shown(label))
            )
        y.append(int(float(label)))
    if len(set(y)) == 1:
        text = _("All points are of class {label}: add one of class {other}, so there is something to tell apart.")
        raise ValueError(text.format(label=y[0], other=1 - y[0]))
    return np.array(x), np.array(y)


def contradictions(x, y):
    """The points that are there with both classes, as tuples: no line can be right about them."""
    by_class = [{tuple(map(float, point)) for point in np.asarray(x)[np.asarray(y) == label]} for label in (0, 1)]
    return sorted(by_class[0] & by_class[1])


def _coordinate(row, name, cell):
    try:
        value = float(cell)
    except (TypeError, ValueError):
        value = float("nan")
    if not isfinite(value) or abs(value) > FARTHEST:
        text = _("Row {row}: {name} must be a number from -{farthest} to {farthest}, not {typed}.")
        raise ValueError(text.format(row=row, name=name, farthest=FARTHEST, typed=_shown(cell)))
    return value


def _shown(cell):
    return _("empty") if cell in (None, "") or cell != cell else f"'{cell}'"
