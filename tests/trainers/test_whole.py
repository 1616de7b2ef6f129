"""A recording in one message: all numbers, evenly spaced frames, and the last epoch."""

import gzip
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.recording.history import History
from playground.recording.lanes.together import Together
from playground.recording.looking.probe import Frame
from playground.recording.steps import SERIES
from playground.trainers import whole as whole_module
from playground.trainers.messages import pack
from playground.trainers.shelf import Wanted
from playground.trainers.whole import Whole, halved, rounded, whole
from tests.trainers import messages
from tests.trainers.test_recorded import assert_frames

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60)


def whole_of(made, until, view="playground", **more):
    *shares, (share, found) = whole(Wanted(made, view), until, **more)
    assert all(is_there is None for _, is_there in shares)
    assert sorted(share for share, _ in shares) == [share for share, _ in shares]
    assert share == 1
    return found


@pytest.mark.parametrize(
    ("until", "most", "every", "epochs"),
    [
        (60, 1000, 1, list(range(61))),
        (60, 8, 8, [0, 8, 16, 24, 32, 40, 48, 56, 60]),
        (20, 7, 3, [0, 3, 6, 9, 12, 15, 18, 20]),
        (20, 10, 2, list(range(0, 21, 2))),
        (1, 5, 1, [0, 1]),
    ],
)
def test_it_has_all_numbers_and_frames_at_even_distances(until, most, every, epochs):
    found = whole_of(SMALL, until, most=most)
    assert_frames(found.arrays, SMALL, epochs)
    history = History(SMALL)
    history.extend(until)
    for name in SERIES:
        np.testing.assert_array_equal(found.arrays[name][:, 0], history.series(name)[: until + 1])
    header = found.header
    assert [header[name] for name in ("every", "first", "last_epoch", "shown")] == [every, 0, until, 0]
    assert len(header["words"]) == len(epochs)
    assert header["scene"]["layers"] == ["layer 1 · tanh", "layer 2 · tanh", "output"]


def test_it_takes_several_questions_and_the_browser_can_read_it(monkeypatch):
    monkeypatch.setattr(whole_module, "BLOCK", 7)
    found = whole_of(SMALL, 30)
    assert_frames(found.arrays, SMALL, list(range(31)))
    header, arrays = messages.unpack(pack(*found))
    assert header["every"] == 1
    np.testing.assert_array_equal(arrays["units"], found.arrays["units"])


def test_there_are_no_more_frames_than_fit(monkeypatch):
    frame_bytes = sum(
        array[:1].nbytes for name, array in whole_of(SMALL, 0).arrays.items() if name in Frame._fields
    )
    monkeypatch.setattr(whole_module, "MOST_BYTES", 10 * frame_bytes)
    assert len(whole_of(SMALL, 60).arrays["epochs"]) == 11


def test_nothing_is_there_for_placing_points():
    found = whole_of(SMALL, 2)
    assert "placing" not in found.header["scene"]
    assert not [name for name in found.arrays if name.startswith("placing")]


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        ("stopped", {"early_stopping": True, "validation_size": 0.4, "patience": 3, "learning_rate": 1.0}),
        ("diverged", {"dataset": "bumps", "activation": "relu", "learning_rate": 100.0, "n_samples": 300}),
    ],
)
def test_a_run_that_ends_early_ends_there(kind, choices):
    experiment = replace(SMALL, **choices)
    history = History(experiment)
    history.extend(60)
    assert history.head < 60
    found = whole_of(experiment, 60)
    assert found.header["ended"]["kind"] == kind
    assert found.arrays["epochs"].tolist() == list(range(history.head + 1))
    assert found.header["last_epoch"] == history.head
    assert len(found.arrays["train_loss"]) == history.head + 1


def test_several_runs():
    bench = Bench(depths=(2, 4), width=5, n_samples=60, epochs=12)
    found = whole_of(bench, 12, "lanes")
    together = Together(bench.runs)
    together.extend(12)
    for name in SERIES:
        np.testing.assert_array_equal(found.arrays[name], together.series(name))
    assert found.arrays["epochs"].tolist() == list(range(13))
    assert found.header["scene"]["titles"] == list(bench.titles)


def test_rounded_numbers():
    values = np.array([0, 1, -1, 1 / 3, 1e-80, 2.5e200, np.pi, np.inf, -np.inf, np.nan])
    exact = Whole({"series": ["loss"]}, {"loss": values, "weights": values})
    found = rounded(exact)
    np.testing.assert_allclose(found.arrays["loss"], values, rtol=1e-6)
    np.testing.assert_array_equal(found.arrays["weights"], values)
    rng = np.random.default_rng(0)
    many = Whole({"series": ["loss"]}, {"loss": rng.lognormal(size=10_000)})
    size = len(gzip.compress(many.arrays["loss"].tobytes()))
    assert len(gzip.compress(rounded(many).arrays["loss"].tobytes())) < 0.6 * size


def test_half_of_the_frames():
    found = halved(whole_of(SMALL, 9))
    assert_frames(found.arrays, SMALL, [0, 2, 4, 6, 8, 9])
    assert found.header["every"] == 2
    assert len(found.header["words"]) == 6
    assert len(found.arrays["train_loss"]) == 10
    assert halved(found).arrays["epochs"].tolist() == [0, 4, 8, 9]
