"""The tables of networks that read sequences hold what the recordings hold."""

import io

import numpy as np
import pandas as pd
import pytest

from playground.choices.sequence import SequenceBench
from playground.recording.lanes.together import Together
from playground.recording.sequences.probe import CellProbe
from playground.recording.sequences.tables import MATRICES, csv_of_course, csv_of_errors, csv_of_matrices

BENCH = SequenceBench(cells=("rnn", "gru"), units=4, length=6, n_sequences=20, batch_size=10, epochs=5)


@pytest.fixture(scope="module")
def histories():
    together = Together(BENCH.runs)
    together.extend(5)
    return together.histories


def read(text):
    return pd.read_csv(io.StringIO(text))


@pytest.mark.parametrize("until", [None, 3])
def test_the_course(histories, until):
    table = read(csv_of_course(BENCH.titles, histories, until))
    n_epochs = 1 + (5 if until is None else until)
    assert len(table) == 2 * n_epochs
    for title, history in zip(BENCH.titles, histories, strict=True):
        mine = table[table["network"] == title]
        assert mine["epoch"].tolist() == list(range(n_epochs))
        for name in ("train_loss", "test_loss", "train_score", "test_score"):
            np.testing.assert_array_equal(mine[name], history.series(name)[:n_epochs])
        errors = history.series("delta_norms")[:n_epochs]
        np.testing.assert_array_equal(mine["first_step_error"], errors[:, 0])
        np.testing.assert_array_equal(mine["last_step_error"], errors[:, 1])


def test_matrices_have_their_names(histories):
    table = read(csv_of_matrices(BENCH.titles, histories, 4))
    assert len(table) == 2 * 5 * 3
    for place, matrix in enumerate(MATRICES):
        mine = table[(table["matrix"] == matrix) & (table["network"] == BENCH.titles[1])]
        assert mine["epoch"].tolist() == [0, 1, 2, 3, 4]
        np.testing.assert_array_equal(mine["grad_norms"], histories[1].series("grad_norms")[:5, place])
        np.testing.assert_array_equal(mine["update_ratios"], histories[1].series("update_ratios")[:5, place])


def test_errors_step_by_step(histories):
    probes = [CellProbe(history.experiment, history.prepared) for history in histories]
    frames = [probe.frame(history.step(2), 4) for probe, history in zip(probes, histories, strict=True)]
    both = type(frames[0])(*map(np.stack, zip(*frames, strict=True)))
    reads, wanted = [f"{step}, marked" for step in range(6)], [None] * 5 + [0.5]
    table = read(csv_of_errors(BENCH.titles, 2, both, reads, wanted))
    assert list(table) == ["network", "epoch", "step", "reads", "wanted", "answer", "error", "theory"]
    assert set(table["epoch"]) == {2}
    for title, frame in zip(BENCH.titles, frames, strict=True):
        mine = table[table["network"] == title]
        assert mine["step"].tolist() == [1, 2, 3, 4, 5, 6]
        assert mine["reads"].tolist() == reads
        assert mine["wanted"].isna().tolist() == [True] * 5 + [False]
        for name, values in (("answer", frame.answers), ("error", frame.errors), ("theory", frame.theory)):
            np.testing.assert_array_equal(mine[name].to_numpy(np.float32), values)
