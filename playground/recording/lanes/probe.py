"""What is seen of every lane at one step: how its layers' activations are spread, and how many units are stuck."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.lanes.train import lane_networks, load_lanes
from playground.recording.probe import Spread


class LaneFrame(NamedTuple):
    """One epoch of S lanes with up to L layers each, NaN where a lane has fewer; see `Frame` for the parts.

    `histograms` (S, L, BINS), `ranges` (S, L, 2), `dead` and `saturated` (S, L).
    """

    histograms: np.ndarray
    ranges: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray


class LaneProbe:
    """Asks the networks of a bench, in arrays of its own."""

    def __init__(self, bench, prepared):
        self.bench, self.n_layers = bench, max(bench.depths) + 1
        self.networks = lane_networks(bench, prepared)
        self.spreads = [
            Spread(network, prepared, LOSSES[lane.loss_name], batch_statistics=lane.batch_norm)
            for network, lane in zip(self.networks, bench.lanes, strict=True)
        ]

    def frame(self, step):
        """The `LaneFrame` of a `BenchStep`."""
        load_lanes(self.bench, self.networks, step.flat)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            measured = [spread.measure() for spread in self.spreads]
        return LaneFrame(*map(self._padded, zip(*measured, strict=True)))

    def _padded(self, arrays):
        """One array (S, L, ...) of one (layers, ...) a lane."""
        whole = np.full((len(arrays), self.n_layers, *arrays[0].shape[1:]), np.nan, np.float32)
        for lane, array in enumerate(arrays):
            whole[lane, : len(array)] = array
        return whole
