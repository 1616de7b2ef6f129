"""Tutorial D: the five steps of training, preparing and judging, and XOR traced to the last digit."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import load
from playground.data.splits import split_rows
from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import fit
from playground.labs.activations import summed_crossentropy
from playground.labs.judging.classes import judge_classes
from playground.labs.microscope.trace import trace
from playground.labs.progress import Progress
from playground.labs.recipes import comparisons
from playground.labs.recipes.recipe import BY_HAND, PUBLISHED, Recipe, Row, at_once, new, steps_at
from playground.labs.recipes.unobserved import last_step
from playground.numbers import plain
from playground.recording.networks import network_for
from playground.recording.prepared import prepared_for

X, TARGETS, RATE, ITERATIONS, EVERY = np.array([[0.1, 0.2, 0.3]]), np.array([[1.0, 0.0]]), 0.01, 1000, 100
LEAKING = Experiment(
    dataset="iris",
    test_size=0.2,
    stratify=False,
    data_seed=42,
    scaling="minmax",
    scaler_rows="all",
    hidden_sizes=(8,),
    epochs=100,
)
TUMORS = Experiment(
    dataset="breast_cancer",
    test_size=0.2,
    stratify=False,
    data_seed=42,
    hidden_sizes=(16,),
    activation="relu",
    initializer="he_normal",
    optimizer="adam",
    learning_rate=0.001,
    batch_size=32,
    epochs=20,
)
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
    yield Row("cross-entropy, both outputs added", 0.4463, BY_HAND, summed_crossentropy([1, 0], [0.8, 0.2]))
    found = trace(_started(), "mse", X, TARGETS, RATE)
    a, course = found.prediction, _course("mse", RATE)
    by_hand = (a - TARGETS) * a * (1 - a)
    yield new("predictions before the first update", _listed(a[0]))
    yield Row(
        "dC/dz of the outputs", _listed(by_hand[0]), BY_HAND, _listed(found.deltas[-1][0]), "(a - y) a (1 - a)."
    )
    yield new("the same of the cross-entropy", _listed((a - TARGETS)[0]), "a - y: the slope a (1 - a) cancels.")
    before, after = (float(params["1.W"][0, 0]) for params in (found.params, found.updated))
    yield new("first output weight before and after an update", f"{plain(before, 6)}, {plain(after, 6)}")
    yield new("cross-entropy before update 1, 101, ..., 901", _listed(course[:-1]))
    own = _course("binary_crossentropy", 2 * RATE)  # a mean over two outputs
    yield new("cross-entropy after 1,000 updates", course[-1])
    yield new("the same with the cross-entropy's own delta", own[-1], "It gets further with as many updates.")


def _started(output_activation="sigmoid"):
    """The 3-5-2 network with weights from N(0, 1), biases of 0."""
    rng = np.random.RandomState(0)
    return mlp([3, 5, 2], "sigmoid", output_activation=output_activation, initializer="standard_normal", rng=rng)


def _course(loss, rate):
    """The summed cross-entropy before every hundredth update, and after the last."""
    network = _started("sigmoid" if LOSSES[loss].fits_values else "linear")
    optimizer, found = OPTIMIZERS["sgd"](rate), []
    for _ in range(ITERATIONS // EVERY):
        found.append(_crossentropy(network, loss))
        fit(network, X, TARGETS, loss=loss, optimizer=optimizer, epochs=EVERY)
    return [*found, _crossentropy(network, loss)]


def _crossentropy(network, loss):
    return summed_crossentropy(TARGETS[0], LOSSES[loss].predict(network.forward(X)[0])[0])


def _listed(values):
    return ", ".join(plain(float(value)) for value in values)


def leak():
    """The test rows after min-max scaling that saw them, and that did not."""
    honest = replace(LEAKING, scaler_rows="training")
    for name, experiment in (("all rows", LEAKING), ("training rows", honest)):
        prepared = prepared_for(experiment)
        low, high = prepared.test.x.min(), prepared.test.x.max()
        yield new(f"scaled by {name}: test rows lie between", f"{low:.3f} and {high:.3f}")
        step = last_step(experiment, prepared)
        yield new(f"scaled by {name}: test loss, accuracy", f"{step.test_loss:.3f}, {step.test_score:.3f}")
    rows = split_rows(load("iris"), LEAKING)
    yield new("training and test rows", f"{len(rows.train)} and {len(rows.test)}")


def judged():
    """Decisions on tumors at the threshold 0.5, by scikit-learn and from the four counts."""
    prepared = prepared_for(TUMORS)
    network = network_for(TUMORS, prepared).load(last_step(TUMORS, prepared).flat)
    benign = LOSSES[TUMORS.loss_name].predict(network.forward(prepared.test.x)[0])[:, 0]
    shares = np.column_stack([1 - benign, benign])
    found = judge_classes(prepared.test.y, shares)
    (tn, fp), (fn, tp) = found.confusion.tolist()
    told = f"{tp} true and {fp} false positives, {fn} false and {tn} true negatives"
    yield new("of the test rows", told, "Positive is class 1, benign.")
    yield Row("accuracy", (tp + tn) / (tp + tn + fp + fn), BY_HAND, found.accuracy)
    yield Row("precision", tp / (tp + fp), BY_HAND, float(found.precision[1]))
    yield Row("recall", tp / (tp + fn), BY_HAND, float(found.recall[1]))
    yield Row("F1", 2 * tp / (2 * tp + fp + fn), BY_HAND, float(found.f1[1]))
    for threshold in (0.1, 0.9):
        other = judge_classes(prepared.test.y, shares, threshold)
        told = f"{other.precision[1]:.4f}, {other.recall[1]:.4f}"
        yield new(f"precision, recall at the threshold {threshold}", told)


def traced_xor():
    """Ten losses, each before its update, and the four predictions at the end."""
    steps = yield from steps_at(XOR, range(0, XOR.epochs + 1, XOR.epochs // len(XOR_LOSSES)))
    rows = [
        Row(f"loss at iteration {step.epoch:,}", published, PUBLISHED, step.train_loss, digits=12)
        for step, published in zip(steps[:-1], XOR_LOSSES, strict=True)
    ]
    prepared = prepared_for(XOR)
    scores, _ = network_for(XOR, prepared).load(steps[-1].flat).forward(prepared.train.x)
    decided = " ".join(map(str, LOSSES[XOR.loss_name].decide(scores)))
    yield Progress(1.0, (*rows, Row("predictions for 00, 01, 10, 11", "0 1 1 0", PUBLISHED, decided)))


RECIPES = (
    Recipe(
        "D1",
        "The five steps, one at a time",
        "Initialize, forward, loss, backward, update: each with its numbers. The delta in the code is that of the "
        "squared error, and the engine's squared error gives just that one for one row and two outputs.",
        "A 3-5-2 network with sigmoids, x = (0.1, 0.2, 0.3), rate 0.01, 1,000 epochs, the loss every 100. Here "
        "the target is (1, 0), and the weights are normal, as after np.random.seed(0).",
        "microscope",
        at_once(step_by_step),
        "The loss that is printed is a cross-entropy, the delta that is sent back is the squared error's. Both go "
        "down together here, the cross-entropy more slowly than by its own delta.",
    ),
    Recipe(
        "D2",
        "Preparing data",
        "Min-max scaling by all rows, and by the training rows alone. Only in the first case must the test rows "
        "lie between 0 and 1.",
        "Min-max scaling to [0, 1], then 80 % for training and 20 % for testing, seed 42. No data set is named: "
        "this is iris, and the network is this recipe's own.",
        "live",
        at_once(leak),
        "The data are scaled before they are split, so the scaler knows the test rows: a leak. On data this tame "
        "it changes little, which is why it is easily missed.",
        LEAKING,
    ),
    Recipe(
        "D3",
        "Judging a classifier",
        "Accuracy, precision, recall and F1 come from four counts, and from one threshold.",
        "The four metrics by scikit-learn. No data set is named here: these are the breast tumors, with a network "
        "of this recipe's own.",
        "judging",
        at_once(judged),
        "The threshold is 0.5, unsaid. A higher one costs recall, a lower one precision.",
        TUMORS,
    ),
    *comparisons.RECIPES,
    Recipe(
        "D6",
        "XOR, traced",
        "The published losses come out again digit by digit: same random numbers, same formulas, nothing between.",
        "np.random.seed(42), 2-10 ReLU-1 sigmoid, weights randn(in, out) * sqrt(2 / in), biases 0, binary "
        "cross-entropy, all rows at once, rate 0.01, 10,000 iterations; each loss is that before its update.",
        "live",
        traced_xor,
        experiment=XOR,
    ),
)
