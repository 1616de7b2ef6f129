"""Questions asked of a network at one step, answered in plain arrays: what every picture is made of.

The probe has a network of its own in float32, which it loads with a step's weights: pictures need no more, and
looking can then not disturb training.
"""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.looking.spread import Spread, output_range
from playground.recording.networks import network_for

RESOLUTION = 100  # boundary: pixels a side
UNIT_RESOLUTION = 20  # each unit's map: pixels a side
UNITS_SHOWN = 10  # of each layer


class Frame(NamedTuple):
    """One epoch's pictures. L layers with weights, R and r the two resolutions; row 0 of a map is its lower edge.

    `boundary` (1, R, R) uint8 is the output from 0 to 255 (see `Probe.output_range`), or (2, R, R) for several
    classes: the likeliest class, and its probability. `curve` (R,) is the prediction over a single input,
    else empty. `units` (U, r, r) uint8 are the maps of the units shown, 128 where a unit gives its middle
    value. `weights` are the blocks [W; b] between the units shown, one after another. `histograms` (L, BINS)
    are shares of activations within `ranges` (L, 2); `dead` and `saturated` (L,) are shares of units, NaN
    where the word makes no sense.
    """

    boundary: np.ndarray
    curve: np.ndarray
    units: np.ndarray
    weights: np.ndarray
    histograms: np.ndarray
    ranges: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray


class Probe:
    """Asks the networks of one experiment. Buffers are kept, so one probe belongs to one recording."""

    def __init__(self, experiment, prepared):
        self.network = network_for(experiment, prepared, dtype=np.float32)
        self.loss = LOSSES[experiment.loss_name]
        self.plane = prepared.plane
        self.shown = [min(size, UNITS_SHOWN) for size in self.network.sizes]
        self.output_range = output_range(prepared)
        self.grid = self.plane.lift(grid_points(self.plane)).astype(np.float32)
        self._grid_space = self.network.workspace(len(self.grid))
        self.spread = Spread(self.network, prepared, self.loss)
        self._small = _coarse(self.plane)

    def frame(self, step):
        """The `Frame` of a `Step`."""
        with np.errstate(over="ignore", invalid="ignore"):  # weights on their way out overflow float32
            network = self.network.load(step.flat)
            scores, on_grid = network.forward(self.grid, None, self._grid_space)
            answers = self.loss.predict(scores)
            boundary, curve = boundary_of(answers, self.plane, self.output_range)
            units = self._units([*on_grid.activations[:-1], answers])
            return Frame(boundary, curve, units, self._weights(), *self.spread.measure())

    def input_maps(self):
        """(inputs shown, r, r) uint8: what the network is fed, over the plane; 128 is 0."""
        return self._maps(self.grid[:, : self.shown[0]], (-np.inf, np.inf))

    def _units(self, activations):
        limits = self.spread.limits
        maps = [self._maps(a[:, :n], lim) for a, n, lim in zip(activations, self.shown[1:], limits, strict=True)]
        return np.concatenate(maps)

    def _maps(self, values, limits):
        """Columns of values over the grid as small pictures: 128 is the middle of a bounded range, or 0.

        Values without bounds are shown relative to the largest of their own picture.
        """
        values = values[self._small]
        low, high = limits
        if np.isfinite(high - low):
            values = (values - low) / (high - low)
        else:
            values = 0.5 + 0.5 * values / np.maximum(np.abs(values).max(axis=0), 1e-12)
        side = (UNIT_RESOLUTION, UNIT_RESOLUTION)
        return in_bytes(values.T).reshape(-1, *side)

    def _weights(self):
        blocks = []
        for block, n_in, n_out in zip(self.network.blocks, self.shown[:-1], self.shown[1:], strict=True):
            weights = block.connections
            blocks += [weights[:n_in, :n_out].ravel(), weights[-1, :n_out]]
        return np.concatenate(blocks)


def boundary_of(answers, plane, limits, resolution=RESOLUTION):
    """`(boundary, curve)` as in `Frame` of the answers on a grid; `limits` are those of a single output."""
    if plane.is_curve:
        return np.empty((0, resolution, resolution), np.uint8), answers[:, 0].copy()
    square = (resolution, resolution)
    if answers.shape[1] == 1:
        low, high = limits
        return in_bytes((answers - low) / (high - low)).reshape(1, *square), np.empty(0, np.float32)
    best = answers.argmax(axis=1)
    layers = [best.astype(np.uint8), in_bytes(answers[np.arange(len(best)), best])]
    return np.stack(layers).reshape(2, *square), np.empty(0, np.float32)


def grid_points(plane, resolution=RESOLUTION):
    """Points (R * R, 2) of the plane, row by row from the lower left; (R, 2) along the one input of a curve."""
    (left, right), (bottom, top) = plane.limits
    x = np.linspace(left, right, resolution)
    if plane.is_curve:
        return np.column_stack([x, np.zeros_like(x)])
    y = np.linspace(bottom, top, resolution)
    return np.column_stack([np.tile(x, resolution), np.repeat(y, resolution)])


def _coarse(plane):
    """Which grid points a unit's map shows, (r * r,); a curve's points are repeated upward."""
    picked = np.linspace(0, RESOLUTION - 1, UNIT_RESOLUTION).round().astype(np.intp)
    if plane.is_curve:
        return np.tile(picked, UNIT_RESOLUTION)
    return (picked[:, None] * RESOLUTION + picked).ravel()


def in_bytes(shares):
    """Shares of 1 as bytes; NaN is 0."""
    return (np.fmin(np.fmax(shares, 0), 1) * 255 + 0.5).astype(np.uint8)  # fmax makes 0 of NaN
