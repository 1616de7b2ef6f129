"""Tutorial B: iris with sigmoids and squared error, handwritten digits, and an error sent back through time."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.engine import LOSSES
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import (
    BY_CODE,
    BY_HAND,
    Recipe,
    Row,
    Rows,
    at_once,
    in_turn,
    new,
    steps_at,
)
from playground.labs.recipes.unobserved import last_step
from playground.labs.through_time.presets import FOUR_STEPS
from playground.languages import _, mark
from playground.numbers import fixed, general, in_a_row, percent, plain
from playground.recording.networks import network_for, starting_network
from playground.recording.prepared import prepared_for
from playground.scalars.expression import parse
from playground.scalars.graph import backward, forward, numerical_derivatives

# 0.1 times a sum over rows and outputs is this rate for the engine's mean: dC/ds is 2 (s - y) / (105 rows x 3)
RATE = 0.1 * 105 * 3 / 2
FLOWER = Experiment(
    dataset="iris",
    test_size=0.3,
    stratify=False,
    data_seed=42,
    scaling="none",
    hidden_sizes=(4,),
    activation="sigmoid",
    output_activation="sigmoid",
    loss="mse",
    initializer="unit_uniform",
    biases="unit_uniform",
    generator="mt19937",
    batch_size=None,
    learning_rate=RATE,
    epochs=1000,
)
EVERY, NUDGE = 100, 1e-9
DIGITS = Experiment(
    dataset="digits",
    scaling="minmax",
    hidden_sizes=(32, 16),
    activation="relu",
    initializer="he_normal",
    optimizer="adam",
    learning_rate=0.001,
    batch_size=32,
    epochs=20,
)
UNROLLED = "\n".join(["h1 = tanh(u*x1)", *(f"h{t} = tanh(w*h{t - 1} + u*x{t})" for t in (2, 3, 4)), "(h4 - y)**2"])
POINT = {"u": FOUR_STEPS.input_weight, "w": FOUR_STEPS.recurrent_weight, "y": FOUR_STEPS.target} | {
    f"x{t}": x for t, x in enumerate(FOUR_STEPS.inputs, start=1)
}


def flower():
    """The error before every hundredth update, with the inputs as they are and standardized."""
    standardized, smaller = replace(FLOWER, scaling="standard"), replace(FLOWER, learning_rate=0.1)
    first = float(starting_network(FLOWER, prepared_for(FLOWER)).flat[0])
    moved = replace(FLOWER, weight_changes=((0, 0, first + NUDGE),))
    courses = yield from in_turn(map(_course, (FLOWER, standardized, smaller, moved)))
    losses = [np.array([step.train_loss for step in steps]) for steps in courses]
    scores = [steps[-1].train_score for steps in courses]
    yield Progress(1.0, Rows(lambda: _flower_rows(*losses, *scores[:2])))


def _course(experiment):
    steps = yield from steps_at(experiment, range(experiment.epochs + 1))
    yield Progress(1.0, steps)


def _flower_rows(raw, scaled, mean, nudged, accuracy, accuracy_scaled):
    """`Row`s of the losses before each update and after the last, and of two accuracies at the end."""
    apart = np.abs(raw - nudged)
    yield Row(_("learning rate for a mean over rows and outputs"), 15.75, BY_CODE, RATE, _("0.1 x 105 x 3 / 2."))
    yield new(_("error before update 1, 101, ..., 901"), _every(raw))
    yield new(_("updates 501 to 1,000 that made the error larger"), percent(_rising(raw)))
    moved = _("first weight moved by 1e-9: the error differs by, in 100 updates")
    yield new(moved, float(apart[:101].max()), digits=1)
    yield new(_("the same in 1,000 updates"), float(apart.max()), _("The error itself is 0.1 to 0.6."), 1)
    yield new(_("training accuracy at the end"), accuracy, digits=3)
    yield new(_("the same with standardized inputs, error"), _every(scaled), _("Only the scaling differs."))
    yield new(_("updates 501 to 1,000 that made it larger"), percent(_rising(scaled)))
    yield new(_("training accuracy at the end, standardized"), accuracy_scaled, digits=3)
    at_the_mean = _("error after 1,000 updates at 0.1 for the mean")
    yield new(at_the_mean, float(mean[-1]), _("Inputs as they are."), digits=3)


def _every(losses):
    return in_a_row(fixed(loss, 3) for loss in losses[:-1:EVERY])


def _rising(losses):
    """The share of the later half of updates after which the loss was higher than before."""
    rises = np.diff(losses) > 0
    return float(np.mean(rises[len(rises) // 2 :]))


def one_digit():
    """What each layer makes of the first digit of the test part."""
    prepared = prepared_for(DIGITS)
    step = last_step(DIGITS, prepared)
    network, row, label = network_for(DIGITS, prepared).load(step.flat), prepared.test.x[:1], prepared.test.y[0]
    scores, space = network.forward(row.astype(network.dtype))
    shares = LOSSES[DIGITS.loss_name].predict(scores)[0]
    active = [(int((activations > 0).sum()), activations.shape[1]) for activations in space.activations[:-1]]

    def rows():
        yield new(_("test accuracy after 20 epochs"), step.test_score, digits=3)
        yield new(_("the digit shown"), int(label), _("The first of the test part."))
        pixels = _("{low} to {high}").format(low=general(row.min(), 2), high=general(row.max(), 2))
        yield new(_("pixels, darkest and brightest after scaling"), pixels)
        for layer, (count, size) in enumerate(active, start=1):
            what = _("units of hidden layer {layer} that are not 0").format(layer=layer)
            yield new(what, _("{n} of {total}").format(n=count, total=size))
        yield new(_("probability of the right digit"), float(shares[label]), digits=3)
        yield new(_("digit with the highest probability"), int(shares.argmax()))

    return rows


def through_time():
    """The derivative by a weight that is used at every step: one term a step, added up."""
    graph = parse(UNROLLED)
    values = [node.value for node in graph]
    for step in forward(graph, POINT):
        values[step.place] = step.result
    gradients = {graph[step.place].name: step for step in backward(graph, values)}
    numerical = numerical_derivatives(graph, POINT)
    terms = [term.gradient * term.slope for term in gradients["w"].terms]
    sent = [abs(gradients[f"h{t}"].result) for t in (4, 3, 2, 1)]

    def rows():
        last = _("h4 = {h4}, y = 0.5.").format(h4=plain(_value_of(graph, values, "h4")))
        yield new(_("error (h4 - y)²"), values[-1], last)
        for t, term in zip((2, 3, 4), terms, strict=True):
            yield new(_("what step {t} adds to dC/dw").format(t=t), term)
        yield new(_("their sum"), float(sum(terms)))
        forward_in_time = _("By hand: with the steps, forward in time.")
        yield Row("dC/dw", by_hand(**POINT), BY_HAND, gradients["w"].result, forward_in_time)
        yield new(_("dC/dw by moving w a little both ways"), numerical["w"])
        shrinking = in_a_row(plain(one, 3) for one in sent)
        yield new(_("|dC/dh| at steps 4, 3, 2, 1"), shrinking, _("It shrinks on its way back."))

    return rows


def by_hand(u, w, y, **x):
    """dC/dw carried along with the state: dh_t/dw = (1 - h_t^2) (h_(t-1) + w dh_(t-1)/dw)."""
    h = slope = 0.0
    for t in (1, 2, 3, 4):
        now = np.tanh(w * h + u * x[f"x{t}"])
        h, slope = now, (1 - now**2) * (h + w * slope)
    return float(2 * (h - y) * slope)


def _value_of(graph, values, name):
    return next(value for node, value in zip(graph, values, strict=True) if node.name == name)


RECIPES = (
    Recipe(
        "B1",
        mark("Iris with sigmoid and squared error"),
        mark(
            "Sigmoids everywhere, the squared error, all rows at once. With the inputs as they are and sums in "
            "place of means, the steps are too large: the run is chaotic, and with one weight moved by a "
            "billionth it ends elsewhere. Standardized inputs make the same steps work."
        ),
        mark(
            "iris, 30 % for testing, 4-4-3, sigmoid everywhere, squared error, weights and biases from rand, all "
            "rows at once, rate 0.1, 1,000 iterations. It prints no numbers and names no seed for the weights: "
            "here it is 0, and the split's is 42."
        ),
        "live",
        flower,
        mark(
            "The targets are not one-hot, so the subtraction fails as printed; here they are. The gradients are "
            "sums over rows, so 0.1 there is 15.75 here. Where a curve is plotted, the error is a single number."
        ),
        FLOWER,
    ),
    Recipe(
        "B2",
        mark("Handwritten digits"),
        mark(
            "A digit as a network sees it: 64 pixels in, two layers of units of which some are silent, ten "
            "probabilities out."
        ),
        mark(
            "Gray images, scaled, and the activations of each layer for one digit. The sizes of the network are "
            "this recipe's own."
        ),
        "live",
        at_once(one_digit),
        experiment=DIGITS,
    ),
    Recipe(
        "B3",
        mark("The error sent back through time"),
        mark(
            "A recurrent unit uses the same weight at every step. Unrolled over four steps it is an ordinary "
            "graph, and the derivative by that weight is the sum of what each step adds. The page walks back "
            "through the same four steps, and sets a network beside it whose layers do not share their weights."
        ),
        mark(
            "The idea of recurrent backpropagation, in words. The unit h = tanh(w h + u x) and its numbers are "
            "this recipe's own; on the page, where a capital letter may be a matrix, w is U and u is W."
        ),
        "through_time",
        at_once(through_time),
        mark(
            "It prints no numbers. Here they are worked out one node at a time. On the page the engine's "
            "recurrent layer finds the same."
        ),
        link=to_query(FOUR_STEPS),
    ),
)
