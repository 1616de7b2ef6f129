"""He et al. (2015), figures 2 and 3: ReLU networks of 22 and 30 layers from Xavier's and from He's weights."""

from itertools import product
from typing import NamedTuple

import numpy as np

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.progress import Progress
from playground.labs.vanishing.literature.spec import Check, Reproduction
from playground.recording.lanes.stacked import StackedRuns
from playground.seeds import batches_rng

DEPTHS, STARTS, SEEDS, EPOCHS = (14, 22, 30), ("xavier_normal", "he_normal"), 3, 100
LEARNED, STALLED = 0.5, 0.95  # of the loss of knowing nothing, ln(classes)
NO_BETTER = 0.01  # accuracy
_COMMON = {
    "dataset": "wine",
    "activation": "relu",
    "learning_rate": 0.05,
    "batch_size": 8,
    "clip_norm": 1.0,
    "epochs": EPOCHS,
}


class Convergence(NamedTuple):
    """Training loss and test accuracy, (depths, starts, seeds, T), after each of T - 1 epochs; epoch 0 first."""

    depths: tuple[int, ...]
    starts: tuple[str, ...]
    losses: np.ndarray
    scores: np.ndarray
    checks: list[Check]


def run(seed=0):
    """Yield `Progress`, at last with a `Convergence`."""
    losses = np.empty((len(DEPTHS), len(STARTS) * SEEDS, EPOCHS + 1))
    scores, done = np.empty_like(losses), 0
    for d, depth in enumerate(DEPTHS):
        lanes = [
            Lane(**_COMMON, hidden_sizes=(32,) * depth, initializer=start, seed=seed + k)
            for start, k in product(STARTS, range(SEEDS))
        ]
        prepared = prepare(lanes[0])
        for epoch, found in enumerate(train_together(lanes, prepared)):
            losses[d, :, epoch], scores[d, :, epoch] = found
            yield Progress((done + depth * epoch / EPOCHS) / (sum(DEPTHS) + 1), None)
        done += depth
    shape = (len(DEPTHS), len(STARTS), SEEDS, EPOCHS + 1)
    losses, scores = losses.reshape(shape), scores.reshape(shape)
    nothing = float(np.log(prepared.n_classes))
    yield Progress(1.0, Convergence(DEPTHS, STARTS, losses, scores, checks(losses, scores, nothing)))


def train_together(lanes, prepared):
    """Yield training losses and test accuracies (S,), (S,), epoch 0 first, of lanes that differ in their weights.

    All see the batches of the first lane.
    """
    runs, first = StackedRuns(lanes, prepared), lanes[0]
    for epoch in range(first.epochs + 1):
        if epoch:
            for _ in runs.run_epoch(batches_rng(first.seed, epoch).permutation(len(prepared.train.y))):
                pass
        losses, _, _, scores = runs.losses_and_scores()
        yield np.array(losses), scores


def checks(losses, scores, nothing):
    """The `Check`s of arrays as in `Convergence`; `nothing` is the loss of a network that knows nothing."""
    learned = np.where(
        (losses < LEARNED * nothing).any(axis=-1), (losses < LEARNED * nothing).argmax(axis=-1), np.inf
    )
    stalled = losses.min(axis=-1) > STALLED * nothing
    (_, shallow), (xavier, he), (_, he_deep) = learned
    test = scores[:, 1, :, -1].mean(axis=1)  # from He's weights, at the end
    return [
        Check(
            "At 22 layers both starts converge.",
            bool(np.isfinite([xavier, he]).all()),
            f"Loss halved at epochs {_epochs(xavier)} from Xavier's weights, {_epochs(he)} from He's.",
        ),
        Check(
            "At 22 layers He's start converges sooner.",
            bool((he < xavier).all()),
            f"He's is sooner in {(he < xavier).sum()} of {len(he)} seeds, by {_typical(xavier - he)} epochs.",
        ),
        Check(
            "At 30 layers Xavier's start stalls.",
            bool(stalled[-1, 0].all()),
            f"{stalled[-1, 0].sum()} of {len(he)} seeds never get under {STALLED:.0%} of the loss of knowing "
            f"nothing in {losses.shape[-1] - 1} epochs.",
        ),
        Check(
            "At 30 layers He's start converges.",
            bool(np.isfinite(he_deep).all()),
            f"Loss halved at epochs {_epochs(he_deep)}.",
        ),
        Check(
            "What the figures do not show: depth alone helps. Their 30 layers were no better than their 14.",
            bool(test[-1] <= test[0] + NO_BETTER),
            f"Test accuracy from He's weights: {test[0]:.1%} with 14 layers, {test[1]:.1%} with 22, "
            f"{test[-1]:.1%} with 30; 14 layers needed {_epochs(shallow)} epochs, 30 needed {_epochs(he_deep)}.",
        ),
    ]


def _epochs(epochs):
    return ", ".join("never" if np.isinf(epoch) else f"{epoch:.0f}" for epoch in epochs)


def _typical(epochs):
    with np.errstate(invalid="ignore"):
        middle = np.median(epochs)
    return f"{middle:.0f}" if np.isfinite(middle) else "more than all"


REPRODUCTION = Reproduction(
    title="22 and 30 layers of ReLU, from Xavier's weights and from He's",
    source="K. He, X. Zhang, S. Ren and J. Sun (2015), Delving deep into rectifiers: surpassing human-level "
    "performance on ImageNet classification, ICCV, figures 2 and 3",
    claims=(
        "A network of 22 layers converges from both starts; from He's it starts to learn sooner.",
        "A network of 30 layers converges from He's start, and completely stalls from Xavier's, whose signals "
        "shrink by √½ a layer.",
        "The paper adds that no benefit of such depth was seen: the 30-layer network had a larger error than the "
        "14-layer one (38.6 % against 33.8 %).",
    ),
    differences=(
        "Fully connected layers of 32 units on scikit-learn's wines (125 training rows, 3 classes), instead of "
        "convolutions on ImageNet.",
        "Plain gradient descent at rate 0.05 with batches of 8, instead of momentum with batches of 128; "
        "gradients clipped to a length of 1, without which some of the deepest networks blow up.",
        f"{SEEDS} seeds, which see the same batches. “Converges” means: training loss under {LEARNED:.0%} of "
        f"ln 3; “stalls”: never under {STALLED:.0%} of it in {EPOCHS} epochs. With other seeds or longer training "
        "some of the stalled come free.",
    ),
    run=run,
)
