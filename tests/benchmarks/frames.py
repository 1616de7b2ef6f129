"""What a frame of the live view costs on the server, part by part."""

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.recording.history import History
from playground.recording.looking.probe import RESOLUTION, Frame, Probe
from playground.recording.train import train
from playground.trainers.messages import pack
from tests.benchmarks.timing import interleaved, markdown

CASES = {
    "2-8-8-8-1, 250 rows, batch 10": Experiment(
        dataset="spiral", n_samples=500, test_size=0.5, hidden_sizes=(8, 8, 8), epochs=20_000
    ),
    "2-8-4-1, 210 rows, batch 10 (the page's start)": Experiment(epochs=20_000),
    "64-32-16-10, digits, 1,258 rows, batch 10": Experiment(
        dataset="digits", hidden_sizes=(32, 16), epochs=20_000
    ),
}


def table(rounds=60):
    header = ["network", "epoch, both losses, gradient norms, ms"]
    header += [
        f"{RESOLUTION} x {RESOLUTION} boundary, unit maps, histograms, ms",
        "packing, ms",
        "whole frame, ms",
    ]
    return markdown(header, [[name, *measure(experiment, rounds)] for name, experiment in CASES.items()])


def measure(experiment, rounds):
    prepared = prepare(experiment)
    steps = train(experiment, prepared=prepared)
    probe, step = Probe(experiment, prepared), History(experiment, prepared).step(0)
    frame = probe.frame(step)

    def packed(frame):
        return pack({"epoch": 0}, {name: getattr(frame, name) for name in Frame._fields})

    found = interleaved(
        {
            "epoch": lambda: next(steps),
            "frame": lambda: probe.frame(step),
            "pack": lambda: packed(frame),
            "whole": lambda: packed(probe.frame(next(steps))),
        },
        rounds,
    )
    return [f"{seconds * 1e3:.2f}" for seconds in found.values()]
