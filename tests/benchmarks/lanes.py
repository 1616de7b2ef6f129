"""Six networks on the bench beside one alone: depth 10, width 16, 300 rows."""

from collections import deque

import numpy as np

from playground.choices.bench import Bench
from playground.data import prepare
from playground.engine import LOSSES
from playground.engine.loop import Minibatches, run_epoch
from playground.recording.lanes.probe import LaneProbe
from playground.recording.lanes.stacked import StackedRuns
from playground.recording.lanes.together import Together
from playground.recording.networks import network_for, optimizer_for
from tests.benchmarks.timing import interleaved, markdown

SIX = {
    "ReLU from six initializers": Bench(
        activations=("relu",),
        initializers=("xavier_normal", "he_normal", "xavier_uniform", "he_uniform", "orthogonal", "uniform"),
        epochs=2000,
    ),
    "tanh, ReLU, sigmoid from two": Bench(
        activations=("tanh", "relu", "sigmoid"), initializers=("xavier_normal", "he_normal"), epochs=2000
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
    prepared = prepare(bench.lanes[0])
    order = np.random.default_rng(0).permutation(len(prepared.train.y))
    stacks = {"six": bench.lanes} | {str(place): [lane] for place, lane in enumerate(bench.lanes)}
    contestants = {}
    for name, lanes in stacks.items():
        runs, steps = StackedRuns(lanes, prepared), StackedRuns(lanes, prepared).steps()
        contestants[f"train {name}"] = lambda runs=runs: deque(runs.run_epoch(order), 0)
        contestants[f"record {name}"] = lambda steps=steps: next(steps)
    for place, lane in enumerate(bench.lanes):
        contestants[f"loop {place}"] = loop(lane, prepared, order)
    together = Together(bench.runs)
    probe, steps = LaneProbe(together.histories), together.steps(0)
    contestants["frame"] = lambda: probe.frame(steps)
    return interleaved(contestants, rounds)


def loop(lane, prepared, order):
    """An epoch of the playground's own training, which knows one network only."""
    network, optimizer = network_for(lane, prepared, np.random.default_rng(0)), optimizer_for(lane)
    targets = LOSSES[lane.loss_name].targets_of(prepared.train.y, lane.n_outputs)
    minibatches = Minibatches(network, prepared.train.x, targets, lane.batch_size)

    def epoch():
        minibatches.shuffle(order)
        for _ in run_epoch(network, minibatches, LOSSES[lane.loss_name], optimizer):
            pass

    return epoch
