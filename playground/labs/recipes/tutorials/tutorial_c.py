"""Tutorial C: the perceptron, first networks, activations, losses, a straight line, metrics."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import load, prepare
from playground.labs.progress import Progress
from playground.labs.recipes import measures
from playground.labs.recipes.recipe import BY_CODE, SEEDS, Recipe, Row, at_once, in_turn, new
from playground.labs.recipes.spread import beside, spread, spread_of
from playground.labs.recipes.tutorials.tutorial_a import AS_KERAS, KERAS_TOLD
from playground.labs.recipes.unobserved import last_step, last_steps
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
    for gate in ("AND", "OR", "XOR"):
        lesson = learn(CORNERS, GATES[gate])
        if lesson.learned:
            last = lesson.corrections[-1]
            line = f"w = {last.weights[0]:g}, {last.weights[1]:g}, b = {last.bias:g}."
            yield new(f"{gate}: corrections until all four rows are right", len(lesson.corrections), line)
        else:
            first, again = lesson.cycle
            told = f"Correction {again} leaves the same weights as correction {first}: it goes round forever."
            yield new(f"{gate}: learned", "no", told)


def first_network(seeds=SEEDS, jobs=1):
    """Loss and accuracy on the training rows, beside the larger class alone."""
    longer = spread(FIRST.with_epochs(LONGER), min(seeds, LONGER_SEEDS), jobs)
    found, later = yield from in_turn([spread(FIRST, seeds, jobs), longer])
    larger = int(np.bincount(load("above_sum", n_samples=100, seed=0).y).max())
    rows = (
        beside("loss", 0.6438, found.losses),
        beside("accuracy", 0.53, found.scores, digits=2),
        Row("rows of the larger class, of 100", 52, BY_CODE, larger, "Always naming it is right that often."),
        Row("updates", 100, BY_CODE, FIRST.epochs * -(-100 // FIRST.batch_size), "25 epochs of 4."),
        new(f"accuracy after {LONGER:,} epochs", spread_of(later.scores), f"{len(later.seeds)} seeds."),
    )
    yield Progress(1.0, rows)


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
    rows = [
        new(
            f"{epochs} epochs, batches of {size}: accuracy in training, on held-out rows",
            f"{trained:.2f}, {tested:.2f}",
        )
        for (epochs, size), (trained, tested) in zip(COIN_TRIALS, means, strict=True)
    ]
    guessed = new(
        "held-out rows of the larger class", float(np.mean(larger)), "Naming it always is right so often.", 2
    )
    yield Progress(1.0, (*rows, guessed))


def straight_line(seeds=SEEDS, jobs=1):
    """Slope and intercept after 50 epochs, beside the best line and a larger rate."""
    (found,) = yield from in_turn([spread(LINE, seeds, jobs)])
    data, quick = load("five_x", 200, 0.1, seed=0), last_step(replace(LINE, learning_rate=QUICKER))
    slope, intercept = map(float, best_line(data.x[:, 0], data.y))
    rows = (
        beside("slope", 3.53, found.flats[:, 0], 3, BY_CODE),
        beside("intercept", 3.78, found.flats[:, 1], 3, BY_CODE),
        Row("slope of the best line", 5.0, BY_CODE, slope, "Drawn with 5.", 2),
        Row("intercept of the best line", 3.0, BY_CODE, intercept, "Drawn with 3.", 2),
        new("mean squared error after 50 epochs", spread_of(found.losses, 2), "0.01 of it is noise.", 2),
        new(f"slope and intercept at rate {QUICKER}", f"{quick.flat[0]:.2f}, {quick.flat[1]:.2f}", "From seed 0."),
    )
    yield Progress(1.0, rows)


RECIPES = (
    Recipe(
        "C1",
        "The perceptron",
        "One unit with a step learns AND and OR in ten corrections at most, and goes round in a circle on XOR, "
        "which no straight line divides.",
        "A step activation and the perceptron rule, for data that a line divides: the four rows of a gate, in "
        "their order. Weights start from 0 here.",
        "perceptron",
        at_once(perceptron),
    ),
    Recipe(
        "C2",
        "A first network",
        "Three hidden units after 100 updates: the loss is near 0.693, that of always saying one half, and the "
        "accuracy is that of the start more than of anything learned.",
        "np.random.seed(0), 100 points of the unit square, class 1 where x1 + x2 > 1; 2-3 ReLU-1 sigmoid, Adam, "
        f"batches of 30, 25 epochs, judged on the rows it was trained on. {KERAS_TOLD}",
        "live",
        first_network,
        "53 % is hardly more than the 52 % that always naming the larger class gives: 25 epochs of 4 updates are "
        "too few. With 1,000 epochs the same network learns the line.",
        FIRST,
        is_spread=True,
    ),
    Recipe(
        "C3",
        "Your own random data",
        "Classes drawn by a coin: with more epochs the rows that were trained on are learned by heart, and rows "
        "held out are answered as well as by always naming the larger class.",
        "200 rows of 4 random features with random classes, to try epochs and batch sizes on. Network, rate and "
        "numbers of epochs are this recipe's own; accuracies are means over 30 sets.",
        "live",
        coin_toss,
        "There is no rule in such data, so a high accuracy in training means memory. Held-out rows show it.",
        COIN,
    ),
    *measures.BY_LOSS,
    Recipe(
        "C6",
        "A straight line",
        "One linear unit goes down the squared error toward 5x + 3, and stops far from it: x between 0 and 1 "
        "makes a long valley, and the rate is small.",
        "np.random.seed(0), 200 points y = 5x + 3 with noise 0.1, one linear unit, SGD at 0.01, squared error, "
        "batches of 32, 50 epochs. It prints no weights; the start is unseeded, so these are many seeds.",
        "live",
        straight_line,
        "Fifty epochs at this rate are too few, whatever the start. A larger rate comes near 5 and 3.",
        LINE,
        is_spread=True,
    ),
    measures.BY_METRIC,
)
