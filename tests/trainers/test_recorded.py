"""What the browser is told of a recording: the opening, frames, the end."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import FIELDS, RULES, Experiment
from playground.data import DATASETS, prepare
from playground.recording.looking.probe import RESOLUTION, Frame, Probe
from playground.recording.steps import NORMS, SCALARS
from playground.recording.train import train
from playground.trainers import recorded as recorded_module
from playground.trainers.recorded import identity
from playground.trainers.scenes import POINTS_DRAWN, layer_names
from playground.trainers.shelf import Shelf, Wanted
from tests.trainers.messages import unpack

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60)


def recorded(made, view="playground"):
    return Shelf().find(Wanted(made, view))


def assert_frames(arrays, experiment, epochs):
    """The frames are those that a fresh probe takes of freshly trained steps."""
    assert arrays["epochs"].tolist() == epochs
    steps = list(train(replace(experiment, epochs=max(*epochs, 1))))[: max(epochs) + 1]
    probe = Probe(experiment, prepare(experiment))
    frames = [probe.frame(steps[epoch]) for epoch in epochs]
    for name in Frame._fields:
        np.testing.assert_array_equal(arrays[name], [getattr(frame, name) for frame in frames])
    return steps


def test_the_opening_has_the_scene_and_the_first_frame():
    header, arrays = unpack(recorded(SMALL).opening(shown=0, forked_from=None))
    assert header["learning_rate"] == 0.03
    assert header["forked_from"] is None
    assert header["ended"] is None
    assert header["first"] == 0
    assert header["last_epoch"] == 60
    scene = header["scene"]
    assert scene["plane_names"] == ["x1", "x2"]
    assert scene["part_sizes"] == {"training": 28, "test": 12}
    assert scene["layers"] == ["layer 1 · tanh", "layer 2 · tanh", "output"]
    assert scene["sizes"] == scene["shown"] == [2, 5, 4, 1]
    assert scene["inputs"] == ["x1", "x2"]
    assert scene["classes"] == ["class 0", "class 1"]
    assert scene["resolution"] == RESOLUTION
    assert scene["output_range"] == [0, 1]
    assert not scene["is_forked"]
    (step,) = assert_frames(arrays, SMALL, [0])
    for name in SCALARS + NORMS:
        np.testing.assert_array_equal(arrays[name], [[getattr(step, name)]])


def test_the_opening_of_a_fork_has_the_numbers_up_to_it():
    header, arrays = unpack(recorded(SMALL).opening(shown=9, forked_from={"id": "another", "epoch": 12}))
    assert header["shown"] == 9
    assert len(arrays["train_loss"]) == 13


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_has_an_opening(dataset):
    experiment = Experiment(dataset=dataset, n_samples=2000, epochs=10)
    header, arrays = unpack(recorded(experiment).opening(shown=0, forked_from=None))
    scene, prepared = header["scene"], prepare(experiment)
    if DATASETS[dataset].image_shape:
        assert scene["kind"] == "pictures"
        return
    assert scene["is_curve"] == (DATASETS[dataset].n_features == 1)
    assert len(scene["classes"]) == prepared.n_classes
    assert scene["has_classes_layer"] == (experiment.n_outputs > 1)
    assert scene["score"] == ("accuracy" if prepared.n_classes else "R²")
    for name, part in (("training", prepared.train), ("test", prepared.test)):
        n_drawn = min(len(part.y), POINTS_DRAWN)
        np.testing.assert_array_equal(arrays[f"{name}_y"], part.y[:n_drawn].astype(np.float32))
        np.testing.assert_array_equal(arrays[f"{name}_points"], part.points[:n_drawn].astype(np.float32))
        assert scene["part_sizes"][name] == len(part.y)
    assert arrays["input_maps"].shape[0] == len(scene["inputs"]) == min(len(prepared.input_names), 10)
    assert arrays["epochs"][0] == 0


@pytest.mark.parametrize("experiment", [SMALL, Experiment(dataset="iris", hidden_sizes=(), activation="relu")])
def test_layer_names(experiment):
    names = layer_names(experiment)
    assert len(names) == len(experiment.hidden_sizes) + 1
    assert names[-1] == "output"


def test_an_answer_holds_the_epochs_asked_for():
    recording = recorded(SMALL)
    recording.together.extend(7)
    header, arrays = unpack(recording.frames(have=5, start=10, stride=5, count=4))
    assert header["first"] == 5
    assert header["recording"] == recording.id
    assert "scene" not in header
    steps = assert_frames(arrays, SMALL, [10, 15, 20, 25])
    for name in SCALARS + NORMS:
        np.testing.assert_array_equal(arrays[name], [[getattr(step, name)] for step in steps[5:]])


@pytest.mark.parametrize(
    ("start", "stride", "count", "epochs"),
    [
        (50, 5, 9, [50, 55, 60]),
        (58, 4, 3, [58, 60]),
        (60, 1, 5, [60]),
        (99, 1, 5, [60]),
        (3, 1, 1, [3]),
        (0, 1, 0, []),
    ],
)
def test_an_answer_ends_with_the_experiment(start, stride, count, epochs):
    recording = recorded(SMALL)
    _, arrays = unpack(recording.frames(0, start, stride, count))
    assert arrays["epochs"].tolist() == epochs
    assert recording.together.head == max(epochs, default=0)


def test_an_answer_may_look_back():
    recording = recorded(SMALL)
    recording.frames(0, 60, 1, 1)
    header, arrays = unpack(recording.frames(61, 8, 3, 2))
    assert header["first"] == 61
    assert arrays["train_loss"].size == 0
    assert_frames(arrays, SMALL, [8, 11])


def test_no_answer_says_more_than_there_is():
    header, arrays = unpack(recorded(SMALL).frames(1000, 0, 1, 1))
    assert header["first"] == 1
    assert arrays["train_loss"].size == 0


def test_an_answer_is_time_boxed():
    """Without time, nothing is trained, and of what is recorded one frame is drawn."""
    recording = recorded(SMALL)
    recording.seconds = 0
    _, arrays = unpack(recording.frames(0, 10, 1, 5))
    assert arrays["epochs"].size == 0
    assert recording.together.head == 0
    assert arrays["train_loss"].shape == (1, 1)
    recording.together.extend(20)
    _, arrays = unpack(recording.frames(0, 10, 1, 5))
    assert arrays["epochs"].tolist() == [10]


def test_every_field_but_the_end_is_part_of_the_identity():
    assert identity(SMALL) == identity(replace(SMALL, epochs=7))
    others = {
        "dataset": "moons",
        "features": ("x1",),
        "hidden_sizes": (5,),
        "batch_size": None,
        "learning_rate_changes": ((5, 0.5),),
        "weight_changes": ((5, 1, 0.5),),
        "setting_changes": ((5, "l2", 0.5),),
        "dtype": "float32",
        "activations": ("relu",) * len(SMALL.hidden_sizes),
        "early_stopping": True,
        "stratify": False,
        "shuffle": False,
        "dropouts": (0.5, 0),
        "normalized_layers": (1,),
    }
    ids = {identity(SMALL)}
    for name in FIELDS:
        if name != "epochs":
            rule = RULES[name]
            first = rule.low if hasattr(rule, "low") else list(getattr(rule, "options", [True]))[-1]
            other = others.get(name, first)
            more = {"validation_size": 0.1} if name == "early_stopping" else {}
            changed = replace(SMALL, **{name: rule.high if other == getattr(SMALL, name) else other}, **more)
            assert changed != SMALL, name
            ids.add(identity(changed))
    assert len(ids) == len(FIELDS)


def test_divergence_is_told():
    recording = recorded(Experiment(dataset="bumps", activation="relu", learning_rate=100))
    header, arrays = unpack(recording.frames(0, 0, 1, 1000))
    assert header["ended"]["kind"] == "diverged"
    assert "stopped being a finite number" in header["ended"]["message"]
    assert arrays["epochs"][-1] == recording.together.head == header["ended"]["last"]


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("scaling", ["standard", "minmax"])
def test_the_smallest_data_can_be_shown(dataset, scaling):
    """10 rows, nearly all of them for testing: one is left to train on."""
    recording = recorded(Experiment(dataset=dataset, scaling=scaling, n_samples=10, n_classes=5, test_size=0.95))
    header, arrays = unpack(recording.opening(shown=0, forked_from=None))
    assert arrays["epochs"][0] == 0
    low, high = header["scene"]["output_range"]
    assert low < high


def test_frames_are_kept_within_their_budget(monkeypatch):
    recording = recorded(SMALL)
    recording.frames(0, 0, 1, 1)
    without = recorded(SMALL).n_bytes
    one = recording.n_bytes - without
    monkeypatch.setattr(recorded_module, "FRAMES_BUDGET", 10 * one)
    recording.frames(0, 0, 1, 40)
    assert len(recording._frames) == 10
    _, arrays = unpack(recording.frames(0, 0, 1, 40))
    assert_frames(arrays, SMALL, list(range(40)))


@pytest.mark.parametrize(
    "made", [replace(SMALL, epochs=20), Experiment(dataset="bumps", activation="relu", learning_rate=100)]
)
@pytest.mark.parametrize("question", [(1, 1, 1, 1), (2, 0, 1, 1)])
def test_nobody_is_told_how_far_others_have_come(made, question):
    """One has come to the end, of training or before a divergence; the next one begins as if alone."""
    shared, alone = recorded(made), recorded(made)
    shared.frames(0, 0, 1, 1000)
    alone.frames(0, 0, 1, 2)
    (header, arrays), (expected, series) = (unpack(found.frames(*question)) for found in (shared, alone))
    assert header == expected
    assert header["ended"] is None
    np.testing.assert_array_equal(arrays["train_loss"], series["train_loss"])


def test_whoever_comes_back_finds_what_was_known():
    _, arrays = unpack(recorded(SMALL).opening(shown=9, forked_from=None, known=12))
    assert len(arrays["train_loss"]) == 13


def test_the_end_is_told_to_one_who_asks_for_epochs_beyond_it():
    """With steps so large that the last epoch before the divergence is in no frame."""
    recording = recorded(Experiment(dataset="bumps", activation="relu", learning_rate=100))
    header, arrays = unpack(recording.frames(0, 0, 1000, 2))
    assert arrays["epochs"].tolist() == [0]
    assert header["ended"]["last"] == recording.together.head == len(arrays["train_loss"]) - 1


DIVERGES = Experiment(dataset="bumps", activation="relu", learning_rate=3)


def test_who_comes_to_rest_is_told_why_with_advice():
    recording = recorded(DIVERGES)
    recording.together.extend(1000)
    head = recording.together.head
    header, _ = unpack(recording.frames(0, head, 1, 1, farthest=head))
    ((reason,),) = header["why"]["reasons"]
    assert header["why"]["until"] == head
    assert (reason["kind"], reason["last"]) == ("diverged", head)
    assert reason["advice"]["changes"] == {"learning_rate": 0.3}


def test_nobody_is_told_why_of_epochs_that_were_not_seen():
    """Others have come to the divergence."""
    recording = recorded(DIVERGES)
    recording.together.extend(1000)
    header, _ = unpack(recording.frames(0, 3, 1, 1, farthest=3))
    assert header["why"] == {"until": 3, "reasons": [[]]}
    assert "why" not in unpack(recording.frames(0, 3, 1, 1))[0]


def test_why_is_told_of_what_there_is_without_time():
    recording = recorded(replace(SMALL, learning_rate=3))
    recording.together.extend(60)
    recording.seconds = 0
    header, _ = unpack(recording.frames(0, 60, 1, 1, farthest=60))
    assert header["why"]["until"] == 60
