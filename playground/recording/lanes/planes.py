"""What the networks of several runs answer over the planes of their data, at one epoch."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.looking.probe import boundary_of, grid_points
from playground.recording.looking.spread import output_range
from playground.recording.networks import network_for

RESOLUTION = 60  # pixels a side: several stand side by side


class Planes(NamedTuple):
    """S runs: `boundaries` (S, 2, R, R) uint8 as in `Frame`, zeros where there is no second layer or no plane.

    `curves` (S, R) float32 are the predictions over a single input, NaN where there are more.
    """

    boundaries: np.ndarray
    curves: np.ndarray


class PlanesProbe:
    """Asks the networks of several runs, in arrays of its own; pictures have no plane."""

    def __init__(self, histories):
        self._asked = [None if h.prepared.image_shape else _Plane(h.experiment, h.prepared) for h in histories]

    def frame(self, steps):
        """The `Planes` of a `Step` of each run, None for one that has none."""
        side = RESOLUTION
        boundaries = np.zeros((len(steps), 2, side, side), np.uint8)
        curves = np.full((len(steps), side), np.nan, np.float32)
        for run, (asked, step) in enumerate(zip(self._asked, steps, strict=True)):
            if asked is None or step is None:
                continue
            layers, curve = asked.answers(step)
            boundaries[run, : len(layers)] = layers
            curves[run, : len(curve)] = curve
        return Planes(boundaries, curves)


class _Plane:
    """One network over the grid of its data's plane."""

    def __init__(self, experiment, prepared):
        self.plane, self.loss = prepared.plane, LOSSES[experiment.loss_name]
        self.network = network_for(experiment, prepared, dtype=np.float32)
        self.range = output_range(prepared)
        self.grid = self.plane.lift(grid_points(self.plane, RESOLUTION)).astype(np.float32)
        self.space = self.network.workspace(len(self.grid))

    def answers(self, step):
        with np.errstate(over="ignore", invalid="ignore"):
            scores, _ = self.network.load(step.flat).forward(self.grid, None, self.space)
            return boundary_of(self.loss.predict(scores), self.plane, self.range, RESOLUTION)
