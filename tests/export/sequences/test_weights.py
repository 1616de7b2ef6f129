"""The weights of a network that reads: every number to the last bit, and what a link says of the network."""

import numpy as np
import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query
from playground.engine.recurrent import CELLS
from playground.export import read_weights
from playground.export.sequences import KINDS, refusal
from tests.export.sequences.runs import recorded


@pytest.mark.parametrize("kind", ["npz", "json"])
@pytest.mark.parametrize("cell", CELLS)
def test_what_was_taken_home_can_be_read(kind, cell):
    history = recorded(cell=cell, task="copy", dtype="float32", spectral_radius=0.9, clip_norm=0.0)
    assert refusal(history.experiment, kind) is None
    read = read_weights(KINDS[kind].make(history, 2), f"mine.{kind}")
    bench, problems = from_query(read.query, SequenceBench)
    assert (bench.experiments, problems, read.epoch) == ((history.experiment,), [], 2)
    params = history.step(2).params
    assert read.arrays.keys() == params.keys()
    for name, array in params.items():
        np.testing.assert_array_equal(read.arrays[name].astype(array.dtype), array)
