"""Kept runs side by side: they are what they were alone, and each shows the plane of its own data."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.data import prepare
from playground.recording.lanes.planes import RESOLUTION
from playground.recording.looking.probe import Probe
from playground.recording.train import train
from playground.trainers.shelf import Shelf, Wanted
from tests.trainers.messages import unpack

MOONS = Experiment(dataset="moons", n_samples=40, hidden_sizes=(4,), epochs=30)
RELU = replace(MOONS, activation="relu")  # of one shape: on a bench the two are one stack
BLOBS = Experiment(dataset="blobs", n_samples=60, hidden_sizes=(3,), epochs=20)
LINE = Experiment(dataset="line", n_samples=40, hidden_sizes=(3,), epochs=10)
DIGITS = Experiment(dataset="digits", hidden_sizes=(8,), epochs=2, dtype="float64")


def side_by_side(*experiments):
    titles = tuple(f"Run {place}" for place in range(len(experiments)))
    return Wanted(Runs(titles, experiments, is_stacked=False), "runs")


def test_each_run_is_to_the_last_bit_what_it_is_alone():
    together = Shelf().find(side_by_side(MOONS, RELU)).together
    together.extend(30)
    for history, experiment in zip(together.histories, (MOONS, RELU), strict=True):
        for step in train(experiment):
            np.testing.assert_array_equal(history.step(step.epoch).flat, step.flat)


def test_what_is_recorded_is_not_trained_again():
    shelf = Shelf()
    alone = shelf.find(Wanted(RELU, "playground")).together
    alone.extend(25)
    together = shelf.find(side_by_side(MOONS, RELU)).together
    assert together.histories[1] is alone.histories[0]
    assert together.histories[0].head == 0
    assert together.histories[1].head == 25


def test_a_bench_is_trained_by_itself():
    shelf = Shelf()
    alone = shelf.find(Wanted(RELU, "playground")).together
    together = shelf.find(Wanted(Runs(("a", "b"), (MOONS, RELU)), "lanes")).together
    assert together.histories[1] is not alone.histories[0]


def test_the_scene_of_runs_whatever_their_data():
    recorded = Shelf().find(side_by_side(MOONS, BLOBS, LINE, DIGITS))
    header, arrays = unpack(recorded.opening(shown=0, forked_from=None))
    scene = header["scene"]
    assert scene["kind"] == "runs"
    assert [plane and plane["is_curve"] for plane in scene["planes"]] == [False, False, True, None]
    assert [plane["has_classes_layer"] for plane in scene["planes"][:3]] == [False, True, False]
    assert scene["planes"][1]["classes"] == ["class 0", "class 1", "class 2"]
    train_part = prepare(BLOBS).train
    np.testing.assert_array_equal(arrays["points_1"], train_part.points.astype(np.float32))
    np.testing.assert_array_equal(arrays["y_1"], train_part.y)
    assert "points_3" not in arrays
    assert arrays["boundaries"].shape == (1, 4, 2, RESOLUTION, RESOLUTION)


@pytest.mark.parametrize("epoch", [0, 7])
def test_the_planes_are_those_of_the_playground_in_fewer_pixels(epoch):
    """The corners of both grids are the same points, and a curve's ends are."""
    recorded = Shelf().find(side_by_side(MOONS, BLOBS, LINE))
    _, arrays = unpack(recorded.frames(have=0, start=epoch, stride=1, count=1))
    corners = np.ix_([0, -1], [0, -1])
    for run, experiment in enumerate((MOONS, BLOBS, LINE)):
        step = next(step for step in train(experiment) if step.epoch == epoch)
        frame = Probe(experiment, prepare(experiment)).frame(step)
        for layer, boundary in enumerate(frame.boundary):
            mine = arrays["boundaries"][0, run, layer]
            np.testing.assert_allclose(mine[corners].astype(int), boundary[corners], atol=1)
        if len(frame.curve):
            np.testing.assert_allclose(arrays["curves"][0, run][[0, -1]], frame.curve[[0, -1]], rtol=1e-5)
        else:
            assert np.isnan(arrays["curves"][0, run]).all()


def test_a_run_that_diverged_has_no_plane_any_more():
    diverging = Experiment(dataset="line", activation="relu", learning_rate=100, epochs=10)
    recorded = Shelf().find(side_by_side(diverging, MOONS))
    recorded.together.extend(10)
    assert recorded.together.histories[0].diverged_at
    _, arrays = unpack(recorded.frames(have=0, start=10, stride=1, count=1))
    assert np.isnan(arrays["curves"][0, 0]).all()
    assert arrays["boundaries"][0, 1].any()
