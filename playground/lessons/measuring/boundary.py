"""How a plane is divided: by a network's answers, and by a line or an outline that a person has drawn."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.looking.probe import grid_points
from playground.recording.networks import network_for

CELLS = 60  # along a side of the plane


class Divided(NamedTuple):
    """A plane and its two classes, as a network tells them apart.

    `limits` are those of the plane, `grid` (CELLS, CELLS) the network's answers on it, row 0 at its lower edge;
    `points` (N, 2) are the training rows, `classes` (N,) what they are and `answers` (N,) what the network says.
    """

    limits: tuple
    names: tuple[str, str]
    grid: np.ndarray
    points: np.ndarray
    classes: np.ndarray
    answers: np.ndarray


def divided(look):
    """The `Divided` plane of a run's network at its epoch."""
    experiment, prepared = look.run.experiment, look.run.prepared
    network, decide = network_for(experiment, prepared), LOSSES[experiment.loss_name].decide
    network.load(look.step.flat)
    plane, train = prepared.plane, prepared.train

    def answers(x):
        return decide(network.forward(x.astype(network.dtype))[0]).astype(int)

    grid = answers(plane.lift(grid_points(plane, CELLS))).reshape(CELLS, CELLS)
    return Divided(plane.limits, plane.names, grid, train.points, train.y.astype(int), answers(train.x))


def difference(drawn, plane):
    """The share of the training rows that a drawn line or outline divides otherwise than the network does.

    Which side is which class is not drawn: it is taken as it fits better.
    """
    return _unlike(sides(drawn, plane.points), plane.answers > 0)


def mistakes(drawn, plane):
    """The share of the training rows that a drawn line or outline leaves on the wrong side at best."""
    return _unlike(sides(drawn, plane.points), plane.classes > 0)


def sides(drawn, points):
    """On which side of a line through two points, or whether inside an outline of more, (N,)."""
    drawn, points = np.asarray(drawn, float), np.asarray(points, float)
    if len(drawn) == 2:
        (x, y), (dx, dy) = drawn[0], drawn[1] - drawn[0]
        return dx * (points[:, 1] - y) - dy * (points[:, 0] - x) > 0
    inside = np.zeros(len(points), bool)
    for (x0, y0), (x1, y1) in zip(drawn, np.roll(drawn, -1, axis=0), strict=True):
        crosses = (y0 > points[:, 1]) != (y1 > points[:, 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (points[:, 0] < x0 + (points[:, 1] - y0) * (x1 - x0) / (y1 - y0))
    return inside


def _unlike(side, classes):
    unlike = float(np.mean(side != classes))
    return min(unlike, 1 - unlike)
