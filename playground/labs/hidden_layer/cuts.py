"""Where a network decides for which class: over the plane, and, with straight cuts, in a layer's own space."""

from itertools import combinations

import numpy as np

from playground.engine import LOSSES

RESOLUTION = 80  # of the shaded regions, pixels a side
ALONG = 1001  # places at which a separating line is looked at


def cuts_straight(experiment, view):
    """Whether the picture holds the whole of the last hidden layer, and the output only sums it."""
    is_last = view.layer == len(experiment.hidden_sizes) - 1
    return is_last and view.is_exact and experiment.output_activation == "linear"


def class_scores(scores, experiment):
    """One column a class: a single output speaks for class 1 where it is over the loss's threshold."""
    if scores.shape[1] > 1:
        return scores
    return np.column_stack([np.zeros(len(scores)), scores[:, 0] - LOSSES[experiment.loss_name].threshold])


def ahead_of_others(scores):
    """How far each class is ahead of the best of the others, (C, M), of scores (M, C)."""
    others = [np.delete(scores, number, axis=1).max(axis=1) for number in range(scores.shape[1])]
    return scores.T - others


def straight_cuts(network, experiment, view, limits):
    """The class decided on over the layer's space (R, R), and the lines between the classes (S, 2, 2)."""
    if not cuts_straight(experiment, view):
        return np.empty((0, 0), np.uint8), np.empty((0, 2, 2))
    last = len(experiment.hidden_sizes)
    W, b = network.params[f"{last}.W"], network.params[f"{last}.b"]

    def scores(points):
        return class_scores((view.center + points @ view.axes.T) @ W + b, experiment)

    regions = scores(pixels(limits)).argmax(axis=1)
    at_origin = scores(np.zeros((1, 2)))[0]
    slopes = scores(np.eye(2)) - at_origin  # the scores are linear here: two steps tell all
    lines = []
    for one, other in combinations(range(len(at_origin)), 2):
        line = _line(slopes[:, other] - slopes[:, one], at_origin[other] - at_origin[one], limits)
        on_line = scores(line)
        # of the line where the two are even, only what no third class wins is a boundary
        line = line[on_line[:, one] >= on_line.max(axis=1) - 1e-9 * (1 + np.abs(on_line).max(axis=1))]
        lines += [line[[0, -1]]] if len(line) > 1 else []
    return regions.astype(np.uint8).reshape(RESOLUTION, RESOLUTION), np.array(lines).reshape(-1, 2, 2)


def pixels(limits):
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
