"""Lanes trained together: the numbers of each trained alone, exact replay, divergence, the issue's circles."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.engine import OPTIMIZERS
from playground.labs.vanishing.presets import PRESETS
from playground.recording.history import History
from playground.recording.lanes.probe import LaneFrame, LaneProbe
from playground.recording.lanes.train import (
    NUMBERS,
    groups_of,
    lane_networks,
    load_lanes,
    prepare_bench,
    train_lanes,
)
from playground.recording.probe import Probe
from playground.recording.tables import csv_of_epochs, csv_of_layers
from playground.recording.train import train

MIXED = Bench(
    activations=("tanh", "sigmoid"), depths=(2, 4), width=5, n_samples=60, batch_size=16, epochs=4, dtype="float64"
)
HELPED = replace(MIXED, depths=(3,), extras=("plain", "batch_norm", "layer_norm_residual"))


@pytest.mark.parametrize("bench", [MIXED, HELPED, replace(MIXED, clip_norm=0.1), replace(MIXED, dataset="iris")])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_lanes_go_through_the_numbers_of_networks_trained_alone(bench, optimizer):
    bench = replace(bench, optimizer=optimizer)
    steps = list(train_lanes(bench))
    assert [step.epoch for step in steps] == [0, 1, 2, 3, 4]
    for place, lane in enumerate(bench.lanes):
        n_layers = lane.depth + 1
        for together, alone in zip(steps, train(replace(lane, epochs=4)), strict=True):
            for name in ("train_loss", "test_loss", "train_score", "test_score"):
                assert getattr(together, name)[place] == pytest.approx(getattr(alone, name), rel=1e-7)
            for name in ("grad_norms", "delta_norms"):
                mine = getattr(together, name)[place]
                np.testing.assert_allclose(mine[:n_layers], getattr(alone, name), rtol=1e-6)
                assert np.isnan(mine[n_layers:]).all()


def test_update_ratios_are_changes_relative_to_the_weights():
    steps = list(train_lanes(HELPED))
    assert np.isnan(steps[0].update_ratios).all()
    alone = list(train(replace(HELPED.lanes[1], epochs=4)))
    before = [np.linalg.norm(alone[2].params[f"{layer}.W"]) for layer in range(4)]
    np.testing.assert_allclose(steps[3].update_ratios[1], alone[3].update_norms / before, rtol=1e-6)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_training_can_be_taken_up_anywhere_to_the_last_bit(optimizer):
    bench = replace(HELPED, optimizer=optimizer)
    steps = list(train_lanes(bench))
    for start in (0, 2, 3):
        again = list(train_lanes(bench, steps[start]))
        assert [step.epoch for step in again] == list(range(start + 1, 5))
        np.testing.assert_array_equal(again[-1].flat, steps[-1].flat)
        np.testing.assert_array_equal(again[-1].memory, steps[-1].memory)


def test_a_thinned_recording_of_lanes_is_exact():
    steps = list(train_lanes(replace(HELPED, epochs=30)))
    history = History(
        replace(HELPED, epochs=30), prepare_bench(HELPED), budget=50_000, train=train_lanes, names=NUMBERS
    )
    history.extend(30)
    assert history.stride > 1
    for epoch in (7, 19, 30):
        np.testing.assert_array_equal(history.step(epoch).flat, steps[epoch].flat)
    np.testing.assert_array_equal(history.series("grad_norms"), [step.grad_norms for step in steps])


def test_lanes_of_one_shape_are_one_stack():
    assert groups_of(MIXED.lanes) == ((0, 1), (2, 3))
    assert groups_of(HELPED.lanes) == ((0, 3), (1, 4), (2, 5))


def test_the_others_go_on_without_a_lane_that_diverges():
    bench = replace(PRESETS["exploding"].bench, epochs=20)
    steps = list(train_lanes(bench))
    assert len(steps) == 21
    assert np.isfinite(steps[-1].train_loss).tolist() == [True, False]
    assert steps[-1].is_finite


def test_training_ends_when_no_lane_is_left():
    bench = replace(PRESETS["exploding"].bench, initializers=("standard_normal",), epochs=50)
    steps = list(train_lanes(bench))
    assert len(steps) < 51
    assert not steps[-1].is_finite


def test_frames_are_those_of_each_lane_alone():
    bench = MIXED
    prepared = prepare_bench(bench)
    *_, step = train_lanes(bench)
    frame = LaneProbe(bench, prepared).frame(step)
    networks = lane_networks(bench, prepared)
    load_lanes(bench, networks, step.flat)
    for place, (lane, network) in enumerate(zip(bench.lanes, networks, strict=True)):
        probe = Probe(replace(lane, dtype="float32"), prepared)
        probe.network.load(network.flat)
        n_layers = lane.depth + 1
        for mine, alone in zip(frame, probe.spread.measure(), strict=True):
            np.testing.assert_allclose(mine[place, :n_layers], alone, atol=0.05)
            assert np.isnan(mine[place, n_layers:]).all()
    assert LaneFrame._fields == ("histograms", "ranges", "dead", "saturated")


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_batch_normalization_alone_wakes_the_sigmoid_on_circles(seed):
    bench = replace(PRESETS["batch_norm"].bench, seed=seed)
    assert (bench.n_samples, bench.noise, bench.width, bench.depths) == (300, 0.1, 16, (8,))
    assert (bench.optimizer, bench.learning_rate, bench.batch_size, bench.epochs) == ("sgd", 0.1, 32, 200)
    *_, step = train_lanes(bench)
    scores = dict(zip(bench.titles, step.test_score, strict=True))
    assert scores["sigmoid · Xavier (Glorot), normal · plain"] == pytest.approx(0.5, abs=0.05)
    assert scores["ReLU · He, normal · plain"] > 0.95
    assert scores["sigmoid · Xavier (Glorot), normal · batch norm"] > 0.75


def test_a_leak_keeps_units_alive_that_relu_loses():
    scores = []
    for seed in range(5):
        *_, step = train_lanes(replace(PRESETS["dying"].bench, seed=seed))
        scores.append(step.test_score)
    relu, leaky = np.transpose(scores)
    assert (relu < 0.6).sum() >= 4
    assert (leaky > 0.8).sum() >= 3


def test_tables_can_be_written_while_the_recording_grows():
    bench = replace(MIXED, epochs=2000)
    history = History(bench, prepare_bench(bench), train=train_lanes, names=NUMBERS)
    growing = threading.Thread(target=history.extend, args=(400,))
    growing.start()
    while growing.is_alive():
        n_lines = len(csv_of_layers(history).splitlines())
        assert (n_lines - 1) % (2 * 3 + 2 * 5) == 0
    growing.join()
    assert len(csv_of_epochs(history).splitlines()) == 1 + 4 * 401


def test_tables_hold_every_number():
    history = History(MIXED, prepare_bench(MIXED), train=train_lanes, names=NUMBERS)
    history.extend(3)
    lines = csv_of_epochs(history).splitlines()
    assert lines[0] == "network,epoch,train_loss,test_loss,train_score,test_score"
    assert len(lines) == 1 + 4 * 4
    title, epoch, loss, *_ = lines[-1].rsplit(",", 5)
    assert (title.strip('"'), epoch) == (MIXED.titles[-1], "3")
    assert float(loss) == history.series("train_loss")[3, 3]
    lines = csv_of_layers(history).splitlines()
    assert len(lines) == 1 + 4 * (2 * 3 + 2 * 5)
    *_, layer, gradient, _delta, _ratio = lines[-1].split(",")
    assert layer == "output"
    assert float(gradient) == history.series("grad_norms")[3, 3, 4]
