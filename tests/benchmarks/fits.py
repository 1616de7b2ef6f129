"""`fit` as a whole, with its checks and its starting weights, beside as many of the engine's epochs alone."""

import numpy as np
from sklearn.neural_network import MLPClassifier

from playground.estimator import BackpropClassifier
from tests.benchmarks.epochs import RATE, engine
from tests.benchmarks.timing import interleaved, markdown

CASES = [
    ([2, 8, 8, 8, 1], 250, 10, "tanh", "float64", 200),  # the last is the number of epochs
    ([784, 128, 64, 10], 5000, 128, "relu", "float32", 10),
]
ALPHAS = (0.0, 1e-4)


def table(rounds=15):
    header = ["network", "rows / batch", "precision", "epochs", "this engine's epochs alone, ms"]
    for alpha in ALPHAS:
        header += [
            f"BackpropClassifier.fit, alpha {alpha:g}, ms (times the engine)",
            f"MLPClassifier.fit, alpha {alpha:g}, ms (times slower)",
        ]
    return markdown(header, [row(*case, measure(*case, rounds)) for case in CASES])


def row(sizes, n_rows, batch, _activation, dtype, epochs, found):
    shown = [
        "-".join(map(str, sizes)),
        f"{n_rows:,} / {batch}",
        dtype,
        str(epochs),
        f"{found['engine'] * 1e3:.1f}",
    ]
    for alpha in ALPHAS:
        mine, theirs = found[f"ours {alpha}"], found[f"theirs {alpha}"]
        shown += [f"{mine * 1e3:.1f} ({mine / found['engine']:.2f})", f"{theirs * 1e3:.1f} ({theirs / mine:.1f})"]
    return shown


def measure(sizes, n_rows, batch, activation, dtype, epochs, rounds):
    """Median seconds of every contestant for the same number of epochs in the same precision."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n_rows, sizes[0])).astype(dtype)
    y = rng.integers(0, max(2, sizes[-1]), n_rows)
    contestants = {"engine": engine(sizes, x, y, batch, activation, epochs)}
    for alpha in ALPHAS:
        for name, kind in (("ours", BackpropClassifier), ("theirs", MLPClassifier)):
            model = estimator(kind, sizes, batch, activation, epochs, alpha)
            contestants[f"{name} {alpha}"] = lambda model=model: model.fit(x, y)
    return interleaved(contestants, rounds)


def estimator(kind, sizes, batch, activation, epochs, alpha=0.0):
    """A classifier that goes through all its epochs by plain gradient descent."""
    return kind(
        sizes[1:-1],
        activation,
        solver="sgd",
        alpha=alpha,
        batch_size=batch,
        learning_rate_init=RATE,
        max_iter=epochs,
        momentum=0,
        tol=0,
        n_iter_no_change=epochs + 1,
        random_state=0,
    )
