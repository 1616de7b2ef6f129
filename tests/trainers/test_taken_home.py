"""What is taken home of a recording that another process has: one of its runs, and tables of all."""

import io

import numpy as np
import pandas as pd
import pytest

from playground.choices.sequence import SequenceBench
from playground.export.sequences import KINDS
from playground.recording.history import History
from playground.trainers import DistantHistory, DistantRun, Wanted
from playground.trainers.answers import ANSWERS
from playground.trainers.shelf import Shelf
from playground.ui.player.recording import Recording

SMALL = {"units": 4, "length": 6, "n_sequences": 20, "batch_size": 10, "epochs": 8}
BENCH = SequenceBench(cells=("rnn", "gru", "lstm"), **SMALL)
EXPLODES = SequenceBench(  # the first network alone
    cells=("relu_rnn",),
    clip_norms=(0.0, 1.0),
    spectral_radii=(3.0,),
    optimizer="sgd",
    learning_rate=0.01,
    **SMALL | {"length": 60, "units": 16},
)


def alone(bench, place, epoch):
    history = History(bench.experiments[place])
    history.extend(epoch)
    return history


@pytest.mark.parametrize("place", range(3))
def test_each_run_has_its_own_steps_and_files(place):
    run, history = DistantRun(Wanted(BENCH, "sequences"), place), alone(BENCH, place, 5)
    found, step = run.step(5), history.step(5)
    assert run.experiment == history.experiment
    assert (found.epoch, found.train_loss, found.n_updates) == (5, step.train_loss, step.n_updates)
    np.testing.assert_array_equal(found.flat, step.flat)
    assert found.params.keys() == step.params.keys()
    for name in ("numpy", "torch", "json"):
        assert KINDS[name].make(run, 5) == KINDS[name].make(history, 5)


def test_the_first_run_has_the_face_of_a_history():
    history = DistantHistory(Wanted(BENCH, "sequences"))
    assert history.extend(2) == 2
    assert history.step(2).params["0.U"].shape == (4, 4)


def test_a_run_that_ended_before_gives_its_last_step():
    history = alone(EXPLODES, 0, 8)
    assert history.diverged_at is not None
    found = DistantRun(Wanted(EXPLODES, "sequences"), 0).step(8)
    assert found.epoch == history.head < 8
    np.testing.assert_array_equal(found.flat, history.step(history.head).flat)
    assert DistantRun(Wanted(EXPLODES, "sequences"), 1).step(8).epoch == 8


def test_nothing_is_answered_before_it_is_there():
    recorded = Shelf().find(Wanted(BENCH, "sequences"))
    recorded.seconds = 0
    assert ANSWERS["csv_of_course"](recorded, until=5) == b""
    recorded.seconds = float("inf")
    assert ANSWERS["csv_of_course"](recorded, until=5)


def test_a_first_run_that_ended_cuts_no_table():
    recording = Recording(EXPLODES, "sequences")
    recording.shown = 6
    table = pd.read_csv(io.StringIO(recording.table("csv_of_course")))
    counts = table["network"].value_counts()
    assert counts["clipped at 1"] == 7
    assert counts["no clipping"] == alone(EXPLODES, 0, 6).head + 1
    matrices = pd.read_csv(io.StringIO(recording.table("csv_of_matrices")))
    assert len(matrices) == 3 * len(table)


def test_errors_are_those_of_the_epoch_asked_for():
    table = pd.read_csv(io.StringIO(Recording(BENCH, "sequences").table("csv_of_errors", 3)))
    assert set(table["epoch"]) == {3}
    assert len(table) == 3 * 6
    assert table["wanted"].notna().sum() == 3
    assert (table["error"] > 0).all()
    last = table[table["step"] == 6]
    np.testing.assert_allclose(last["theory"], last["error"], rtol=1e-6)
    exploded = pd.read_csv(io.StringIO(Recording(EXPLODES, "sequences").table("csv_of_errors", 8)))
    assert exploded.groupby("network")["error"].apply(lambda errors: errors.isna().all()).to_dict() == {
        "no clipping": True,
        "clipped at 1": False,
    }
