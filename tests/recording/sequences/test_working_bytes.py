"""What training on sequences holds is counted: it is far more than the recording itself."""

import tracemalloc

import pytest

from playground.choices.sequence import SequenceExperiment
from playground.recording.history import History
from playground.recording.prepared import prepared_for
from playground.recording.sequences.reader import working_bytes


@pytest.mark.parametrize("changes", [{}, {"batch_size": 128, "length": 20}, {"units": 16, "dtype": "float64"}])
@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
def test_working_bytes_are_about_right(cell, changes):
    experiment = SequenceExperiment(cell=cell, n_sequences=150, **changes)
    prepared = prepared_for(experiment)
    tracemalloc.start()
    history = History(experiment, prepared)
    history.extend(1)
    held, _ = tracemalloc.get_traced_memory()
    history.rest()
    left, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.7 < (held - left) / working_bytes(experiment) < 1.3
    assert left < 2 * history.n_bytes + 100_000
