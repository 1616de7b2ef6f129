"""What the browser is told of a bench: scene, numbers, frames and a verdict in words on every lane."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.labs.vanishing.presets import PRESETS
from playground.recording.lanes.together import Together
from playground.recording.looking.spread import Layers
from playground.recording.steps import SERIES
from playground.recording.words.thresholds import rule_of
from playground.trainers.shelf import Shelf, Wanted
from tests.trainers.messages import unpack


def recorded(bench):
    return Shelf().find(Wanted(bench, "lanes"))


SMALL = Bench(depths=(2, 4), width=5, n_samples=60, epochs=40)


def test_the_opening_of_a_bench():
    header, arrays = unpack(recorded(SMALL).opening(shown=0, forked_from={"id": "another", "epoch": 38}))
    scene = header["scene"]
    assert scene["kind"] == "lanes"
    assert scene["titles"] == list(SMALL.titles)
    assert scene["layers"] == [3, 3, 5, 5]
    assert scene["chance"] == [0.5] * 4
    assert scene["score"] == ["accuracy"] * 4
    assert header["series"] == list(SERIES)
    assert header["parts"] == list(Layers._fields)
    assert header["lane_ends"] == [None] * 4
    alone = Together(SMALL.runs)
    alone.extend(38)
    for name in SERIES:
        np.testing.assert_array_equal(arrays[name], alone.series(name))
    n_frames = len(arrays["epochs"])
    assert arrays["histograms"].shape == (n_frames, 4, 5, scene["bins"])
    assert len(header["words"]) == n_frames
    for words in header["words"]:
        assert len(words) == 4
        for verdict in (verdict for lane in words for verdict in lane):
            assert verdict["rule"] == rule_of(verdict["kind"])
            assert verdict["text"].endswith(".")


def test_an_answer_goes_on_from_what_is_known():
    recording = recorded(SMALL)
    header, arrays = unpack(recording.frames(have=0, start=10, stride=5, count=2))
    assert arrays["epochs"].tolist() == [10, 15]
    header, arrays = unpack(recording.frames(have=16, start=20, stride=1, count=1))
    assert header["first"] == 16
    assert arrays["train_loss"].shape == (5, 4)


@pytest.mark.parametrize(
    ("name", "lane", "epoch", "kind"),
    [
        ("sigmoid_relu", 1, 0, "vanishing"),
        ("scale", 2, 0, "vanishing"),
        ("scale", 3, 0, "exploding"),
        ("saturating", 0, 0, "healthy"),
        ("saturating", 1, 0, "saturated"),
        ("zeros", 0, 0, "symmetric"),
        ("exploding", 1, 20, "diverged"),
        ("dying", 0, 60, "chance"),
        ("dying", 0, 60, "dead"),
        ("sigmoid_relu", 1, 60, "chance"),
    ],
)
def test_presets_get_the_verdicts_that_they_are_about(name, lane, epoch, kind):
    recording = recorded(PRESETS[name].made)
    recording.together.extend(epoch)
    words = recording.verdicts_at(epoch)
    assert kind in [verdict.kind for verdict in words[lane]]


def test_the_end_of_all_lanes_is_told():
    bench = replace(PRESETS["exploding"].made, initializers=("standard_normal",))
    recording = recorded(bench)
    header, arrays = unpack(recording.frames(0, 0, 1, 100))
    assert header["ended"]["kind"] == "diverged"
    assert header["ended"]["last"] == recording.together.head == arrays["epochs"][-1]


def test_each_lane_is_told_why_with_advice_that_the_bench_can_follow():
    bench = Bench(epochs=100)
    recording = recorded(bench)
    recording.together.extend(100)
    header, _ = unpack(recording.frames(0, 100, 1, 1, farthest=100))
    relu, sigmoid = header["why"]["reasons"]
    assert relu == []
    assert [reason["kind"] for reason in sigmoid] == ["vanishing"]
    assert sigmoid[0]["advice"]["changes"] == {"batch_norm": True}  # ReLU is there
    assert bench.advised(sigmoid[0]["advice"]["changes"], 1).extras == ("plain", "batch_norm")


def test_a_lane_that_diverged_is_told_why_while_the_others_go_on():
    recording = recorded(PRESETS["exploding"].made)
    recording.together.extend(30)
    header, _ = unpack(recording.frames(0, 30, 1, 1, farthest=30))
    assert [[reason["kind"] for reason in lane] for lane in header["why"]["reasons"]] == [[], ["diverged"]]


def test_runs_side_by_side_are_told_why_without_a_button():
    """What helps one of them is tried on the playground."""
    slow = Experiment(dataset="xor", learning_rate=1e-5, epochs=60)
    recording = Shelf().find(Wanted(Runs(("slow", "fast"), (slow, Experiment(epochs=60))), "runs"))
    recording.together.extend(60)
    header, _ = unpack(recording.frames(0, 60, 1, 1, farthest=60))
    ((reason,), others) = header["why"]["reasons"]
    assert (reason["kind"], reason["advice"]) == ("rate too small", None)
    assert others == []
