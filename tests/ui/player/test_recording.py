"""What the browser is told: messages, the opening, answers, forks."""

import json
import threading
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import FIELDS, RULES, Experiment
from playground.data import DATASETS
from playground.recording.probe import RESOLUTION, Frame, Probe
from playground.recording.steps import NORMS, SCALARS
from playground.recording.train import train
from playground.ui.player import recording as recording_module
from playground.ui.player.messages import NO_QUESTION, Question, pack
from playground.ui.player.recording import Recording
from playground.ui.player.scenes import POINTS_DRAWN, layer_names

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60)
DTYPES = {"uint8", "int32", "float32", "float64"}  # those that unpack.js knows


def unpack(message):
    """What unpack.js does, for numbers that lie where they should."""
    length = int.from_bytes(message[:4], "little")
    header = json.loads(message[4 : 4 + length], parse_constant=pytest.fail)  # browsers know no NaN in JSON
    start, arrays = 4 + length, {}
    assert start % 8 == 0
    for name, place in header.pop("arrays").items():
        assert place["offset"] % 8 == 0
        assert place["dtype"] in DTYPES
        size = int(np.prod(place["shape"]))
        values = np.frombuffer(message, place["dtype"], size, start + place["offset"])
        arrays[name] = values.reshape(place["shape"])
    return header, arrays


def test_pack_can_be_unpacked():
    rng = np.random.default_rng(0)
    arrays = {
        "bytes": rng.integers(0, 255, (3, 5), np.uint8),
        "counts": np.arange(3, dtype=np.int32),
        "numbers": rng.standard_normal((2, 3)),
        "single": rng.standard_normal(7).astype(np.float32),
        "none": np.empty((0, 4), np.float32),
        "turned": rng.standard_normal((3, 4)).T,
        "every other": np.arange(10.0)[::2],
        "broken": np.array([np.nan, np.inf]),
    }
    header, found = unpack(pack({"first": 7, "text": "dC/dW · ü"}, arrays))
    assert header == {"first": 7, "text": "dC/dW · ü"}
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)


@pytest.mark.parametrize("length", range(9))
def test_pack_aligns_headers_of_any_length(length):
    header, arrays = unpack(pack({"x": "a" * length}, {"bytes": np.ones(3, np.uint8), "numbers": np.arange(2.0)}))
    assert header == {"x": "a" * length}
    assert arrays["numbers"].tolist() == [0, 1]


def assert_frames(arrays, experiment, epochs):
    """The frames are those that a fresh probe takes of freshly trained steps."""
    assert arrays["epochs"].tolist() == epochs
    steps = list(train(replace(experiment, epochs=max(epochs))))
    recording = Recording(experiment)
    probe = Probe(experiment, recording.history.prepared)
    frames = [probe.frame(steps[epoch]) for epoch in epochs]
    for name in Frame._fields:
        np.testing.assert_array_equal(arrays[name], [getattr(frame, name) for frame in frames])
    return steps


def test_the_opening_has_the_scene_and_frames_to_play_at_once(no_hurry):
    header, arrays = unpack(Recording(SMALL).opening())
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
    epochs = list(range(0, 40, 2))
    steps = assert_frames(arrays, SMALL, epochs)
    for name in SCALARS + NORMS:
        np.testing.assert_array_equal(arrays[name], [[getattr(step, name)] for step in steps])


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_has_an_opening(dataset):
    experiment = Experiment(dataset=dataset, n_samples=2000, epochs=10)
    recording = Recording(experiment)
    header, arrays = unpack(recording.opening())
    scene, prepared = header["scene"], recording.history.prepared
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


def test_an_answer_holds_the_epochs_asked_for(no_hurry):
    recording = Recording(SMALL)
    recording.history.extend(7)
    header, arrays = unpack(recording.answer(have=5, start=10, stride=5, count=4))
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
def test_an_answer_ends_with_the_experiment(no_hurry, start, stride, count, epochs):
    recording = Recording(SMALL)
    _, arrays = unpack(recording.answer(0, start, stride, count))
    assert arrays["epochs"].tolist() == epochs
    assert recording.history.head == max(epochs, default=0)


def test_an_answer_may_look_back(no_hurry):
    recording = Recording(SMALL)
    recording.answer(0, 60, 1, 1)
    header, arrays = unpack(recording.answer(61, 8, 3, 2))
    assert header["first"] == 61
    assert arrays["train_loss"].size == 0
    assert_frames(arrays, SMALL, [8, 11])


def test_no_answer_says_more_than_there_is(no_hurry):
    header, arrays = unpack(Recording(SMALL).answer(1000, 0, 1, 1))
    assert header["first"] == 1
    assert arrays["train_loss"].size == 0


def test_an_answer_is_time_boxed(monkeypatch):
    """Without time, nothing is trained, and of what is recorded one frame is drawn."""
    recording = Recording(SMALL)
    monkeypatch.setattr(recording_module, "TRAINING_SECONDS", 0)
    _, arrays = unpack(recording.answer(0, 10, 1, 5))
    assert arrays["epochs"].size == 0
    assert recording.history.head == 0
    assert arrays["train_loss"].shape == (1, 1)
    recording.history.extend(20)
    _, arrays = unpack(recording.answer(0, 10, 1, 5))
    assert arrays["epochs"].tolist() == [10]


def test_every_field_but_the_end_is_part_of_the_identity():
    assert Recording(SMALL).id == Recording(replace(SMALL, epochs=7)).id
    others = {
        "dataset": "moons",
        "features": ("x1",),
        "hidden_sizes": (5,),
        "batch_size": None,
        "learning_rate_changes": ((5, 0.5),),
        "weight_changes": ((5, 1, 0.5),),
        "dtype": "float32",
        "activations": ("relu",) * len(SMALL.hidden_sizes),
        "early_stopping": True,
    }
    ids = {recording_module._identity(SMALL)}
    for name in FIELDS:
        if name != "epochs":
            rule = RULES[name]
            first = rule.low if hasattr(rule, "low") else list(getattr(rule, "options", [True]))[-1]
            other = others.get(name) or first
            more = {"validation_size": 0.1} if name == "early_stopping" else {}
            changed = replace(SMALL, **{name: rule.high if other == getattr(SMALL, name) else other}, **more)
            assert changed != SMALL, name
            ids.add(recording_module._identity(changed))
    assert len(ids) == len(FIELDS)


def ask(asked_of, **asked):
    """The answer to a question as the browser sends it."""
    return unpack(asked_of.respond(Question.of({"recording": asked_of.id, **asked})))


def test_a_question_about_nothing_or_another_recording_is_answered_with_the_opening(no_hurry):
    recording = Recording(SMALL)
    frames = {"have": 0, "start": 3, "stride": 1, "count": 1, "shown": 3}
    for known in (None, "another"):
        header, arrays = ask(recording, **frames | {"recording": known})
        assert header["recording"] == recording.id
        assert header["scene"]["layers"]
        assert recording.shown == 0
    header, arrays = ask(recording, **frames)
    assert "scene" not in header
    assert arrays["epochs"].tolist() == [3]
    assert recording.shown == 3


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"recording": "x"},
        {"recording": "x", "have": 0, "start": "soon", "stride": 1, "count": 1, "shown": 0},
        {"recording": "x", "have": 0, "start": [], "stride": 1, "count": 1, "shown": 0},
        {"recording": "x", "fork": {"epoch": 3}},
        {"recording": "x", "fork": {"epoch": 3, "learning_rate": "quick"}},
        {"recording": "x", "fork": [3, 0.1]},
        {"recording": "x", "fork": {"epoch": 3, "learning_rate": 1e9}},
        {"recording": "x", "have": 1e400, "start": 0, "stride": 1, "count": 1, "shown": 0},
        ["recording"],
        "recording",
    ],
)
def test_what_is_no_question(asked):
    with pytest.raises(NO_QUESTION):
        Question.of(asked)


def test_nobody_gets_more_than_a_hundred_frames(no_hurry):
    asked = {"recording": "x", "have": 0, "start": 0, "stride": 0, "count": 10**9, "shown": 0}
    assert Question.of(asked).frames["count"] == 100


def test_moving_the_end_while_a_fork_is_made_keeps_the_recording(no_hurry):
    recording = Recording(SMALL)
    recording.answer(0, 60, 1, 1)
    forking = threading.Thread(target=recording.fork_rate, args=(20, 0.5))
    forking.start()
    recording.prolong(90)
    forking.join()
    assert recording.history.experiment.epochs == recording.made.epochs == 90
    assert recording.learning_rate == 0.5


def test_a_fork_says_where_it_comes_from(no_hurry):
    recording = Recording(SMALL)
    before = recording.id
    recording.answer(0, 30, 1, 1)
    header, arrays = ask(recording, fork={"epoch": 20, "learning_rate": 0.5})
    assert header["forked_from"] == {"id": before, "epoch": 20}
    assert header["recording"] == recording.id != before
    assert header["scene"]["is_forked"]
    assert header["shown"] == 20
    assert header["learning_rate"] == recording.learning_rate == 0.5
    assert_frames(arrays, SMALL.with_rate_from(20, 0.5), list(range(0, 40, 2)))


@pytest.mark.parametrize(("asked", "epoch"), [(-5, 0), (0, 0), (30, 30), (31, 30), (9999, 30)])
def test_a_fork_starts_within_the_recording(no_hurry, asked, epoch):
    recording = Recording(SMALL)
    recording.answer(0, 30, 1, 1)
    recording.fork_rate(asked, 0.5)
    assert recording.history.head == recording.forked_from["epoch"] == epoch


def test_divergence_is_told(no_hurry):
    recording = Recording(Experiment(dataset="bumps", activation="relu", learning_rate=100))
    header, arrays = unpack(recording.answer(0, 0, 1, 1000))
    assert header["ended"]["kind"] == "diverged"
    assert "stopped being a finite number" in header["ended"]["message"]
    assert arrays["epochs"][-1] == recording.history.head == header["ended"]["last"]


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("scaling", ["standard", "minmax"])
def test_the_smallest_data_can_be_shown(dataset, scaling, monkeypatch):
    """10 rows, nearly all of them for testing: one is left to train on."""
    monkeypatch.setattr(recording_module, "TRAINING_SECONDS", 0)
    recording = Recording(Experiment(dataset=dataset, scaling=scaling, n_samples=10, n_classes=5, test_size=0.95))
    header, arrays = unpack(recording.opening())
    assert arrays["epochs"][0] == 0
    low, high = header["scene"]["output_range"]
    assert low < high
