"""An epoch of minibatch training: this engine, scikit-learn, PyTorch, and the bare matrix products.

scikit-learn runs twice: on float64, which is what its loaders give and so what people run, and in the engine's
precision. Its epochs include the training loss, which it always works out.
"""

import importlib.util
from itertools import pairwise

import numpy as np
from sklearn.neural_network import MLPClassifier

from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import Minibatches, run_epoch
from tests.benchmarks.timing import interleaved, markdown

CASES = [
    ([2, 8, 8, 8, 1], 250, 10, "tanh", "float64"),
    ([2, 16, 1], 800, 32, "relu", "float64"),
    ([64, 128, 64, 10], 1792, 128, "relu", "float32"),
    ([784, 128, 64, 10], 5000, 128, "relu", "float32"),
]
FLOORS = {"np.matmul": np.matmul, "ndarray.dot": np.ndarray.dot}  # as anybody writes it; the least overhead
RATE = 0.01
HAS_TORCH = importlib.util.find_spec("torch") is not None


def table(rounds=15):
    header = [
        "network",
        "rows / batch",
        "precision",
        "this engine, ms per epoch",
        "products alone by np.matmul, ms (engine / products)",
        "products alone by ndarray.dot, ms (engine / products)",
        "MLPClassifier as it comes, float64, ms (times slower)",
        "MLPClassifier in the same precision, ms (times slower)",
        "PyTorch, ms (times slower)",
    ]
    return markdown(header, [row(*case, measure(*case, rounds)) for case in CASES])


def row(sizes, n_rows, batch, _activation, dtype, found):
    mine = found["engine"]
    return [
        "-".join(map(str, sizes)),
        f"{n_rows:,} / {batch}",
        dtype,
        f"{mine * 1e3:.2f}",
        *(f"{found[floor] * 1e3:.2f} ({mine / found[floor]:.2f})" for floor in FLOORS),
        *(f"{found[name] * 1e3:.2f} ({found[name] / mine:.1f})" for name in ("float64", dtype)),
        f"{found['torch'] * 1e3:.2f} ({found['torch'] / mine:.1f})" if HAS_TORCH else "not installed",
    ]


def measure(sizes, n_rows, batch, activation, dtype, rounds):
    """Median seconds per epoch of every contestant; scikit-learn's are named by their precision."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n_rows, sizes[0])).astype(dtype)
    y = rng.integers(0, max(2, sizes[-1]), n_rows)
    # epochs a turn: enough to measure, few enough to take turns
    each = max(1, round(0.03 / (n_rows / batch * 60e-6)))
    contestants = {"engine": engine(sizes, x, y, batch, activation, each)}
    contestants |= {name: products(sizes, n_rows, batch, dtype, each, call) for name, call in FLOORS.items()}
    for precision in {"float64", dtype}:
        for name, epochs in ((precision, 1 + each), (f"{precision}, one epoch", 1)):
            contestants[name] = scikit_learn(sizes, x.astype(precision), y, batch, activation, epochs)
    if HAS_TORCH:
        contestants["torch"] = torch_eager(sizes, x, y, batch, activation, each)
    seconds = interleaved(contestants, rounds)
    for precision in {"float64", dtype}:  # what `fit` does once, checks and start weights, is nobody's epoch
        seconds[precision] -= seconds.pop(f"{precision}, one epoch")
    return {name: found / each for name, found in seconds.items()}


def engine(sizes, x, y, batch, activation, epochs):
    network = mlp(sizes, activation, rng=np.random.default_rng(0), dtype=x.dtype)
    name = "binary_crossentropy" if sizes[-1] == 1 else "sparse_categorical_crossentropy"
    minibatches = Minibatches(network, x, LOSSES[name].targets_of(y, sizes[-1]), batch)
    optimizer, rng = OPTIMIZERS["sgd"](RATE), np.random.default_rng(0)

    def run():
        for _ in range(epochs):
            minibatches.shuffle(rng.permutation(len(x)))
            for _ in run_epoch(network, minibatches, LOSSES[name], optimizer):
                pass

    return run


def products(sizes, n_rows, batch, dtype, epochs, multiply):
    """The floor: the same matrix products, by one of NumPy's calls, and nothing else."""
    n_full, n_left = divmod(n_rows, batch)
    full, last = (planned_products(sizes, size, dtype) for size in (batch, n_left))
    plan = full * n_full + (last if n_left else [])

    def run():
        for _ in range(epochs):
            for a, b, out in plan:
                multiply(a, b, out)

    return run


def planned_products(sizes, n_rows, dtype):
    """(a, b, out) of every product of a batch: x W on the way forward, x^T d and d W^T on the way back."""
    forward, back = [], []
    for n_in, n_out in pairwise(sizes):
        x, d = np.ones((n_rows, n_in), dtype), np.ones((n_rows, n_out), dtype)
        W = np.ones((n_in, n_out), dtype)
        forward.append((x, W, np.empty_like(d)))
        to_inputs = [(d, W.T, np.empty_like(x))] if back else []  # nobody asks for dC/dx of the first layer
        back = [(x.T, d, np.empty_like(W)), *to_inputs, *back]
    return forward + back


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
