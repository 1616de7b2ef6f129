"""Tutorial D: the five steps of training, preparing and judging, and XOR traced to the last digit."""

import numpy as np

from playground.choices.experiment import Experiment
from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import fit
from playground.labs.activations import summed_crossentropy
from playground.labs.microscope.trace import trace
from playground.labs.progress import Progress
from playground.labs.recipes import comparisons, judged
from playground.labs.recipes.recipe import BY_HAND, PUBLISHED, Recipe, Row, Rows, at_once, new, steps_at
from playground.languages import _, mark
from playground.numbers import counted, in_a_row, plain
from playground.recording.networks import network_for
from playground.recording.prepared import prepared_for

X, TARGETS, RATE, ITERATIONS, EVERY = np.array([[0.1, 0.2, 0.3]]), np.array([[1.0, 0.0]]), 0.01, 1000, 100
XOR = Experiment(
    dataset="corners",
    scaling="none",
    hidden_sizes=(10,),
    activation="relu",
    initializer="he_normal",
    generator="mt19937",
    seed=42,
    batch_size=None,
    learning_rate=0.01,
    epochs=10_000,
    loss="binary_crossentropy",
)
XOR_LOSSES = (
    0.9060411745704565,
    0.528406430990051,
    0.4562863780225858,
    0.3721464705702542,
    0.2714371025032263,
    0.1847126755791574,
    0.1282622830474174,
    0.0937387385432936,
    0.0718495778805388,
    0.05729855913925554,
)


def step_by_step():
    """The cross-entropy by hand, one update taken apart, and 1,000 of them with either delta."""
    found = trace(_started(), "mse", X, TARGETS, RATE)
    a, course = found.prediction, _course("mse", RATE)
    own = _course("binary_crossentropy", 2 * RATE)  # a mean over two outputs
    weights = [float(params["1.W"][0, 0]) for params in (found.params, found.updated)]

    def rows():
        added = summed_crossentropy([1, 0], [0.8, 0.2])
        yield Row(_("cross-entropy, both outputs added"), 0.4463, BY_HAND, added)
        yield new(_("predictions before the first update"), _listed(a[0]))
        by_hand, delta = _listed(((a - TARGETS) * a * (1 - a))[0]), _listed(found.deltas[-1][0])
        yield Row(_("dC/dz of the outputs"), by_hand, BY_HAND, delta, "(a - y) a (1 - a).")
        cancels = _("a - y: the slope a (1 - a) cancels.")
        yield new(_("the same of the cross-entropy"), _listed((a - TARGETS)[0]), cancels)
        yield new(_("first output weight before and after an update"), _listed(weights, 6))
        yield new(_("cross-entropy before update 1, 101, ..., 901"), _listed(course[:-1]))
        yield new(_("cross-entropy after 1,000 updates"), course[-1])
        further = _("It gets further with as many updates.")
        yield new(_("the same with the cross-entropy's own delta"), own[-1], further)

    return rows


def _started(output_activation="sigmoid"):
    """The 3-5-2 network with weights from N(0, 1), biases of 0."""
    rng = np.random.RandomState(0)
    return mlp([3, 5, 2], "sigmoid", output_activation=output_activation, initializer="standard_normal", rng=rng)


def _course(loss, rate):
    """The summed cross-entropy before every hundredth update, and after the last."""
    network = _started("sigmoid" if LOSSES[loss].fits_values else "linear")
    optimizer, found = OPTIMIZERS["sgd"](rate), []
    for _hundred in range(ITERATIONS // EVERY):
        found.append(_crossentropy(network, loss))
        fit(network, X, TARGETS, loss=loss, optimizer=optimizer, epochs=EVERY)
    return [*found, _crossentropy(network, loss)]


def _crossentropy(network, loss):
    return summed_crossentropy(TARGETS[0], LOSSES[loss].predict(network.forward(X)[0])[0])


def _listed(values, digits=4):
    return in_a_row(plain(float(value), digits) for value in values)


def traced_xor():
    """Ten losses, each before its update, and the four predictions at the end."""
    steps = yield from steps_at(XOR, range(0, XOR.epochs + 1, XOR.epochs // len(XOR_LOSSES)))
    prepared = prepared_for(XOR)
    scores = network_for(XOR, prepared).load(steps[-1].flat).forward(prepared.train.x)[0]
    decided = " ".join(map(str, LOSSES[XOR.loss_name].decide(scores)))

    def rows():
        for step, published in zip(steps[:-1], XOR_LOSSES, strict=True):
            what = _("loss at iteration {n}").format(n=counted(step.epoch))
            yield Row(what, published, PUBLISHED, step.train_loss, digits=12)
        yield Row(_("predictions for 00, 01, 10, 11"), "0 1 1 0", PUBLISHED, decided)

    yield Progress(1.0, Rows(rows))


RECIPES = (
    Recipe(
        "D1",
        mark("The five steps, one at a time"),
        mark(
            "Initialize, forward, loss, backward, update: each with its numbers. The delta in the code is that of "
            "the squared error, and the engine's squared error gives just that one for one row and two outputs."
        ),
        mark(
            "A 3-5-2 network with sigmoids, x = (0.1, 0.2, 0.3), rate 0.01, 1,000 epochs, the loss every 100. "
            "Here the target is (1, 0), and the weights are normal, as after np.random.seed(0)."
        ),
        "microscope",
        at_once(step_by_step),
        mark(
            "The loss that is printed is a cross-entropy, the delta that is sent back is the squared error's. "
            "Both go down together here, the cross-entropy more slowly than by its own delta."
        ),
    ),
    *judged.RECIPES,
    *comparisons.RECIPES,
    Recipe(
        "D6",
        mark("XOR, traced"),
        mark(
            "The published losses come out again digit by digit: same random numbers, same formulas, nothing "
            "between."
        ),
        mark(
            "np.random.seed(42), 2-10 ReLU-1 sigmoid, weights randn(in, out) * sqrt(2 / in), biases 0, binary "
            "cross-entropy, all rows at once, rate 0.01, 10,000 iterations; each loss is that before its update."
        ),
        "live",
        traced_xor,
        experiment=XOR,
    ),
)
