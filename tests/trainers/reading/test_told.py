"""What the browser is told of networks that read: scene, frames, words, ends."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.sequence import SequenceBench
from playground.data.sequences import TASKS, characters_of, prepare_sequences
from playground.recording.lanes.together import Together
from playground.recording.sequences.probe import CellFrame, CellProbe
from playground.recording.sequences.verdicts import rule_of
from playground.recording.steps import SERIES
from playground.trainers.answers import answer
from playground.trainers.shelf import Wanted
from playground.trainers.whole import whole
from tests.trainers.messages import unpack
from tests.trainers.reading.benches import ONE_DIVERGES, SMALL, TOO_LARGE, recorded


def assert_frames(arrays, bench, epochs):
    """The frames are those that fresh probes take of freshly trained steps."""
    assert arrays["epochs"].tolist() == epochs
    together = Together(bench.runs)
    probes = [CellProbe(history.experiment, history.prepared) for history in together.histories]
    n_maps = max(len(probe.map_names) for probe in probes)
    for place, epoch in enumerate(epochs):
        together.extend(epoch)
        for run, (probe, step) in enumerate(zip(probes, together.steps(epoch), strict=True)):
            frame = probe.frame(step, n_maps)
            for name in CellFrame._fields:
                np.testing.assert_array_equal(arrays[name][place, run], getattr(frame, name))


@pytest.mark.parametrize("bench", [SequenceBench(), SMALL], ids=["default", "small"])
def test_the_opening_has_the_scene_and_the_first_frame(bench):
    header, arrays = unpack(recorded(bench).opening(shown=0, forked_from=None))
    scene = header["scene"]
    assert scene["kind"] == "sequences"
    assert scene["titles"] == ["RNN, tanh", "LSTM"]
    assert scene["layers"] == [3, 3]
    assert (scene["units"], scene["steps"]) == (bench.units, bench.length)
    assert scene["maps"] == [["state"], ["state", "memory", "input gate", "forget gate", "output gate"]]
    assert scene["is_gated"] == [False, True]
    assert scene["is_forked"] is False
    assert len(scene["reads"]) == len(scene["wanted"]) == bench.length
    assert header["parts"] == list(CellFrame._fields)
    assert header["series"] == list(SERIES)
    assert header["learning_rate"] == 0.01
    assert header["ended"] is None
    assert header["lane_ends"] == [None, None]
    assert_frames(arrays, bench, [0])
    assert arrays["maps"].shape == (1, 2, 5, bench.units, bench.length)
    assert arrays["train_loss"].shape == (1, 2)
    assert arrays["grad_norms"].shape == (1, 2, 3)
    for words in header["words"][0]:
        for verdict in words:
            assert verdict["rule"] == rule_of(verdict["kind"])


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_a_scene(task):
    bench = SequenceBench(task=task, length=7, units=4, n_sequences=20)
    header, arrays = unpack(recorded(bench).opening(shown=0, forked_from=None))
    scene, prepared = header["scene"], prepare_sequences(bench.experiments[0])
    test, n_steps = prepared.test, TASKS[task].n_steps(7)
    assert scene["is_value"] == (prepared.n_classes == 0)
    assert scene["score"] == ["accuracy" if prepared.n_classes else "R²"] * 2
    assert scene["chance"] == [prepared.nothing] * 2
    assert scene["steps"] == n_steps
    counts = np.arange(n_steps) == n_steps - 1 if test.counts is None else test.counts[0]
    y = np.broadcast_to(test.y[0], n_steps)
    assert scene["wanted"] == [float(value) if does else None for value, does in zip(y, counts, strict=True)]
    assert np.isnan(arrays["answers"][0]).tolist() == [(~counts).tolist()] * 2
    if TASKS[task].is_text:
        known = characters_of(bench.text)
        assert "".join(scene["reads"]) in bench.text
        assert [known[int(number)] for number in scene["wanted"]][:-1] == scene["reads"][1:]
    else:
        assert scene["reads"] == TASKS[task].says(test.x[0])


def test_an_answer_holds_the_epochs_asked_for():
    header, arrays = unpack(recorded(SMALL).frames(have=0, start=4, stride=3, count=3))
    assert_frames(arrays, SMALL, [4, 7, 10])
    assert len(header["words"]) == 3
    alone = Together(SMALL.runs)
    alone.extend(10)
    for name in SERIES:
        np.testing.assert_array_equal(arrays[name], alone.series(name))


def test_the_end_is_the_last_epoch():
    header, arrays = unpack(recorded(SMALL).frames(have=0, start=0, stride=1, count=50))
    assert arrays["epochs"].tolist() == list(range(21))
    assert header["lane_ends"] == [20, 20]
    assert header["ended"] is None


def test_a_run_that_diverged_leaves_the_others_their_frames():
    recording = recorded(ONE_DIVERGES)
    header, arrays = unpack(recording.frames(0, 0, 1, 6))
    diverged, clipped = recording.together.histories
    assert diverged.diverged_at in (1, 2, 3)
    assert clipped.diverged_at is None
    assert header["ended"] is None
    assert arrays["epochs"].tolist() == list(range(6))
    gone = arrays["epochs"] >= diverged.diverged_at
    assert np.isnan(arrays["errors"][gone, 0]).all()
    assert np.isnan(arrays["answers"][gone, 0]).all()
    assert not arrays["maps"][gone, 0].any()
    assert np.isfinite(arrays["errors"][:, 1]).all()
    assert np.isnan(arrays["train_loss"][gone, 0]).all()
    assert np.isfinite(arrays["train_loss"][:, 1]).all()
    for epoch, words in zip(arrays["epochs"], header["words"], strict=True):
        kinds = [[verdict["kind"] for verdict in run] for run in words]
        assert (kinds[0] == ["diverged"]) == (epoch >= diverged.diverged_at)
        assert "diverged" not in kinds[1]


def test_when_all_have_diverged_the_end_is_told():
    bench = replace(ONE_DIVERGES, clip_norms=(0,))
    recording = recorded(bench)
    header, arrays = unpack(recording.frames(0, 0, 1, 50))
    assert header["ended"]["kind"] == "diverged"
    assert header["ended"]["last"] == arrays["epochs"][-1] == recording.together.head
    assert "a spectral radius of 1 at most" in header["ended"]["message"]


def test_what_overflows_before_training_is_shown_beside_the_others():
    """The player's messages hold no NaN in JSON: `unpack` would fail."""
    recording = recorded(TOO_LARGE)
    header, arrays = unpack(recording.opening(shown=0, forked_from=None))
    assert header["words"][0][0][0]["kind"] == "exploding"
    assert arrays["errors"].shape == (1, 2, 100)
    header, arrays = unpack(recording.frames(0, 0, 1, 4))
    assert recording.together.histories[0].diverged_at == 0
    assert arrays["epochs"].tolist() == [0, 1, 2, 3]
    assert header["words"][1][0][0]["kind"] == "diverged"
    assert np.isfinite(arrays["train_loss"][:, 1]).all()
    alone = recorded(replace(TOO_LARGE, cells=("relu_rnn",)))
    header, arrays = unpack(alone.frames(0, 0, 1, 4))
    assert header["ended"]["message"].startswith("Before any training, the loss is too large")
    assert arrays["epochs"].tolist() == [0]
    assert alone.n_bytes > 0
    two = recorded(replace(TOO_LARGE, cells=("relu_rnn",), clip_norms=(0, 1)))
    told, _ = unpack(two.frames(0, 0, 1, 4))
    assert told["ended"] == header["ended"]


@pytest.mark.parametrize(
    ("bench", "last"),
    [(SMALL, 12), (ONE_DIVERGES, 12), (TOO_LARGE, 12), (replace(TOO_LARGE, cells=("relu_rnn",)), 0)],
)
def test_all_of_it_can_be_taken_home(bench, last):
    wanted = Wanted(bench, "sequences")
    *_, (share, found) = whole(wanted, 12)
    assert share == 1
    assert found.arrays["epochs"].tolist() == list(range(last + 1))
    assert len(found.header["words"]) == last + 1
    assert found.arrays["maps"].shape[:2] == (last + 1, len(bench.experiments))
    lines = answer(wanted, "csv_of_epochs", {"until": last}, 60).decode().splitlines()
    assert lines[0] == "network,epoch,train_loss,test_loss,train_score,test_score"
    together = Together(bench.runs)
    together.extend(last)
    assert len(lines) == 1 + sum(min(history.head, last) + 1 for history in together.histories)


def test_verdicts_of_the_default_at_the_start():
    """Both fade before training; only what counts by the gates is said of the LSTM."""
    (rnn, *_), (lstm, *_) = recorded(SequenceBench()).verdicts_at(0)
    assert rnn.kind == lstm.kind == "vanishing"
    assert "the spectral radius of U" in rnn.text
    assert "The gates keep" in lstm.text


def test_no_why_is_told_beside_the_verdicts():
    header, _ = unpack(recorded(SMALL).frames(0, 5, 1, 1, farthest=5))
    assert header["why"] == {"until": 5, "reasons": [[], []]}
