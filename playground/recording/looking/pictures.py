"""Questions asked of a network that looks at pictures: its first weights, and what it takes pictures for."""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.recording.looking.probe import UNITS_SHOWN, in_bytes
from playground.recording.looking.spread import Spread, output_range
from playground.recording.networks import network_for

PICTURES = 200  # of the test part, or of the training part where there is none


class PictureFrame(NamedTuple):
    """One epoch of a network whose inputs are pictures (h, w). L layers with weights, M pictures.

    `units` (U, h, w) uint8 are the weights of the units shown of the first layer, 128 for 0, each beside the
    largest of its own. `answers` (2, M) uint8 are the likeliest class of each picture and its probability. The
    others are as in `Frame`.
    """

    units: np.ndarray
    answers: np.ndarray
    weights: np.ndarray
    histograms: np.ndarray
    ranges: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray


class Look(NamedTuple):
    """What a network makes of one picture: probabilities (K,); activations of all hidden layers in a row, uint8.

    An activation of a bounded function stands between its limits, 0 to 255; another beside the largest of its
    layer, 128 for 0.
    """

    probabilities: np.ndarray
    activations: np.ndarray


class PictureProbe:
    """Asks the networks of one experiment on pictures. Buffers are kept, so one probe belongs to one recording."""

    def __init__(self, experiment, prepared):
        self.network = network_for(experiment, prepared, dtype=np.float32)
        self.loss, self.shape = LOSSES[experiment.loss_name], prepared.image_shape
        self.shown = [1, *(min(size, UNITS_SHOWN) for size in self.network.sizes[1:])]
        self.output_range = output_range(prepared)
        self.part = "test" if len(prepared.test.y) else "train"
        part, rows = prepared.parts[self.part], getattr(prepared.rows, self.part)
        self.y = part.y[:PICTURES]
        self.pixels = in_shades(prepared.dataset.x, prepared.dataset.x[rows[:PICTURES]])
        self._x = part.x[:PICTURES].astype(np.float32)
        self._space, self._one = self.network.workspace(len(self._x)), self.network.workspace(1)
        self.spread = Spread(self.network, prepared, self.loss)

    def frame(self, step):
        """The `PictureFrame` of a `Step`."""
        with np.errstate(over="ignore", invalid="ignore"):  # weights on their way out overflow float32
            network = self.network.load(step.flat)
            answers = two_columns(self.loss.predict(network.forward(self._x, None, self._space)[0]))
            best = answers.argmax(axis=1)
            said = np.stack([best.astype(np.uint8), in_bytes(answers[np.arange(len(best)), best])])
            first = network.weight_views[0][:, : self.shown[1]].T
            units = beside_largest(first).reshape(-1, *self.shape)
            return PictureFrame(units, said, self._weights(), *self.spread.measure())

    def look(self, step, x):
        """The `Look` at one prepared row x (D,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            scores, space = self.network.load(step.flat).forward(
                x.reshape(1, -1).astype(np.float32), None, self._one
            )
            probabilities = two_columns(self.loss.predict(scores))[0]
            limits = self.spread.limits[:-1]
            hidden = [_shares(a[0], *lim) for a, lim in zip(space.activations[:-1], limits, strict=True)]
            return Look(
                probabilities.astype(np.float32), np.concatenate(hidden) if hidden else np.empty(0, np.uint8)
            )

    def row(self, number):
        """One of the pictures, (D,) as the network is given it."""
        return self._x[number]

    def _weights(self):
        """Blocks [W; b] between the units shown, as in `Frame`; the picture is one input, whose lines are 0."""
        blocks = []
        for place, (block, n_out) in enumerate(zip(self.network.blocks, self.shown[1:], strict=True)):
            weights, n_in = block.connections, self.shown[place]
            shown = weights[:n_in, :n_out] if place else np.zeros((1, n_out), np.float32)
            blocks += [shown.ravel(), weights[-1, :n_out]]
        return np.concatenate(blocks)


def in_shades(x, pictures):
    """Pictures (M, D) in bytes: 0 is the lowest value of all rows x (N, D), 255 the highest."""
    low, high = float(x.min()), float(x.max())
    return in_bytes((pictures - low) / ((high - low) or 1))


def two_columns(predictions):
    """Predictions (N, K) as they are; those of a single output as two classes."""
    return np.hstack([1 - predictions, predictions]) if predictions.shape[1] == 1 else predictions


def beside_largest(values):
    """Rows of values in bytes, 128 for 0, each beside the largest of its own row."""
    return in_bytes(0.5 + 0.5 * values / np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-12))


def _shares(values, low, high):
    if np.isfinite(high - low):
        return in_bytes((values - low) / (high - low))
    return beside_largest(values[None])[0]
