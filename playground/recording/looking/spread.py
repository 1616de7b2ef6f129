"""How the activations of every layer are spread, and how many units are stuck."""

from functools import cache
from typing import NamedTuple

import numpy as np

BINS = 24
ROWS_SHOWN = 500  # training rows whose activations are counted
FLAT = 0.05  # a slope under this share of the activation's steepest counts as flat


class Layers(NamedTuple):
    """One network at one epoch. L layers with weights.

    `histograms` (L, BINS) are shares of activations within `ranges` (L, 2); `dead` and `saturated` (L,) are shares
    of units, NaN where the word makes no sense.
    """

    histograms: np.ndarray
    ranges: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray


class Spread:
    """How the activations of every layer are spread over the first rows of the training part."""

    def __init__(self, network, prepared, loss, batch_statistics=False):
        self.network, self.loss = network, loss
        self.rows = prepared.train.x[:ROWS_SHOWN].astype(network.dtype)
        self._activations = [block.activation for block in network.blocks]
        self._space = network.workspace(len(self.rows), batch_statistics)
        # what each layer's values lie between; the output is shown as predictions
        self.limits = [activation.limits for activation in self._activations[:-1]] + [output_range(prepared)]

    def measure(self):
        """The `Layers` of the network as it is now."""
        raw, space = self.network.forward(self.rows, None, self._space)
        seen = [*space.activations[:-1], self.loss.predict(raw)]
        histograms, ranges = zip(*map(self._histogram, self.limits, seen), strict=True)
        return Layers(
            np.array(histograms),
            np.array(ranges, np.float32),
            *stuck(self._activations, space.zs, space.activations),
        )

    def _histogram(self, limits, values):
        low, high = limits
        if not np.isfinite(low):
            low = -_rounded_up(-float(values.min()))
        if not np.isfinite(high):
            high = _rounded_up(float(values.max()))
        places = (values.ravel() - low) * (BINS / (high - low))
        places = np.fmin(np.fmax(places, 0), BINS - 1).astype(np.intp)  # fmax makes 0 of NaN
        counts = np.bincount(places, minlength=BINS)
        return (counts / values.size).astype(np.float32), (low, high)


def stuck(activations, zs, outputs):
    """Shares of dead units and of saturated ones, (L,) each, NaN where the word makes no sense.

    A unit is flat where its slope is under FLAT of the steepest; it is dead when one-sided and flat for
    every row, saturated when two-sided and flat for more than half.
    """
    dead, saturated = np.full((2, len(zs)), np.nan, np.float32)
    for layer, (activation, z, a) in enumerate(zip(activations, zs, outputs, strict=True)):
        flat = activation.slope(z, a) <= FLAT * _steepest(activation.slope)
        if all(activation.saturates):
            saturated[layer] = (flat.mean(axis=0) > 0.5).mean()
        elif any(activation.saturates):
            dead[layer] = flat.all(axis=0).mean()
    return dead, saturated


def output_range(prepared):
    """Probabilities lie in [0, 1]; predicted values are colored over the range of the training targets."""
    if prepared.n_classes:
        return 0.0, 1.0
    reach = float(np.abs(prepared.train.y).max()) or 1.0  # a single training row is scaled to 0
    return -reach, reach


def _rounded_up(value):
    """The next power of two, at least 1/8, so that an axis moves seldom."""
    if not np.isfinite(value):
        return 1.0
    return 2.0 ** min(np.ceil(np.log2(max(value, 0.125))), 126)  # as far as float32 goes


@cache
def _steepest(slope):
    return float(slope(np.linspace(-3, 3, 61)).max())
