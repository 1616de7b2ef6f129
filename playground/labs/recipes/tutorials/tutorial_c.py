"""Tutorial C: the perceptron, first networks, activations, losses, a straight line, metrics."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import load, prepare
from playground.labs.progress import Progress
from playground.labs.recipes import measures
from playground.labs.recipes.recipe import BY_CODE, SEEDS, Recipe, Row, Rows, at_once, in_turn, new
from playground.labs.recipes.spread import beside, spread, spread_of
from playground.labs.recipes.tutorials.tutorial_a import AS_KERAS, KERAS_TOLD
from playground.labs.recipes.unobserved import last_step, last_steps
from playground.languages import _, mark
from playground.numbers import counted, fixed, general, in_a_row
from playground.scalars.perceptron.descent import best_line
from playground.scalars.perceptron.points import CORNERS, GATES
from playground.scalars.perceptron.rule import learn

FIRST = Experiment(
    dataset="above_sum",
    n_samples=100,
    data_seed=0,
    test_size=0,
    scaling="none",
    hidden_sizes=(3,),
    batch_size=30,
    epochs=25,
    **AS_KERAS,
)
LONGER, LONGER_SEEDS = 1000, 20
COIN = Experiment(
    dataset="no_pattern",
    n_samples=200,
    hidden_sizes=(16,),
    batch_size=10,
    epochs=300,
    **AS_KERAS | {"learning_rate": 0.01},
)
COIN_TRIALS = ((10, 10), (10, 50), (300, 10), (300, 50))  # epochs, batch size
COIN_SETS = 30
LINE = Experiment(
    dataset="five_x",
    n_samples=200,
    noise=0.1,
    data_seed=0,
    test_size=0,
    scaling="none",
    hidden_sizes=(),
    loss="mse",
    optimizer="sgd",
    learning_rate=0.01,
    batch_size=32,
    epochs=50,
    dtype="float32",
)
QUICKER = 0.3


def perceptron():
    """The corrections that each gate takes."""
    lessons = {gate: learn(CORNERS, GATES[gate]) for gate in ("AND", "OR", "XOR")}

    def rows():
        for gate, lesson in lessons.items():
            if lesson.learned:
                last = lesson.corrections[-1]
                line = f"w = {last.weights[0]:g}, {last.weights[1]:g}, b = {last.bias:g}."  # whole numbers
                what = _("{gate}: corrections until all four rows are right").format(gate=gate)
                yield new(what, len(lesson.corrections), line)
            else:
                first, again = lesson.cycle
                told = _(
                    "Correction {again} leaves the same weights as correction {first}: it goes round forever."
                )
                yield new(_("{gate}: learned").format(gate=gate), _("no"), told.format(again=again, first=first))

    return rows


def first_network(seeds=SEEDS, jobs=1):
    """Loss and accuracy on the training rows, beside the larger class alone."""
    longer = spread(FIRST.with_epochs(LONGER), min(seeds, LONGER_SEEDS), jobs)
    found, later = yield from in_turn([spread(FIRST, seeds, jobs), longer])
    larger = int(np.bincount(load("above_sum", n_samples=100, seed=0).y).max())

    def rows():
        yield beside(_("loss"), 0.6438, found.losses)
        yield beside(_("accuracy"), 0.53, found.scores, digits=2)
        right = _("Always naming it is right that often.")
        yield Row(_("rows of the larger class, of 100"), 52, BY_CODE, larger, right)
        updates = FIRST.epochs * -(-100 // FIRST.batch_size)
        yield Row(_("updates"), 100, BY_CODE, updates, _("25 epochs of 4."))
        what = _("accuracy after {n} epochs").format(n=counted(LONGER))
        yield new(what, spread_of(later.scores), _("{n} seeds.").format(n=len(later.seeds)))

    yield Progress(1.0, Rows(rows))


def coin_toss():
    """Accuracy on rows that were trained on and on others, for several epochs and batch sizes."""
    experiments = [
        replace(COIN, epochs=epochs, batch_size=size, data_seed=seed)
        for epochs, size in COIN_TRIALS
        for seed in range(COIN_SETS)
    ]
    steps = yield from last_steps(experiments)
    scores = np.array([(step.train_score, step.test_score) for step in steps])
    means = scores.reshape(len(COIN_TRIALS), COIN_SETS, 2).mean(axis=1)
    larger = [np.bincount(prepare(one).test.y).max() / len(prepare(one).test.y) for one in experiments[:COIN_SETS]]

    def rows():
        for (epochs, size), accuracies in zip(COIN_TRIALS, means, strict=True):
            what = _("{n} epochs, batches of {size}: accuracy in training, on held-out rows")
            yield new(what.format(n=epochs, size=size), in_a_row(fixed(accuracy, 2) for accuracy in accuracies))
        right = _("Naming it always is right so often.")
        yield new(_("held-out rows of the larger class"), float(np.mean(larger)), right, 2)

    yield Progress(1.0, Rows(rows))


def straight_line(seeds=SEEDS, jobs=1):
    """Slope and intercept after 50 epochs, beside the best line and a larger rate."""
    (found,) = yield from in_turn([spread(LINE, seeds, jobs)])
    data, quick = load("five_x", 200, 0.1, seed=0), last_step(replace(LINE, learning_rate=QUICKER))
    slope, intercept = map(float, best_line(data.x[:, 0], data.y))

    def rows():
        yield beside(_("slope"), 3.53, found.flats[:, 0], 3, BY_CODE)
        yield beside(_("intercept"), 3.78, found.flats[:, 1], 3, BY_CODE)
        yield Row(_("slope of the best line"), 5.0, BY_CODE, slope, _("Drawn with 5."), 2)
        yield Row(_("intercept of the best line"), 3.0, BY_CODE, intercept, _("Drawn with 3."), 2)
        noise = _("0.01 of it is noise.")
        yield new(_("mean squared error after 50 epochs"), spread_of(found.losses, 2), noise, 2)
        what = _("slope and intercept at rate {rate}").format(rate=general(QUICKER))
        yield new(what, in_a_row(fixed(one, 2) for one in quick.flat), _("From seed 0."))

    yield Progress(1.0, Rows(rows))


RECIPES = (
    Recipe(
        "C1",
        mark("The perceptron"),
        mark(
            "One unit with a step learns AND and OR in ten corrections at most, and goes round in a circle on "
            "XOR, which no straight line divides."
        ),
        mark(
            "A step activation and the perceptron rule, for data that a line divides: the four rows of a gate, in "
            "their order. Weights start from 0 here."
        ),
        "perceptron",
        at_once(perceptron),
    ),
    Recipe(
        "C2",
        mark("A first network"),
        mark(
            "Three hidden units after 100 updates: the loss is near 0.693, that of always saying one half, and "
            "the accuracy is that of the start more than of anything learned."
        ),
        mark(
            "np.random.seed(0), 100 points of the unit square, class 1 where x1 + x2 > 1; 2-3 ReLU-1 sigmoid, "
            "Adam, batches of 30, 25 epochs, judged on the rows it was trained on."
        ),
        "live",
        first_network,
        mark(
            "53 % is hardly more than the 52 % that always naming the larger class gives: 25 epochs of 4 updates "
            "are too few. With 1,000 epochs the same network learns the line."
        ),
        FIRST,
        is_spread=True,
        more=KERAS_TOLD,
    ),
    Recipe(
        "C3",
        mark("Your own random data"),
        mark(
            "Classes drawn by a coin: with more epochs the rows that were trained on are learned by heart, and "
            "rows held out are answered as well as by always naming the larger class."
        ),
        mark(
            "200 rows of 4 random features with random classes, to try epochs and batch sizes on. Network, rate "
            "and numbers of epochs are this recipe's own; accuracies are means over 30 sets."
        ),
        "live",
        coin_toss,
        mark("There is no rule in such data, so a high accuracy in training means memory. Held-out rows show it."),
        COIN,
    ),
    *measures.BY_LOSS,
    Recipe(
        "C6",
        mark("A straight line"),
        mark(
            "One linear unit goes down the squared error toward 5x + 3, and stops far from it: x between 0 and 1 "
            "makes a long valley, and the rate is small."
        ),
        mark(
            "np.random.seed(0), 200 points y = 5x + 3 with noise 0.1, one linear unit, SGD at 0.01, squared "
            "error, batches of 32, 50 epochs. It prints no weights; the start is unseeded, so these are many "
            "seeds."
        ),
        "live",
        straight_line,
        mark("Fifty epochs at this rate are too few, whatever the start. A larger rate comes near 5 and 3."),
        LINE,
        is_spread=True,
    ),
    measures.BY_METRIC,
)
