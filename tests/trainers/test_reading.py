"""What the browser is told of networks that read: scene, frames, words, what they write."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.data.sequences import TASKS, characters_of, prepare_sequences
from playground.recording.lanes.together import Together
from playground.recording.sequences.probe import CellFrame, CellProbe
from playground.recording.sequences.verdicts import RULES
from playground.recording.sequences.writing import write_on
from playground.recording.steps import SERIES
from playground.trainers import recorded as recorded_module
from playground.trainers.answers import answer
from playground.trainers.recorded import identity
from playground.trainers.shelf import Origin, Shelf, Wanted, datasets_of
from playground.trainers.whole import whole
from tests.trainers.messages import unpack

SMALL = SequenceBench(task="parity", length=6, lengths_vary=True, units=4, n_sequences=40, epochs=20)
LONG = SequenceBench(length=50, units=8, n_sequences=32, epochs=20)
ONE_DIVERGES = replace(
    LONG, cells=("relu_rnn",), spectral_radii=(1.3,), clip_norms=(0, 1), recurrent_initializer="identity",
    optimizer="sgd",
)  # fmt: skip
TOO_LARGE = replace(
    LONG, cells=("relu_rnn", "lstm"), spectral_radii=(3,), recurrent_initializer="identity", length=100
)


def recorded(bench, shelf=None):
    return (Shelf() if shelf is None else shelf).find(Wanted(bench, "sequences"))


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
            assert verdict["rule"] == RULES[verdict["kind"]]


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


READS = SequenceBench(task="text", length=10, units=6, n_sequences=30, epochs=5)


def test_each_network_writes_on_as_it_is_at_an_epoch():
    wanted = Wanted(READS, "sequences")
    how = {"prompt": "the rain", "temperature": 0.5, "count": 30, "seed": 4}
    header, _ = unpack(answer(wanted, "write", {"epoch": 3, **how}, 60))
    together = Together(READS.runs)
    together.extend(3)
    assert header["written"] == [
        write_on(experiment, step.flat, *how.values())
        for experiment, step in zip(READS.experiments, together.steps(3), strict=True)
    ]
    later, _ = unpack(answer(wanted, "write", {"epoch": 5, **how}, 60))
    assert later["written"] != header["written"]


def test_what_cannot_be_had_in_time_is_not_written():
    header, _ = unpack(
        answer(
            Wanted(READS, "sequences"),
            "write",
            {"epoch": 5, "prompt": "the", "temperature": 0, "count": 3, "seed": 0},
            0,
        )
    )
    assert header == {}


def test_a_network_that_has_diverged_writes_nothing():
    recording = recorded(READS)
    recording.together.extend(2)
    first, second = recording.together.steps(2)
    assert recording.view.written([None, second], "the", 0, 5, 0) == [
        "",
        write_on(READS.experiments[1], second.flat, "the", 0, 5, 0),
    ]
    assert first.epoch == 2


def test_frames_are_kept_within_their_budget(monkeypatch):
    recording = recorded(SMALL)
    recording.frames(0, 0, 1, 1)
    one = recording._frame_bytes
    monkeypatch.setattr(recorded_module, "FRAMES_BUDGET", 5 * one)
    before = recording.n_bytes
    recording.frames(0, 0, 1, 21)
    assert len(recording._frames) == 5
    steps = sum(history.n_bytes for history in recording.together.histories)
    recording.frames(0, 0, 1, 21)
    assert sum(history.n_bytes for history in recording.together.histories) == steps
    assert before < recording.n_bytes < before + 6 * one + steps
    recording.let_go()
    assert not recording._frames


def test_asking_again_holds_no_more_memory():
    recording = recorded(SMALL)
    recording.frames(0, 0, 1, 21)
    held = recording.n_bytes
    for start in (0, 7, 20, 3):
        recording.frames(0, start, 1, 5)
        recording.opening(shown=0, forked_from=None)
    assert recording.n_bytes == held


def test_a_fork_of_the_rate_shares_the_past():
    shelf = Shelf()
    recording = recorded(SMALL, shelf)
    recording.together.extend(12)
    changed = SMALL.with_rate_from(8, 0.2)
    fork = shelf.find(Wanted(changed, "sequences", Origin(SMALL, 8)))
    assert fork.together.head == 7
    for history, parent in zip(fork.together.histories, recording.together.histories, strict=True):
        assert history.step(7) is parent.step(7)
    header, arrays = unpack(fork.opening(shown=8, forked_from={"id": recording.id, "epoch": 8}))
    assert header["scene"]["is_forked"]
    assert header["learning_rate"] == 0.2
    assert len(arrays["train_loss"]) == 9
    alone = Together(changed.runs)
    fork.together.extend(20)
    alone.extend(20)
    for name in SERIES:
        np.testing.assert_array_equal(fork.together.series(name), alone.series(name))


def test_the_same_trained_longer_goes_on_where_it_was():
    shelf = Shelf()
    recorded(SMALL, shelf).together.extend(20)
    longer = replace(SMALL, epochs=30)
    found = shelf.find(Wanted(longer, "sequences", Origin(SMALL, None)))
    assert found.together.head == 20
    assert found.together.extend(30) == 30
    assert identity(longer) == identity(SMALL)


def test_a_network_recorded_alone_is_not_trained_again_beside_others():
    first, second = SMALL.experiments
    shelf = Shelf()
    single = shelf.find(Wanted(first, "sequences"))
    single.together.extend(5)
    both = recorded(SMALL, shelf)
    assert both.together.histories[0] is single.together.histories[0]
    assert [history.experiment for history in both.together.histories] == [first, second]


OTHERS = (
    "0",
    "0.5",
    "2",
    "50",
    "true",
    "gru",
    "40:0.1",
    "float64",
    "ab" * 30,
    "zeros",
    "sgd",
    "copy",
    "orthogonal",
)


def test_every_field_but_the_end_is_part_of_the_identity():
    ids = {identity(SMALL)}
    for name, field in SequenceBench.__dataclass_fields__.items():
        if name == "epochs":
            continue
        for other in OTHERS:
            try:
                value = field.metadata["rule"].parse(name, other)
                changed = replace(SMALL, **{name: value})
            except ExperimentError:
                continue
            if changed != SMALL:
                ids.add(identity(changed))
                break
        else:
            pytest.fail(f"nothing else for {name}")
    assert len(ids) == len(SequenceBench.__dataclass_fields__)


def test_sequences_have_no_data_set():
    assert datasets_of(SMALL) == datasets_of(SMALL.runs) == datasets_of(SMALL.experiments[0]) == set()
    assert Wanted(SMALL, "sequences").datasets == set()
    shelf = Shelf()
    recorded(SMALL, shelf)
    assert shelf.datasets == set()
