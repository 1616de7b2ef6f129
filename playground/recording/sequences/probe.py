"""Looking into a network that reads: its states and gates over one sequence, and the error on its way back."""

from typing import NamedTuple

import numpy as np

from playground.engine.recurrent import Recurrent
from playground.recording.sequences.networks import network_for
from playground.recording.sequences.reader import Reader
from playground.recording.sequences.theory import expected_shares, mean_factor, radius_of

READ = 16  # sequences whose errors are looked at; the states are those of the first
SHADES = 255
STATE, MEMORY = "state", "memory"


class CellFrame(NamedTuple):
    """One network at one epoch. M maps, H units, T steps.

    `maps` (M, H, T) uint8 show states and gates over one sequence: 0 to 1 of a gate, -s to s of a state, `scales`
    (M,) being s, 1 for a gate, 0 where there is no such map. `errors` (T,) are |dC/dh| of every step, C the loss
    of the last answer; `theory` (T,) what is expected of them (see `theory`), `factor` the mean share that a step
    hands on by it; `radius` the spectral radius of the recurrent matrix. `answers` (T,) are what is said about
    that sequence: a value, or the probability of the right answer; NaN where no answer counts.
    """

    maps: np.ndarray
    scales: np.ndarray
    errors: np.ndarray
    theory: np.ndarray
    factor: np.ndarray
    radius: np.ndarray
    answers: np.ndarray


class CellProbe:
    """Asks the network of one run, in arrays of its own."""

    def __init__(self, experiment, prepared):
        self.network = network_for(experiment)
        self.reader = Reader(self.network, experiment)
        self.sequences = prepared.test.part(slice(0, READ))
        self.n_classes = prepared.n_classes
        self.layer = recurrent_layer(self.network)
        self.map_names = map_names(self.layer.cell)

    def frame(self, step, n_maps):
        """The `CellFrame` of a `Step`, with so many maps; None for a run that has none."""
        if step is None:
            return None
        self.network.load(step.flat)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            answers = self._answers()
            errors, cache = self.reader.errors_of_last(self.sequences)
            maps, scales = self._maps(cache, n_maps)
            shares = expected_shares(self.layer, cache)
            numbers = errors, errors[-1] * shares, mean_factor(shares), radius_of(self.layer), answers
            return CellFrame(maps, scales, *(np.asarray(number, np.float32) for number in numbers))

    def _maps(self, cache, n_maps):
        """State, memory and gates of the first sequence in shades, and their scales."""
        n_units, cell = self.layer.n_out, self.layer.cell
        maps = np.zeros((n_maps, n_units, self.layer.n_steps), np.uint8)
        scales = np.zeros(n_maps, np.float32)
        shown = [cache.h[1:, :, 0]] + ([cache.c[1:, :, 0]] if cell.has_memory else [])
        for place, state in enumerate(shown):
            largest = float(np.abs(state).max())
            scales[place] = 1.0 if largest <= 1 else largest
            maps[place] = in_shades(0.5 + 0.5 * state.T / scales[place])
        for place, name in enumerate(cell.shown, start=len(shown)):
            first = cell.gates.index(name) * n_units
            maps[place], scales[place] = in_shades(cache.z[:, first : first + n_units, 0].T), 1.0
        return maps, scales

    def _answers(self):
        """What is said about the first sequence at each step."""
        raw, targets, _ = self.reader.read(self.sequences)
        first, loss = self.sequences.part(slice(0, 1)), self.reader.loss
        said = np.full(self.layer.n_steps, np.nan)
        if first.counts is None:
            places, rows = [-1], [0]
        else:
            places = np.flatnonzero(first.counts[0])
            rows = [int(self.sequences.counts[:, :place].sum()) for place in places]  # step after step
        given = loss.predict(raw[rows])
        if not self.n_classes:
            said[places] = given[:, 0]
        elif given.shape[1] == 1:
            wanted = targets[rows][:, 0]
            said[places] = np.where(wanted > 0.5, given[:, 0], 1 - given[:, 0])
        else:
            said[places] = given[np.arange(len(rows)), targets[rows]]
        return said


def recurrent_layer(network):
    """The `Recurrent` layer of a network."""
    return next(layer for block in network.blocks for layer in block.layers if isinstance(layer, Recurrent))


def map_names(cell):
    """What there is to look at in a cell, in the order of `CellFrame.maps`."""
    return [STATE, *([MEMORY] if cell.has_memory else []), *(f"{name} gate" for name in cell.shown)]


def in_shades(values):
    """Numbers from 0 to 1 as bytes; what is not a number is 0."""
    return np.nan_to_num(np.clip(values, 0, 1) * SHADES + 0.5).astype(np.uint8)
