"""An epoch of training on sequences: this engine's recurrent networks and PyTorch's, one thread each, in one run.

The epoch is whole: forward, backward and Adam's update of every batch. PyTorch is looked for in this Python, then
in the one that `PLAYGROUND_LIBRARIES` names; there both are measured, the engine needing nothing but NumPy.
"""

import importlib.util
import os
import subprocess
import sys
from typing import NamedTuple

import numpy as np

from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.recurrent import recurrent_network
from tests.benchmarks.timing import interleaved, markdown

RATE = 0.001
HAS_TORCH = importlib.util.find_spec("torch") is not None


class Case(NamedTuple):
    """What is read: `n_rows` sequences of `n_steps` numbers (D,), or of words out of `n_tokens`."""

    title: str
    cell: str
    n_rows: int
    n_steps: int
    n_in: int
    n_tokens: int = 0
    n_units: int = 64
    batch: int = 32


CASES = [
    Case("RNN(64)", "rnn", 1000, 50, 2),
    Case("GRU(64)", "gru", 1000, 50, 2),
    Case("LSTM(64)", "lstm", 1000, 50, 2),
    Case("embedding of 10,000 words in 128, LSTM(64)", "lstm", 320, 200, 128, 10_000),
]


def table(rounds=15):
    elsewhere = os.environ.get("PLAYGROUND_LIBRARIES")
    if not HAS_TORCH and elsewhere:
        command = [elsewhere, "-m", "tests.benchmarks.sequences", str(rounds)]
        single = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        return subprocess.run(command, env=os.environ | single, capture_output=True, text=True, check=True).stdout
    header = [
        "network",
        "sequences / steps / inputs / batch",
        "this engine, ms per epoch",
        "ms per batch",
        "PyTorch, ms per epoch (engine / PyTorch)",
    ]
    return markdown(header, [row(case, measure(case, rounds)) for case in CASES])


def row(case, found):
    mine = found["engine"]
    n_batches = -(-case.n_rows // case.batch)
    torch = f"{found['torch'] * 1e3:.1f} ({mine / found['torch']:.2f})" if HAS_TORCH else "not installed"
    sizes = f"{case.n_rows:,} / {case.n_steps} / {case.n_in} / {case.batch}"
    return [case.title, sizes, f"{mine * 1e3:.1f}", f"{mine / n_batches * 1e3:.2f}", torch]


def measure(case, rounds):
    """Median seconds per epoch of the engine, and of PyTorch where it is installed."""
    rng = np.random.default_rng(0)
    if case.n_tokens:
        x = rng.integers(0, case.n_tokens, (case.n_rows, case.n_steps))
    else:
        x = rng.standard_normal((case.n_rows, case.n_steps, case.n_in)).astype(np.float32)
    y = rng.integers(0, 2, (case.n_rows, 1)).astype(np.float32)
    contestants = {"engine": engine(case, x, y)}
    if HAS_TORCH:
        contestants["torch"] = torch_eager(case, x, y)
    return interleaved(contestants, rounds)


def engine(case, x, y):
    network = recurrent_network(
        case.cell,
        case.n_in,
        case.n_units,
        1,
        case.n_steps,
        n_tokens=case.n_tokens,
        rng=np.random.default_rng(0),
        dtype=np.float32,
    )
    loss, optimizer, rng = LOSSES["binary_crossentropy"], OPTIMIZERS["adam"](RATE), np.random.default_rng(0)
    sizes = {min(case.batch, len(x) - start) for start in range(0, len(x), case.batch)}
    workspaces = {size: network.workspace(size) for size in sizes}

    def epoch():
        order = rng.permutation(len(x))
        for start in range(0, len(x), case.batch):
            rows = order[start : start + case.batch]
            scores, workspace = network.forward(x[rows], None, workspaces[len(rows)])
            loss.gradient(scores, y[rows], workspace.grad_scores)
            network.backward(workspace.grad_scores, workspace)
            np.add(network.trainable, optimizer.update("flat", workspace.gradient), network.trainable)

    return epoch


def torch_eager(case, x, y):
    import torch

    torch.set_num_threads(1)
    kind = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[case.cell]
    embedding = torch.nn.Embedding(case.n_tokens, case.n_in) if case.n_tokens else torch.nn.Identity()
    cell, readout = kind(case.n_in, case.n_units, batch_first=True), torch.nn.Linear(case.n_units, 1)
    parts = torch.nn.ModuleList([embedding, cell, readout])
    optimizer = torch.optim.Adam(parts.parameters(), lr=RATE)
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    inputs, targets = torch.from_numpy(x), torch.from_numpy(y)

    def epoch():
        order = torch.randperm(len(inputs))
        for start in range(0, len(inputs), case.batch):
            rows = order[start : start + case.batch]
            optimizer.zero_grad()
            _, last = cell(embedding(inputs[rows]))
            state = last[0] if case.cell == "lstm" else last
            loss(readout(state[-1]), targets[rows]).backward()
            optimizer.step()

    return epoch


if __name__ == "__main__":
    print(table(int(sys.argv[1])), end="")
