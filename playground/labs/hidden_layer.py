"""The plane as a hidden layer sees it: grid lines and points carried into the space of its units."""

from itertools import combinations
from typing import NamedTuple

import numpy as np
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.choices.experiment import Experiment
from playground.recording.train import network_for

_QUICK = {"optimizer": "adam", "learning_rate": 0.05, "batch_size": 30}
_XOR = {"n_samples": 60, "noise": 0, "data_seed": 4, "batch_size": None, "epochs": 120, "l2": 0.01}
RECIPES = {
    "XOR, 2 units": Experiment("xor", hidden_sizes=(2,), **_QUICK | _XOR),
    "Circles, 3 units": Experiment("circles", noise=0.05, hidden_sizes=(3,), epochs=100, **_QUICK),
    "Moons, 2-2 units": Experiment("moons", hidden_sizes=(2, 2), epochs=300, **_QUICK | {"learning_rate": 0.03}),
    "Spiral, 8-8-2 units": Experiment(
        "spiral", noise=0.05, hidden_sizes=(8, 8, 2), epochs=200, **_QUICK | {"learning_rate": 0.03}
    ),
}
LINES, LINE_POINTS = 21, 81  # of the grid each way; of each line, so that its bends are smooth
RESOLUTION = 80  # of the shaded regions, pixels a side
POINTS_SHOWN, ALONG = 500, 1001  # training points drawn; places at which a separating line is looked at
LARGEST = 1e12  # beyond this a picture says nothing, and squares overflow in time
_SQUARE = (RESOLUTION, RESOLUTION)


class TooLargeError(ValueError):
    """Weights have grown beyond what can be drawn; the message says so in words for the page."""


class View(NamedTuple):
    """How a layer of H units is looked at: (values - center (H,)) @ axes (H, 2), and what the axes are called."""

    layer: int
    center: np.ndarray
    axes: np.ndarray
    names: tuple[str, str]

    def show(self, values):
        """Where values (N, H) of the layer stand in the picture, (N, 2)."""
        return (values - self.center) @ self.axes

    @property
    def is_exact(self):
        """Whether nothing of the layer is left out, so that the picture is its whole space."""
        return len(self.center) <= 2


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


def units_view(history, layer, first=0, second=1):
    """Two units of a hidden layer, counted from 0, as they are; a layer's only unit lies along the first axis."""
    width = history.experiment.hidden_sizes[layer]
    axes = np.zeros((width, 2))
    axes[first, 0] = 1
    if width == 1:
        return View(layer, np.zeros(1), axes, ("unit 1", ""))
    axes[second, 1] = 1
    return View(layer, np.zeros(width), axes, (f"unit {first + 1}", f"unit {second + 1}"))


def components_view(history, layer):
    """A layer's first two principal components, where it `can_have_components`, fitted on the last epoch recorded.

    One fit for all epochs: axes fitted anew at each would turn and flip under the reader's slider.
    """
    values = activations(history, history.head, layer, history.prepared.train.x)
    with np.errstate(invalid="ignore"):  # shares of variance are 0 / 0 where a layer gives one value alone
        pca = PCA(2, svd_solver="full").fit(values)
    return View(layer, pca.mean_, pca.components_.T, ("component 1", "component 2"))


def can_have_components(history, layer):
    """Whether a layer has more than it takes to be shown as it is, and rows enough to find its components."""
    return history.experiment.hidden_sizes[layer] > 2 and len(history.prepared.train.x) > 2


def activations(history, epoch, layer, x):
    """What a hidden layer hands to the next one, (N, H), for inputs x (N, D) at an epoch. Raises TooLargeError."""
    return _passed(_network(history, epoch), layer, x)[0]


def straight_accuracy(x, y):
    """Share of rows x (N, D) that a straight cut classifies as y (N,): logistic regression fitted on these rows.

    Columns are standardized first: a layer of small values is judged like one of large. 1 for a single class.
    """
    if len(np.unique(y)) < 2:
        return 1.0
    cut = make_pipeline(StandardScaler(), LogisticRegression(C=100, max_iter=1000))
    return float(cut.fit(x, y).score(x, y))


def hidden_space(history, epoch, view):
    """The `HiddenSpace` of a recording's epoch. Raises TooLargeError."""
    prepared, plane, experiment = history.prepared, history.prepared.plane, history.experiment
    grid, rows = grid_lines(plane.limits), prepared.train.x
    lifted = plane.lift(grid.reshape(-1, 2))
    network = _network(history, epoch)
    on_rows, _ = _passed(network, view.layer, rows)
    points_after = view.show(on_rows)
    grid_after = view.show(_passed(network, view.layer, lifted)[0])

    # the first and the last epoch always count: the axes stand still while the slider moves
    ends = [_network(history, end) for end in {0, history.head} - {epoch}]
    reach = [view.show(_passed(end, view.layer, x)[0]) for end in ends for x in (lifted, rows)]
    limits_after = _limits(np.concatenate([grid_after, points_after, *reach]), view)

    _, scores = _passed(network, view.layer, plane.lift(_pixels(plane.limits)))
    regions_after, straight = _straight_cuts(network, experiment, view, limits_after)
    ahead = _ahead(_class_scores(scores, experiment))
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


def cuts_straight(experiment, view):
    """Whether the picture holds the whole of the last hidden layer, and the output only sums it."""
    is_last = view.layer == len(experiment.hidden_sizes) - 1
    return is_last and view.is_exact and experiment.output_activation == "linear"


def grid_lines(limits):
    """Straight lines over a plane, (2 * LINES, LINE_POINTS, 2): first the upright ones from left to right."""
    (left, right), (bottom, top) = limits
    places, along = np.linspace(0, 1, LINES), np.linspace(0, 1, LINE_POINTS)
    fixed, moving = np.meshgrid(places, along, indexing="ij")
    shares = np.concatenate([np.stack([fixed, moving], axis=-1), np.stack([moving, fixed], axis=-1)])
    return shares * [right - left, top - bottom] + [left, bottom]


def _network(history, epoch):
    """The network of an epoch, in float64 whatever it was trained in: the pictures' sums need the room."""
    return network_for(history.experiment, history.prepared, dtype=np.float64).load(history.step(epoch).flat)


def _passed(network, layer, x):
    """What a layer hands on, (N, H), and the raw scores (N, K)."""
    with np.errstate(over="ignore", invalid="ignore"):
        scores, workspace = network.forward(x)
    values = workspace.caches[layer].out
    if not (np.abs(values) < LARGEST).all() or not (np.abs(scores) < LARGEST).all():
        raise TooLargeError("The weights of this recording have grown so large that the layer cannot be drawn.")
    return values, scores


def _class_scores(scores, experiment):
    """One column a class: a single output speaks for class 1 where it is over the loss's threshold."""
    if scores.shape[1] > 1:
        return scores
    threshold = 0.5 if experiment.loss_name == "mse" else 0.0  # halfway between the targets 0 and 1, else p = 1/2
    return np.column_stack([np.zeros(len(scores)), scores[:, 0] - threshold])


def _ahead(scores):
    """How far each class is ahead of the best of the others, (C, M), of scores (M, C)."""
    others = [np.delete(scores, number, axis=1).max(axis=1) for number in range(scores.shape[1])]
    return scores.T - others


def _straight_cuts(network, experiment, view, limits):
    """The class decided on over the layer's space (R, R), and the lines between the classes (S, 2, 2)."""
    if not cuts_straight(experiment, view):
        return np.empty((0, 0), np.uint8), np.empty((0, 2, 2))
    block = network.blocks[-1].dense.block  # [W; b]

    def scores(points):
        return _class_scores((view.center + points @ view.axes.T) @ block[:-1] + block[-1], experiment)

    regions = scores(_pixels(limits)).argmax(axis=1)
    at_origin = scores(np.zeros((1, 2)))[0]
    slopes = scores(np.eye(2)) - at_origin  # the scores are linear here: two steps tell all
    lines = []
    for one, other in combinations(range(len(at_origin)), 2):
        line = _line(slopes[:, other] - slopes[:, one], at_origin[other] - at_origin[one], limits)
        on_line = scores(line)
        # of the line where the two are even, only what no third class wins is a boundary
        line = line[on_line[:, one] >= on_line.max(axis=1) - 1e-9 * (1 + np.abs(on_line).max(axis=1))]
        lines += [line[[0, -1]]] if len(line) > 1 else []
    return regions.astype(np.uint8).reshape(_SQUARE), np.array(lines).reshape(-1, 2, 2)


def _pixels(limits):
    """Points (R * R, 2) within limits, row by row from the lower left."""
    x, y = np.meshgrid(*(np.linspace(low, high, RESOLUTION) for low, high in limits))
    return np.column_stack([x.ravel(), y.ravel()])


def _line(normal, offset, limits):
    """Places (M, 2) of the line normal . u + offset = 0 within limits, from one edge to the other."""
    low, high = np.transpose(limits)
    length = np.hypot(*normal)
    if not length > 0:
        return np.empty((0, 2))
    normal, middle, reach = normal / length, (low + high) / 2, np.hypot(*(high - low)) / 2
    foot = middle - normal * (normal @ middle + offset / length)
    line = foot + np.linspace(-reach, reach, ALONG)[:, None] * [-normal[1], normal[0]]
    return line[((line >= low) & (line <= high)).all(axis=1)]


def _limits(points, view):
    """Where the axes end: alike for two units, so that neither is drawn larger than the other."""
    low, high = points.min(axis=0), points.max(axis=0)
    if not view.axes[:, 1].any():  # one unit alone: the points lie on a line
        low[1], high[1] = -1, 1
    elif not view.center.any():  # two units
        low, high = np.full(2, low.min()), np.full(2, high.max())
    space = 0.06 * np.where(high > low, high - low, 1)
    return tuple((float(a), float(b)) for a, b in zip(low - space, high + space, strict=True))
