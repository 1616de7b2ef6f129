"""Six networks on the bench beside one alone: depth 10, width 16, 300 rows."""

from dataclasses import replace

import numpy as np

from playground.choices.bench import Bench
from playground.data import targets_for
from playground.engine import LOSSES
from playground.engine.loop import Minibatches, run_epoch
from playground.recording.lanes.probe import LaneProbe
from playground.recording.lanes.train import Group, prepare_bench, train_lanes
from playground.recording.train import network_for, optimizer_for
from tests.benchmarks.timing import interleaved, markdown

SIX = {
    "ReLU from six initializers": Bench(
        activations=("relu",),
        initializers=("xavier_normal", "he_normal", "xavier_uniform", "he_uniform", "orthogonal", "uniform"),
        epochs=5000,
    ),
    "tanh, ReLU, sigmoid from two": Bench(
        activations=("tanh", "relu", "sigmoid"), initializers=("xavier_normal", "he_normal"), epochs=5000
    ),
}


def table(rounds=60):
    header = [
        "six networks",
        "training: one alone on the bench, ms per epoch",
        "six stacked, ms (times one)",
        "one in the playground's own loop, ms",
        "with losses and gradients of each epoch: one alone, ms",
        "six stacked, ms (times one)",
        "frame of six, ms",
    ]
    return markdown(header, [row(title, bench, measure(bench, rounds)) for title, bench in SIX.items()])


def row(title, bench, found):
    """The mean over the networks alone, beside the six together."""
    n_lanes, shown = len(bench.lanes), []
    for kind in ("train", "record"):
        alone = np.mean([found[f"{kind} {lane}"] for lane in range(n_lanes)])
        together = found[f"{kind} six"]
        shown += [f"{alone * 1e3:.2f}", f"{together * 1e3:.2f} ({together / alone:.2f})"]
        if kind == "train":
            shown.append(f"{np.mean([found[f'loop {lane}'] for lane in range(n_lanes)]) * 1e3:.2f}")
    return [title, *shown, f"{found['frame'] * 1e3:.2f}"]


def measure(bench, rounds):
    """Median seconds per epoch of every network alone and of all six."""
    prepared = prepare_bench(bench)
    order = np.random.default_rng(0).permutation(len(prepared.train.y))
    benches = {"six": bench} | {
        str(place): replace(bench, activations=(lane.activation,), initializers=(lane.initializer,))
        for place, lane in enumerate(bench.lanes)
    }
    contestants = {}
    for name, made in benches.items():
        group = Group(made.lanes, range(len(made.lanes)), prepared)
        steps = train_lanes(made, prepared=prepared)
        contestants[f"train {name}"] = lambda group=group: group.run_epoch(order)
        contestants[f"record {name}"] = lambda steps=steps: next(steps)
    for place, lane in enumerate(bench.lanes):
        contestants[f"loop {place}"] = loop(lane, prepared, order)
    probe, step = LaneProbe(bench, prepared), next(train_lanes(bench, prepared=prepared))
    contestants["frame"] = lambda: probe.frame(step)
    return interleaved(contestants, rounds)


def loop(lane, prepared, order):
    """An epoch of the playground's own training, which knows one network only."""
    network, optimizer = network_for(lane, prepared, np.random.default_rng(0)), optimizer_for(lane)
    targets = targets_for(lane.loss_name, prepared.train.y, lane.n_outputs)
    minibatches = Minibatches(network, prepared.train.x, targets, lane.batch_size)

    def epoch():
        minibatches.shuffle(order)
        for _ in run_epoch(network, minibatches, LOSSES[lane.loss_name], optimizer):
            pass

    return epoch
