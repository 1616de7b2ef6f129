"""What a trainer keeps of networks that read, shares, and has them write."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.recording.lanes.together import Together
from playground.recording.sequences.writing import write_on
from playground.recording.steps import SERIES
from playground.trainers import recorded as recorded_module
from playground.trainers.answers import answer
from playground.trainers.recorded import identity
from playground.trainers.shelf import Origin, Shelf, Wanted, datasets_of
from tests.trainers.messages import unpack
from tests.trainers.reading.benches import SMALL, recorded

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
