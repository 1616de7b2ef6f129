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
from playground.labs.recipes.recipe import BY_CODE, BY_HAND, Recipe, Row, at_once, new
from playground.labs.recipes.reviews import READING, sentiment
from playground.labs.recipes.spread import spread_of
from playground.labs.recipes.unobserved import last_steps
from playground.labs.vanishing.ratios import first_over_last, typical
from playground.numbers import plain
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


def stuck():
    """XOR's loss after 1,000 updates without and with biases, and with larger steps; one update by itself."""
    cases = {
        "no biases, rate 0.1, 1,000 epochs": STUCK,
        "biases, rate 0.1, 1,000 epochs": replace(STUCK, biases="unit_uniform"),
        "no biases, rate 1, 5,000 epochs": replace(STUCK, **FURTHER),
        "biases, rate 1, 5,000 epochs": replace(STUCK, biases="unit_uniform", **FURTHER),
    }
    experiments = [replace(case, seed=seed) for case in cases.values() for seed in range(STUCK_SEEDS)]
    steps = yield from last_steps(experiments)
    losses = np.array([step.train_loss for step in steps]).reshape(len(cases), STUCK_SEEDS)
    rows = [
        new(f"{name}: loss", spread_of(mine, 3), f"{STUCK_SEEDS} seeds; always saying 0.5 gives 0.25.")
        for name, mine in zip(cases, losses, strict=True)
    ]
    yield Progress(1.0, (*rows, *single_step()))


def single_step():
    """One update of a 2-3-1 network on x = (0.1, 0.2) with target 0.3."""
    sigmoid = {"activation": "sigmoid", "output_activation": "sigmoid", "biases": "none"}
    network = mlp([2, 3, 1], initializer="unit_uniform", rng=np.random.RandomState(0), **sigmoid)
    found = trace(network, "mse", np.array([[0.1, 0.2]]), np.array([[0.3]]), 0.1)
    a = float(found.prediction[0, 0])
    yield new("one row, x = (0.1, 0.2), target 0.3: output", a)
    by_hand = 2 * (a - 0.3) * a * (1 - a)
    yield Row("its dC/dz at the output", by_hand, BY_HAND, float(found.deltas[-1][0, 0]), "2 (a - y) a (1 - a).")
    yield new("loss before and after one update", f"{plain(found.loss, 5)}, {plain(found.loss_after, 5)}")


def chain_rule():
    """Value and derivative of the formula, one node at a time."""
    found = walk(FORMULA.graph, FORMULA.point)
    yield Row("f(2)", 125.0, BY_HAND, found.values[-1], "5³.")
    yield Row("f'(2)", 300.0, BY_HAND, found.steps[-1].result, "3 (x² + 1)² 2x.")


def descents():
    """x after 100 steps at each rate, beside the closed form; and what such a path does."""
    for rate in RATES:
        path = descend(CURVES["square"], (10.0,), new_optimizer("sgd", rate), STEPS)
        by_hand = 10 * (1 - 2 * rate) ** STEPS
        told = f"10 · ({plain(1 - 2 * rate, 3, 9)})^100; it {behavior(path)}."
        yield Row(f"x after 100 steps at rate {rate}", by_hand, BY_HAND, float(path.points[-1, 0]), told)


def vanishing():
    """How much of dC/dz reaches the first of ten hidden layers, before any training."""
    slope = float(ACTIVATIONS["sigmoid"].slope(np.linspace(-6, 6, 1201)).max())
    yield Row("largest slope of the sigmoid", 0.25, BY_HAND, slope)
    ratios = {}
    for lane in Bench().lanes:
        lane = replace(lane, dtype="float64")
        deltas, _ = first_over_last(lane, prepared_for(lane), 5)
        ratios[lane.activation] = float(typical(deltas))
        title = ACTIVATIONS[lane.activation].title
        told = "10 layers of 16 units, 5 seeds, each from the start made for it."
        yield new(f"{title}: dC/dz at the first layer over that at the last", ratios[lane.activation], told, 2)
    yield new("ReLU's over the sigmoid's", ratios["relu"] / ratios["sigmoid"], digits=2)
    raw = np.array([-3.0, 0.5, 3.0])
    told = ", ".join(plain(float(value), 3) for value in raw * (1 - raw))
    yield Row("x (1 - x) at the raw x = -3, 0.5, 3", "−12, 0.25, −6", BY_CODE, told, "No slope of a sigmoid.")


RECIPES = (
    Recipe(
        "E1",
        "XOR that stays stuck",
        "Sigmoids, squared error, positive weights and small steps: after 1,000 epochs the loss is still near "
        "that of saying 0.5 to everything. Biases alone do not change that; ten times the rate and five times the "
        "epochs do, and then biases bring the loss further down.",
        "2-3-1 with sigmoids, no biases, weights from [0, 1), squared error, rate 0.1, 1,000 epochs.",
        "live",
        stuck,
        "The training function assigns to global names and cannot run as printed. Without biases every hidden "
        "unit says 0.5 to the row 0, 0, whatever its weights are.",
        STUCK,
    ),
    Recipe(
        "E2",
        "The chain rule",
        "A formula as a graph: values forward, derivatives backward, one node at a time.",
        "f(x) = (x² + 1)³ at x = 2.",
        "chain_rule",
        at_once(chain_rule),
        link=to_query(FORMULA, is_whole=True),
    ),
    Recipe(
        "E3",
        "Gradient descent",
        "Each step multiplies x by 1 minus twice the rate: it crawls at 0.01, arrives at 0.1, zigzags at 0.9, "
        "jumps forever at 1.0 and explodes at 1.1.",
        "x² + 5 from 10, rate 0.1, 100 steps.",
        "gradient_descent",
        at_once(descents),
    ),
    Recipe(
        "E4",
        "Vanishing gradients",
        "Ten hidden layers before any training: with sigmoids next to nothing of the error reaches the first "
        "layer, with ReLU about half of it does.",
        "Sigmoid against ReLU at depth 10.",
        "vanishing",
        at_once(vanishing),
        "The sigmoid's slope is computed as x (1 - x) of the raw x instead of its output, and the product of two "
        "vectors is one number: the plotted curves are not the gradients of a network with ten layers.",
        link=to_query(Bench(), is_whole=True),
    ),
    Recipe(
        "E5",
        "MNIST",
        "Handwritten digits of 28 x 28 pixels, ten epochs: the accuracy in training nears 1, and that on held-out "
        "digits stays some percent below.",
        "784-128 ReLU-64 ReLU-10 softmax, Adam, batches of 128, 20 % for validation, 10 epochs. Here 5,000 of the "
        "70,000 digits, 1,000 of them held out; pixels from 0 to 1.",
        "live",
        mnist,
        experiment=DIGITS,
    ),
    Recipe(
        "E6",
        "Sentiment of reviews",
        "An LSTM reads a review word by word. After two epochs it does no better than a coin, and then it finds "
        "out what “not” and “but” do to the words around them. Logistic regression on the same words, whatever "
        "their order, stays near the coin.",
        "Film reviews as lists of words: 10,000 words, 200 tokens, an embedding of 128, an LSTM of 64 with "
        "dropout and recurrent dropout of 0.2, a sigmoid, Adam, batches of 32, 5 epochs, 20 % for validation. "
        "Here the same network on 12,000 generated reviews of up to 30 words, 32 tokens each.",
        "reviews",
        sentiment,
        "Nothing here is a number of the tutorial's data: generated reviews are easier, and made so that counting "
        "words fails. Of what people write, much is said by words alone. Whoever has the real reviews can train "
        "on them on the same page.",
        link=to_query(READING, is_whole=True),
    ),
)
