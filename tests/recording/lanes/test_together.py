"""Runs recorded on one clock: the numbers of each trained alone, exact replay, divergence, the issue's circles."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.engine import OPTIMIZERS
from playground.labs.vanishing.presets import PRESETS
from playground.recording.lanes.feeds import stacks_of
from playground.recording.lanes.probe import LaneProbe
from playground.recording.lanes.stacked import shape_of, train_as_stacked
from playground.recording.lanes.together import Together
from playground.recording.looking.probe import Probe
from playground.recording.steps import SERIES
from playground.recording.tables import csv_of_epochs, csv_of_layers
from playground.recording.train import train

MIXED = Bench(
    activations=("tanh", "sigmoid"), depths=(2, 4), width=5, n_samples=60, batch_size=16, epochs=4, dtype="float64"
)
HELPED = replace(MIXED, depths=(3,), extras=("plain", "batch_norm", "layer_norm_residual"))
NUMBERS = [name for name in SERIES if not name.startswith("validation")]
DIFFERENT = Runs(
    ("circles", "iris", "bumps"),
    (
        Experiment(n_samples=40, epochs=6, optimizer="adam"),
        Experiment(dataset="iris", hidden_sizes=(3,), epochs=2),
        Experiment(dataset="bumps", n_samples=40, hidden_sizes=(4, 4, 4), epochs=4, batch_size=None),
    ),
)


def recorded(made, epoch=None, **more):
    """The runs of what was made, recorded to an epoch, or as far as they go."""
    together = Together(made.runs, **more)
    together.extend(made.epochs if epoch is None else epoch)
    return together


def assert_same(step, other):
    for name in ("flat", "memory", *SERIES):
        np.testing.assert_array_equal(getattr(step, name), getattr(other, name), err_msg=name)


@pytest.mark.parametrize("bench", [MIXED, HELPED, replace(MIXED, clip_norm=0.1), replace(MIXED, dataset="iris")])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_stacked_runs_go_through_the_numbers_of_networks_trained_alone(bench, optimizer):
    bench = replace(bench, optimizer=optimizer)
    together = recorded(bench)
    assert together.head == 4
    for history, lane in zip(together.histories, bench.lanes, strict=True):
        for alone in train(replace(lane, epochs=4)):
            step = history.step(alone.epoch)
            np.testing.assert_allclose(step.flat, alone.flat, rtol=1e-10, atol=1e-12)
            for name in NUMBERS:
                np.testing.assert_allclose(getattr(step, name), getattr(alone, name), rtol=1e-7, err_msg=name)


def test_update_ratios_are_changes_relative_to_the_weights():
    together = recorded(HELPED)
    assert np.isnan(together.series("update_ratios")[0]).all()
    alone = list(train(replace(HELPED.lanes[1], epochs=4)))
    before = [np.linalg.norm(alone[2].params[f"{layer}.W"]) for layer in range(4)]
    expected = alone[3].update_norms / before
    np.testing.assert_allclose(alone[3].update_ratios, expected, rtol=1e-12)
    np.testing.assert_allclose(together.series("update_ratios")[3, 1], expected, rtol=1e-6)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_stacked_run_can_be_taken_up_anywhere_to_the_last_bit(optimizer):
    bench = replace(HELPED, optimizer=optimizer)
    together = recorded(bench)
    for stack in places(bench):
        mine = [bench.lanes[place] for place in stack]
        for at, place in enumerate(stack):
            history = together.histories[place]
            for start in (None, 0, 2, 3):
                step = None if start is None else history.step(start)
                bites = train_as_stacked(mine, at, mine[at], step, history.prepared)
                again = [step for step in bites if step is not None]
                assert [one.epoch for one in again] == list(range(0 if start is None else start + 1, 5))
                assert_same(again[-1], history.step(4))


def test_a_thinned_recording_of_stacked_runs_is_exact():
    bench = replace(HELPED, epochs=30)
    whole, thinned = recorded(bench), recorded(bench, budget=60_000)
    for history, full in zip(thinned.histories, whole.histories, strict=True):
        assert history.stride > 1 == full.stride
        for epoch in (7, 19, 30):
            assert_same(history.step(epoch), full.step(epoch))
    np.testing.assert_array_equal(thinned.series("grad_norms"), whole.series("grad_norms"))


def places(made):
    experiments = made.runs.experiments
    return stacks_of(experiments, [None] * len(experiments), [None] * len(experiments))


def test_runs_of_one_shape_are_one_stack():
    assert places(MIXED) == ((0, 1), (2, 3))
    assert places(HELPED) == ((0, 3), (1, 4), (2, 5))


@pytest.mark.parametrize(
    "changes",
    [
        {"dropout": 0.2},
        {"l1": 0.1},
        {"l2": 0.1},
        {"validation_size": 0.2},
        {"schedule": "cosine"},
        {"weight_changes": ((1, 1, 0.5),)},
        {"dataset": "bumps"},
    ],
    ids=str,
)
def test_what_a_stack_cannot_do_is_trained_alone(changes):
    experiment = Experiment(**{"epochs": 3, "n_samples": 40} | changes)
    runs = Runs(("a", "b"), (experiment, replace(experiment, initializer="he_normal")))
    assert shape_of(experiment) is None
    assert places(runs) == ((0,), (1,))
    for history in recorded(runs).histories:
        for step in train(history.experiment):
            assert_same(history.step(step.epoch), step)


def test_runs_of_different_data_optimizers_and_lengths_stand_side_by_side():
    together = recorded(DIFFERENT)
    assert together.head == 6
    assert [history.head for history in together.histories] == [6, 2, 4]
    assert together.is_over
    losses, norms = together.series("train_loss"), together.series("grad_norms")
    assert losses.shape == (7, 3)
    assert norms.shape == (7, 3, 4)
    for run, experiment in enumerate(DIFFERENT.experiments):
        for step in train(experiment):
            assert losses[step.epoch, run] == step.train_loss
            np.testing.assert_array_equal(norms[step.epoch, run, : len(step.grad_norms)], step.grad_norms)
        assert np.isnan(losses[experiment.epochs + 1 :, run]).all()
    assert np.isnan(norms[:, 1, 2:]).all()
    assert [step.epoch for step in together.steps(5)] == [5, 2, 4]  # the last one of a run that has ended
    frame = LaneProbe(together.histories).frame(together.steps(5))
    assert frame.histograms.shape[:2] == (3, 4)
    assert np.isfinite(frame.histograms[1, :2]).all()


def test_prolonging_and_forking_go_on_as_if_it_had_been_so_from_the_start():
    bench = replace(MIXED, learning_rate=0.5)
    together = recorded(bench)
    longer = replace(bench, epochs=9)
    together = together.fork(longer.runs, 5)
    assert together.head == 4
    together.extend(9)
    changed = longer.with_rate_from(6, 0.05)
    fork = together.fork(changed.runs, 6)
    assert fork.head == 5
    fork.extend(9)
    for mine, made in ((together, longer), (fork, changed)):
        for history, whole in zip(mine.histories, recorded(made).histories, strict=True):
            assert history.experiment == whole.experiment
            for epoch in range(10):
                assert_same(history.step(epoch), whole.step(epoch))
    assert not np.array_equal(fork.histories[0].step(9).flat, together.histories[0].step(9).flat)


def test_a_fork_at_the_start_is_another_recording():
    together = recorded(MIXED)
    fork = together.fork(MIXED.with_rate_from(0, 0.5).runs, 0)
    assert fork.head == 0
    assert together.head == 4


def test_the_others_go_on_without_a_run_that_diverges():
    together = recorded(replace(PRESETS["exploding"].made, epochs=20))
    sound, broken = together.histories
    assert (sound.head, sound.diverged_at) == (20, None)
    assert broken.diverged_at == broken.head + 1 < 20
    assert not np.isfinite(together.series("train_loss")[broken.diverged_at :, 1]).any()
    assert [step is None for step in together.steps(20)] == [False, True]
    frame = LaneProbe(together.histories).frame(together.steps(20))
    assert np.isfinite(frame.dead[0, 0])
    assert np.isnan(frame.dead[1]).all()


def test_training_ends_when_no_run_is_left():
    bench = replace(PRESETS["exploding"].made, initializers=("standard_normal",), epochs=50)
    together = recorded(bench)
    assert together.head < 50
    assert together.is_over
    assert together.histories[0].diverged_at == together.head + 1


def test_frames_are_those_of_each_run_alone():
    together = recorded(MIXED)
    frame = LaneProbe(together.histories).frame(together.steps(4))
    for place, history in enumerate(together.histories):
        probe = Probe(replace(history.experiment, dtype="float32"), history.prepared)
        probe.network.load(history.step(4).flat)
        n_layers = history.experiment.depth + 1
        for mine, alone in zip(frame, probe.spread.measure(), strict=True):
            np.testing.assert_allclose(mine[place, :n_layers], alone, atol=0.05)
            assert np.isnan(mine[place, n_layers:]).all()
    assert frame._fields == ("histograms", "ranges", "dead", "saturated")


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_batch_normalization_alone_wakes_the_sigmoid_on_circles(seed):
    bench = replace(PRESETS["batch_norm"].made, seed=seed)
    assert (bench.n_samples, bench.noise, bench.width, bench.depths) == (300, 0.1, 16, (8,))
    assert (bench.optimizer, bench.learning_rate, bench.batch_size, bench.epochs) == ("sgd", 0.1, 32, 200)
    scores = dict(zip(bench.titles, recorded(bench).series("test_score")[-1], strict=True))
    assert scores["sigmoid · Xavier (Glorot), normal · plain"] == pytest.approx(0.5, abs=0.05)
    assert scores["ReLU · He, normal · plain"] > 0.95
    assert scores["sigmoid · Xavier (Glorot), normal · batch norm"] > 0.75


def test_a_leak_keeps_units_alive_that_relu_loses():
    benches = [replace(PRESETS["dying"].made, seed=seed) for seed in range(5)]
    relu, leaky = np.transpose([recorded(bench).series("test_score")[-1] for bench in benches])
    assert (relu < 0.6).sum() >= 4
    assert (leaky > 0.8).sum() >= 3


def test_tables_can_be_written_while_the_recording_grows():
    bench = replace(MIXED, epochs=2000)
    together = Together(bench.runs)
    growing = threading.Thread(target=together.extend, args=(400,))
    growing.start()
    while growing.is_alive():
        lines = csv_of_layers(["a", "b", "c", "d"], together.histories).splitlines()[1:]
        for title, n_layers in zip("abcd", (3, 3, 5, 5), strict=True):
            assert sum(line.startswith(title) for line in lines) % n_layers == 0
    growing.join()
    assert len(csv_of_epochs(bench.titles, together.histories).splitlines()) == 1 + 4 * 401


def test_tables_hold_every_number():
    together = recorded(MIXED, 3)
    lines = csv_of_epochs(MIXED.titles, together.histories).splitlines()
    assert lines[0] == "network,epoch,train_loss,test_loss,train_score,test_score"
    assert len(lines) == 1 + 4 * 4
    title, epoch, loss, *_ = lines[-1].rsplit(",", 5)
    assert (title.strip('"'), epoch) == (MIXED.titles[-1], "3")
    assert float(loss) == together.series("train_loss")[3, 3]
    lines = csv_of_layers(MIXED.titles, together.histories).splitlines()
    assert len(lines) == 1 + 4 * (2 * 3 + 2 * 5)
    *_, layer, gradient, _delta, _ratio = lines[-1].split(",")
    assert layer == "output"
    assert float(gradient) == together.series("grad_norms")[3, 3, 4]


def test_runs_on_the_same_data_share_them():
    assert len({id(history.prepared) for history in recorded(MIXED, 0).histories}) == 1
    assert len({id(history.prepared) for history in recorded(DIFFERENT, 0).histories}) == 3
