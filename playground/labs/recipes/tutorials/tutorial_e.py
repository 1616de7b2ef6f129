"""Tutorial E: XOR that stays stuck, the chain rule, gradient descent, vanishing gradients, MNIST, reviews."""

from dataclasses import replace

import numpy as np

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.formula import Formula
from playground.choices.share import to_query
from playground.engine import ACTIVATIONS, mlp
from playground.engine.optimizers import new_optimizer
from playground.labs.microscope.trace import trace
from playground.labs.progress import Progress
from playground.labs.recipes.held_out import DIGITS, mnist
from playground.labs.recipes.recipe import BY_CODE, BY_HAND, Recipe, Row, Rows, at_once, new
from playground.labs.recipes.reviews import READING, sentiment
from playground.labs.recipes.spread import spread_of
from playground.labs.recipes.unobserved import last_steps
from playground.labs.vanishing.ratios import first_over_last, typical
from playground.languages import _, mark
from playground.numbers import in_a_row, localized, plain
from playground.recording.prepared import prepared_for
from playground.scalars.curves import CURVES
from playground.scalars.descent import behavior, descend
from playground.scalars.walk import walk

STUCK = Experiment(
    dataset="corners",
    scaling="none",
    hidden_sizes=(3,),
    activation="sigmoid",
    output_activation="sigmoid",
    loss="mse",
    initializer="unit_uniform",
    biases="none",
    generator="mt19937",
    batch_size=None,
    learning_rate=0.1,
    epochs=1000,
)
STUCK_SEEDS = 20
FURTHER = {"learning_rate": 1.0, "epochs": 5000}
FORMULA = Formula("(x**2 + 1)**3", (("x", 2),))
RATES, STEPS = (0.1, 0.01, 0.9, 1.0, 1.1), 100
DESCENTS = {  # by what such a path does
    "arrives": mark("10 · ({factor})^100; it arrives."),
    "crawls": mark("10 · ({factor})^100; it crawls."),
    "zigzags": mark("10 · ({factor})^100; it zigzags."),
    "jumps forever": mark("10 · ({factor})^100; it jumps forever."),
    "explodes": mark("10 · ({factor})^100; it explodes."),
}


def stuck():
    """XOR's loss after 1,000 updates without and with biases, and with larger steps; one update by itself."""
    cases = {
        mark("no biases, rate 0.1, 1,000 epochs: loss"): STUCK,
        mark("biases, rate 0.1, 1,000 epochs: loss"): replace(STUCK, biases="unit_uniform"),
        mark("no biases, rate 1, 5,000 epochs: loss"): replace(STUCK, **FURTHER),
        mark("biases, rate 1, 5,000 epochs: loss"): replace(STUCK, biases="unit_uniform", **FURTHER),
    }
    experiments = [replace(case, seed=seed) for case in cases.values() for seed in range(STUCK_SEEDS)]
    steps = yield from last_steps(experiments)
    losses = np.array([step.train_loss for step in steps]).reshape(len(cases), STUCK_SEEDS)
    update = single_step()

    def rows():
        for name, mine in zip(cases, losses, strict=True):
            told = _("{n} seeds; always saying 0.5 gives 0.25.").format(n=STUCK_SEEDS)
            yield new(_(name), spread_of(mine, 3), told)
        yield from update()

    yield Progress(1.0, Rows(rows))


def single_step():
    """One update of a 2-3-1 network on x = (0.1, 0.2) with target 0.3."""
    sigmoid = {"activation": "sigmoid", "output_activation": "sigmoid", "biases": "none"}
    network = mlp([2, 3, 1], initializer="unit_uniform", rng=np.random.RandomState(0), **sigmoid)
    found = trace(network, "mse", np.array([[0.1, 0.2]]), np.array([[0.3]]), 0.1)
    a, delta = float(found.prediction[0, 0]), float(found.deltas[-1][0, 0])
    by_hand = 2 * (a - 0.3) * a * (1 - a)

    def rows():
        yield new(_("one row, x = (0.1, 0.2), target 0.3: output"), a)
        yield Row(_("its dC/dz at the output"), by_hand, BY_HAND, delta, "2 (a - y) a (1 - a).")
        losses = in_a_row((plain(found.loss, 5), plain(found.loss_after, 5)))
        yield new(_("loss before and after one update"), losses)

    return rows


def chain_rule():
    """Value and derivative of the formula, one node at a time."""
    found = walk(FORMULA.graph, FORMULA.point)

    def rows():
        yield Row("f(2)", 125.0, BY_HAND, found.values[-1], "5³.")
        yield Row("f'(2)", 300.0, BY_HAND, found.steps[-1].result, "3 (x² + 1)² 2x.")

    return rows


def descents():
    """x after 100 steps at each rate, beside the closed form; and what such a path does."""
    paths = {rate: descend(CURVES["square"], (10.0,), new_optimizer("sgd", rate), STEPS) for rate in RATES}

    def rows():
        for rate, path in paths.items():
            what = _("x after 100 steps at rate {rate}").format(rate=localized(str(rate)))
            by_hand, told = 10 * (1 - 2 * rate) ** STEPS, _(DESCENTS[behavior(path)])
            factor = plain(1 - 2 * rate, 3, 9)
            yield Row(what, by_hand, BY_HAND, float(path.points[-1, 0]), told.format(factor=factor))

    return rows


def vanishing():
    """How much of dC/dz reaches the first of ten hidden layers, before any training."""
    slope = float(ACTIVATIONS["sigmoid"].slope(np.linspace(-6, 6, 1201)).max())
    ratios = {}
    for lane in Bench().lanes:
        lane = replace(lane, dtype="float64")
        deltas = first_over_last(lane, prepared_for(lane), 5)[0]
        ratios[lane.activation] = float(typical(deltas))

    def rows():
        yield Row(_("largest slope of the sigmoid"), 0.25, BY_HAND, slope)
        for name, ratio in ratios.items():
            what = _("{activation}: dC/dz at the first layer over that at the last")
            told = _("10 layers of 16 units, 5 seeds, each from the start made for it.")
            yield new(what.format(activation=_(ACTIVATIONS[name].title)), ratio, told, 2)
        yield new(_("ReLU's over the sigmoid's"), ratios["relu"] / ratios["sigmoid"], digits=2)
        raw = np.array([-3.0, 0.5, 3.0])
        by_code, found = (in_a_row(plain(float(x), 3) for x in xs) for xs in ((-12, 0.25, -6), raw * (1 - raw)))
        what = _("x (1 - x) at the raw x = -3, 0.5, 3")
        yield Row(what, by_code, BY_CODE, found, _("No slope of a sigmoid."))

    return rows


RECIPES = (
    Recipe(
        "E1",
        mark("XOR that stays stuck"),
        mark(
            "Sigmoids, squared error, positive weights and small steps: after 1,000 epochs the loss is still near "
            "that of saying 0.5 to everything. Biases alone do not change that; ten times the rate and five times "
            "the epochs do, and then biases bring the loss further down."
        ),
        mark("2-3-1 with sigmoids, no biases, weights from [0, 1), squared error, rate 0.1, 1,000 epochs."),
        "live",
        stuck,
        mark(
            "The training function assigns to global names and cannot run as printed. Without biases every hidden "
            "unit says 0.5 to the row 0, 0, whatever its weights are."
        ),
        STUCK,
    ),
    Recipe(
        "E2",
        mark("The chain rule"),
        mark("A formula as a graph: values forward, derivatives backward, one node at a time."),
        mark("f(x) = (x² + 1)³ at x = 2."),
        "chain_rule",
        at_once(chain_rule),
        link=to_query(FORMULA, is_whole=True),
    ),
    Recipe(
        "E3",
        mark("Gradient descent"),
        mark(
            "Each step multiplies x by 1 minus twice the rate: it crawls at 0.01, arrives at 0.1, zigzags at 0.9, "
            "jumps forever at 1.0 and explodes at 1.1."
        ),
        mark("x² + 5 from 10, rate 0.1, 100 steps."),
        "gradient_descent",
        at_once(descents),
    ),
    Recipe(
        "E4",
        mark("Vanishing gradients"),
        mark(
            "Ten hidden layers before any training: with sigmoids next to nothing of the error reaches the first "
            "layer, with ReLU about half of it does."
        ),
        mark("Sigmoid against ReLU at depth 10."),
        "vanishing",
        at_once(vanishing),
        mark(
            "The sigmoid's slope is computed as x (1 - x) of the raw x instead of its output, and the product of "
            "two vectors is one number: the plotted curves are not the gradients of a network with ten layers."
        ),
        link=to_query(Bench(), is_whole=True),
    ),
    Recipe(
        "E5",
        mark("MNIST"),
        mark(
            "Handwritten digits of 28 x 28 pixels, ten epochs: the accuracy in training nears 1, and that on "
            "held-out digits stays some percent below."
        ),
        mark(
            "784-128 ReLU-64 ReLU-10 softmax, Adam, batches of 128, 20 % for validation, 10 epochs. Here 5,000 of "
            "the 70,000 digits, 1,000 of them held out; pixels from 0 to 1."
        ),
        "live",
        mnist,
        experiment=DIGITS,
    ),
    Recipe(
        "E6",
        mark("Sentiment of reviews"),
        mark(
            "An LSTM reads a review word by word. After two epochs it does no better than a coin, and then it "
            "finds out what “not” and “but” do to the words around them. Logistic regression on the same words, "
            "whatever their order, stays near the coin."
        ),
        mark(
            "Film reviews as lists of words: 10,000 words, 200 tokens, an embedding of 128, an LSTM of 64 with "
            "dropout and recurrent dropout of 0.2, a sigmoid, Adam, batches of 32, 5 epochs, 20 % for validation. "
            "Here the same network on 12,000 generated reviews of up to 30 words, 32 tokens each."
        ),
        "reviews",
        sentiment,
        mark(
            "Nothing here is a number of the tutorial's data: generated reviews are easier, and made so that "
            "counting words fails. Of what people write, much is said by words alone. Whoever has the real "
            "reviews can train on them on the same page."
        ),
        link=to_query(READING, is_whole=True),
    ),
)
