"""An epoch of minibatch training: this engine, scikit-learn, PyTorch, and the bare matrix products."""

import importlib.util
from itertools import pairwise

import numpy as np
from sklearn.neural_network import MLPClassifier

from playground.data import targets_for
from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import Minibatches, run_epoch
from tests.benchmarks.timing import interleaved, markdown

CASES = [
    ([2, 8, 8, 8, 1], 250, 10, "tanh", "float64"),
    ([2, 16, 1], 800, 32, "relu", "float64"),
    ([64, 128, 64, 10], 1792, 128, "relu", "float32"),
    ([784, 128, 64, 10], 5000, 128, "relu", "float32"),
]
RATE = 0.01
HAS_TORCH = importlib.util.find_spec("torch") is not None


def table(rounds=15):
    rows = []
    for sizes, n_rows, batch, activation, dtype in CASES:
        found = measure(sizes, n_rows, batch, activation, dtype, rounds)
        mine = found["engine"]
        rows.append(
            [
                "-".join(map(str, sizes)),
                f"{n_rows:,} / {batch}",
                dtype,
                f"{mine * 1e3:.2f}",
                f"{found['products'] * 1e3:.2f} ({mine / found['products']:.2f})",
                f"{found['scikit-learn'] * 1e3:.2f} ({found['scikit-learn'] / mine:.1f})",
                f"{found['torch'] * 1e3:.2f} ({found['torch'] / mine:.1f})" if HAS_TORCH else "not installed",
            ]
        )
    header = ["network", "rows / batch", "precision", "this engine, ms per epoch"]
    header += [
        "bare products, ms (engine / products)",
        "MLPClassifier, ms (times slower)",
        "PyTorch, ms (times slower)",
    ]
    return markdown(header, rows)


def measure(sizes, n_rows, batch, activation, dtype, rounds):
    """Median seconds per epoch of every contestant."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n_rows, sizes[0])).astype(dtype)
    y = rng.integers(0, max(2, sizes[-1]), n_rows)
    each = max(
        1, round(0.03 / (n_rows / batch * 60e-6))
    )  # epochs a turn: enough to measure, few enough to take turns
    contestants = {
        "engine": engine(sizes, x, y, batch, activation, each),
        "products": products(sizes, n_rows, batch, dtype, each),
        "scikit-learn": scikit_learn(sizes, x, y, batch, activation, each),
    }
    if HAS_TORCH:
        contestants["torch"] = torch_eager(sizes, x, y, batch, activation, each)
    return {name: seconds / each for name, seconds in interleaved(contestants, rounds).items()}


def engine(sizes, x, y, batch, activation, epochs):
    network = mlp(sizes, activation, rng=np.random.default_rng(0), dtype=x.dtype)
    name = "binary_crossentropy" if sizes[-1] == 1 else "sparse_categorical_crossentropy"
    minibatches = Minibatches(network, x, targets_for(name, y, sizes[-1]), batch)
    optimizer, rng = OPTIMIZERS["sgd"](RATE), np.random.default_rng(0)

    def run():
        for _ in range(epochs):
            minibatches.shuffle(rng.permutation(len(x)))
            for _ in run_epoch(network, minibatches, LOSSES[name], optimizer):
                pass

    return run


def products(sizes, n_rows, batch, dtype, epochs):
    """The floor: the same matrix products and nothing else."""
    pairs = list(pairwise(sizes))
    a = [np.ones((batch, n), dtype) for n, _ in pairs]
    d = [np.ones((batch, n), dtype) for _, n in pairs]
    w = [np.ones(pair, dtype) for pair in pairs]
    z, g, back = (
        [np.empty_like(one) for one in d],
        [np.empty_like(one) for one in w],
        [np.empty_like(one) for one in a],
    )
    batches = -(-n_rows // batch)

    def run():
        for _ in range(epochs * batches):
            for i in range(len(pairs)):
                np.matmul(a[i], w[i], out=z[i])
            for i in reversed(range(len(pairs))):
                np.matmul(a[i].T, d[i], out=g[i])
                if i:
                    np.matmul(d[i], w[i].T, out=back[i])

    return run


def scikit_learn(sizes, x, y, batch, activation, epochs):
    model = MLPClassifier(
        sizes[1:-1],
        activation,
        solver="sgd",
        alpha=0,
        batch_size=batch,
        learning_rate_init=RATE,
        max_iter=epochs,
        momentum=0,
        tol=0,
        n_iter_no_change=epochs + 1,
        random_state=0,
    )
    return lambda: model.fit(x, y)


def torch_eager(sizes, x, y, batch, activation, epochs):
    import torch

    torch.set_num_threads(1)
    layers = []
    for n_in, n_out in pairwise(sizes):
        layers += [torch.nn.Linear(n_in, n_out), {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]()]
    model = torch.nn.Sequential(*layers[:-1]).to(torch.from_numpy(x).dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    inputs = torch.from_numpy(x)
    if sizes[-1] == 1:
        targets, loss = (
            torch.from_numpy(y.astype(x.dtype)).reshape(-1, 1),
            torch.nn.functional.binary_cross_entropy_with_logits,
        )
    else:
        targets, loss = torch.from_numpy(y), torch.nn.functional.cross_entropy

    def run():
        for _ in range(epochs):
            order = torch.randperm(len(inputs))
            for start in range(0, len(inputs), batch):
                rows = order[start : start + batch]
                optimizer.zero_grad()
                loss(model(inputs[rows]), targets[rows]).backward()
                optimizer.step()

    return run
