"""He et al. (2015), figures 2 and 3: ReLU networks of 22 and 30 layers from Xavier's and from He's weights."""

from itertools import product
from typing import NamedTuple

import numpy as np

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.progress import Progress
from playground.labs.vanishing.literature.spec import Check, Reproduction, epochs
from playground.languages import _, mark
from playground.numbers import counted, general, percent
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
            for _step in runs.run_epoch(batches_rng(first.seed, epoch).permutation(len(prepared.train.y))):
                pass
        losses, *_others, scores = runs.losses_and_scores()
        yield np.array(losses), scores


def checks(losses, scores, nothing):
    """The `Check`s of arrays as in `Convergence`; `nothing` is the loss of a network that knows nothing."""
    learned = np.where(
        (losses < LEARNED * nothing).any(axis=-1), (losses < LEARNED * nothing).argmax(axis=-1), np.inf
    )
    stalled = losses.min(axis=-1) > STALLED * nothing
    (_first, shallow), (xavier, he), (_last, he_deep) = learned
    test = scores[:, 1, :, -1].mean(axis=1)  # from He's weights, at the end
    return [
        Check(
            mark("At 22 layers both starts converge."),
            bool(np.isfinite([xavier, he]).all()),
            lambda: _("Loss halved at epochs {xavier} from Xavier's weights, {he} from He's.").format(
                xavier=epochs(xavier), he=epochs(he)
            ),
        ),
        Check(
            mark("At 22 layers He's start converges sooner."),
            bool((he < xavier).all()),
            lambda: _sooner((he < xavier).sum(), len(he), xavier - he),
        ),
        Check(
            mark("At 30 layers Xavier's start stalls."),
            bool(stalled[-1, 0].all()),
            lambda: _(
                "{n} of {all} seeds never get under {share} of the loss of knowing nothing in {epochs} epochs."
            ).format(
                n=stalled[-1, 0].sum(), all=len(he), share=percent(STALLED), epochs=counted(losses.shape[-1] - 1)
            ),
        ),
        Check(
            mark("At 30 layers He's start converges."),
            bool(np.isfinite(he_deep).all()),
            lambda: _("Loss halved at epochs {he}.").format(he=epochs(he_deep)),
        ),
        Check(
            mark("What the figures do not show: depth alone helps. Their 30 layers were no better than their 14."),
            bool(test[-1] <= test[0] + NO_BETTER),
            lambda: _no_better(test, shallow, he_deep),
        ),
    ]


def _sooner(count, n_seeds, lead):
    """In how many seeds He's start is sooner, and by how much, (S,) epochs."""
    with np.errstate(invalid="ignore"):
        middle = np.median(lead)
    text = _(
        "He's is sooner in {n} of {all} seeds, by {epochs} epochs."
        if np.isfinite(middle)
        else "He's is sooner in {n} of {all} seeds, by more than all epochs."
    )
    return text.format(n=count, all=n_seeds, epochs=counted(middle) if np.isfinite(middle) else "")


def _no_better(test, shallow, deep):
    text = _(
        "Test accuracy from He's weights: {least} with 14 layers, {more} with 22, {most} with 30; 14 layers "
        "needed {shallow} epochs, 30 needed {deep}."
    )
    least, more, most = (percent(score, 1) for score in test)
    return text.format(least=least, more=more, most=most, shallow=epochs(shallow), deep=epochs(deep))


def _differences():
    means_here = _(
        "{n} seeds, which see the same batches. “Converges” means: training loss under {learned} of ln 3; "
        "“stalls”: never under {stalled} of it in {epochs} epochs. With other seeds or longer training some of "
        "the stalled come free."
    )
    return (
        _(
            "Fully connected layers of 32 units on scikit-learn's wines (125 training rows, 3 classes), instead "
            "of convolutions on ImageNet."
        ),
        _(
            "Plain gradient descent at rate {rate} with batches of 8, instead of momentum with batches of 128; "
            "gradients clipped to a length of 1, without which some of the deepest networks blow up."
        ).format(rate=general(_COMMON["learning_rate"])),
        means_here.format(n=SEEDS, learned=percent(LEARNED), stalled=percent(STALLED), epochs=counted(EPOCHS)),
    )


REPRODUCTION = Reproduction(
    title=mark("22 and 30 layers of ReLU, from Xavier's weights and from He's"),
    source=mark(
        "K. He, X. Zhang, S. Ren and J. Sun (2015), Delving deep into rectifiers: surpassing human-level "
        "performance on ImageNet classification, ICCV, figures 2 and 3"
    ),
    claims=(
        mark("A network of 22 layers converges from both starts; from He's it starts to learn sooner."),
        mark(
            "A network of 30 layers converges from He's start, and completely stalls from Xavier's, whose signals "
            "shrink by √½ a layer."
        ),
        mark(
            "The paper adds that no benefit of such depth was seen: the 30-layer network had a larger error than "
            "the 14-layer one (38.6 % against 33.8 %)."
        ),
    ),
    say_differences=_differences,
    run=run,
)
