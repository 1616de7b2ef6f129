"""One epoch of one layer: grid lines and points carried into the space of its units, and what cuts them apart."""

from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.labs.hidden_layer.cuts import RESOLUTION, ahead_of_others, class_scores, pixels, straight_cuts
from playground.labs.hidden_layer.view import network_at, passed

LINES, LINE_POINTS = 21, 81  # of the grid each way; of each line, so that its bends are smooth
POINTS_SHOWN = 500  # training points drawn
_SQUARE = (RESOLUTION, RESOLUTION)


class HiddenSpace(NamedTuple):
    """One epoch of one layer. N training points, C classes, R pixels a side, row 0 of a map its lower edge.

    The grid's n lines are (n, LINE_POINTS, 2), the first half of them upright. `margins` (M, R, R) tell how far
    each class is ahead of the others over the plane, so 0 is the boundary; one map is enough for two classes.
    `regions_before` and `regions_after` (R, R) uint8 are the class decided on; the latter and `straight`
    (S, 2, 2), the ends of the output layer's separating lines, are empty unless the picture holds the whole
    of the last hidden layer and the output is linear. Accuracies are those of a straight cut.
    """

    grid_before: np.ndarray
    grid_after: np.ndarray
    points_before: np.ndarray
    points_after: np.ndarray
    y: np.ndarray
    margins: np.ndarray
    regions_before: np.ndarray
    regions_after: np.ndarray
    straight: np.ndarray
    limits_before: tuple[tuple[float, float], tuple[float, float]]
    limits_after: tuple[tuple[float, float], tuple[float, float]]
    accuracy_before: float
    accuracy_after: float


def hidden_space(history, epoch, view):
    """The `HiddenSpace` of a recording's epoch. Raises TooLargeError."""
    prepared, plane, experiment = history.prepared, history.prepared.plane, history.experiment
    grid, rows = grid_lines(plane.limits), prepared.train.x
    lifted = plane.lift(grid.reshape(-1, 2))
    network = network_at(history, epoch)
    on_rows, _ = passed(network, view.layer, rows)
    points_after = view.show(on_rows)
    grid_after = view.show(passed(network, view.layer, lifted)[0])

    # the first and the last epoch always count: the axes stand still while the slider moves
    ends = [network_at(history, end) for end in {0, history.head} - {epoch}]
    reach = [view.show(passed(end, view.layer, x)[0]) for end in ends for x in (lifted, rows)]
    limits_after = _limits(np.concatenate([grid_after, points_after, *reach]), view)

    _, scores = passed(network, view.layer, plane.lift(pixels(plane.limits)))
    regions_after, straight = straight_cuts(network, experiment, view, limits_after)
    ahead = ahead_of_others(class_scores(scores, experiment))
    return HiddenSpace(
        grid_before=grid,
        grid_after=grid_after.reshape(grid.shape),
        points_before=prepared.train.points[:POINTS_SHOWN],
        points_after=points_after[:POINTS_SHOWN],
        y=prepared.train.y[:POINTS_SHOWN],
        margins=(ahead[1:] if len(ahead) == 2 else ahead).reshape(-1, *_SQUARE),
        regions_before=ahead.argmax(axis=0).astype(np.uint8).reshape(_SQUARE),
        regions_after=regions_after,
        straight=straight,
        limits_before=plane.limits,
        limits_after=limits_after,
        accuracy_before=straight_accuracy(rows, prepared.train.y),
        accuracy_after=straight_accuracy(on_rows, prepared.train.y),
    )


def straight_accuracy(x, y):
    """Share of rows x (N, D) that a straight cut classifies as y (N,): logistic regression fitted on these rows.

    Columns are standardized first: a layer of small values is judged like one of large. 1 for a single class.
    """
    if len(np.unique(y)) < 2:
        return 1.0
    cut = make_pipeline(StandardScaler(), LogisticRegression(C=100, max_iter=1000))
    return float(cut.fit(x, y).score(x, y))


def grid_lines(limits):
    """Straight lines over a plane, (2 * LINES, LINE_POINTS, 2): first the upright ones from left to right."""
    (left, right), (bottom, top) = limits
    places, along = np.linspace(0, 1, LINES), np.linspace(0, 1, LINE_POINTS)
    fixed, moving = np.meshgrid(places, along, indexing="ij")
    shares = np.concatenate([np.stack([fixed, moving], axis=-1), np.stack([moving, fixed], axis=-1)])
    return shares * [right - left, top - bottom] + [left, bottom]


def _limits(points, view):
    """Where the axes end: alike for two units, so that neither is drawn larger than the other."""
    low, high = points.min(axis=0), points.max(axis=0)
    if not view.axes[:, 1].any():  # one unit alone: the points lie on a line
        low[1], high[1] = -1, 1
    elif not view.center.any():  # two units
        low, high = np.full(2, low.min()), np.full(2, high.max())
    space = 0.06 * np.where(high > low, high - low, 1)
    return tuple((float(a), float(b)) for a, b in zip(low - space, high + space, strict=True))
