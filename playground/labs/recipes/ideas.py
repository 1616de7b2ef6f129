"""Ideas that came without code: how much a hidden layer can do, and the neuron behind the unit."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.engine import mlp
from playground.labs.microscope.trace import trace
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import BY_HAND, Recipe, Row, Rows, at_once, new
from playground.labs.recipes.unobserved import last_steps
from playground.languages import _, mark, ngettext
from playground.numbers import plain

UNITS, SINE_SEEDS = (1, 2, 4, 8, 16, 32), 5
SINE = Experiment(
    dataset="sine",
    noise=0,
    n_samples=400,
    hidden_sizes=(8,),
    activation="tanh",
    optimizer="adam",
    learning_rate=0.03,
    schedule="cosine",
    batch_size=20,
    epochs=1000,
)
INPUTS, WEIGHTS, BIAS, TARGET, RATE = (1.0, 0.5), (0.8, -0.4), -0.3, 1.0, 0.5


def approximation():
    """The test error of the sine for each size of the hidden layer: the best of a few seeds, and the median."""
    experiments = [replace(SINE, hidden_sizes=(n,), seed=seed) for n in UNITS for seed in range(SINE_SEEDS)]
    steps = yield from last_steps(experiments)
    losses = np.array([step.test_loss for step in steps]).reshape(len(UNITS), SINE_SEEDS)

    def rows():
        for n, mine in zip(UNITS, losses, strict=True):
            what = ngettext("{n} unit: best error of {seeds} seeds", "{n} units: best error of {seeds} seeds", n)
            told = _("Median {median}; the mean alone leaves about 1.")
            yield new(
                what.format(n=n, seeds=SINE_SEEDS),
                float(mine.min()),
                told.format(median=plain(float(np.median(mine)), 2)),
                2,
            )

    yield Progress(1.0, Rows(rows))


def neuron():
    """One sigmoid unit: its sum, its answer, and one update, each beside what a pencil finds."""
    network = mlp([2, 1])
    network.params["0.W"][...] = np.reshape(WEIGHTS, (2, 1))
    network.params["0.b"][...] = BIAS
    found = trace(network, "binary_crossentropy", np.array([INPUTS]), np.array([[TARGET]]), RATE)
    z = 0.8 * 1.0 - 0.4 * 0.5 - 0.3
    a = 1 / (1 + np.exp(-z))
    first, second = map(float, found.updated["0.W"][:, 0])
    bias = float(found.updated["0.b"][0])

    def rows():
        yield Row(
            _("dendrites: the sum of inputs times weights, plus the bias"),
            z,
            BY_HAND,
            float(found.zs[0][0, 0]),
            _("x = (1, 0.5), synapses w = (0.8, -0.4), threshold 0.3, so b = -0.3."),
        )
        yield Row(_("firing: the sigmoid of it"), float(a), BY_HAND, float(found.prediction[0, 0]))
        yield Row(_("error: dC/dz for the target 1"), float(a - 1), BY_HAND, float(found.deltas[0][0, 0]))
        yield Row(_("plasticity: first weight after an update"), float(0.8 + 0.5 * (1 - a)), BY_HAND, first)
        yield Row(_("plasticity: second weight"), float(-0.4 + 0.5 * (1 - a) * 0.5), BY_HAND, second)
        yield Row(_("plasticity: bias"), float(-0.3 + 0.5 * (1 - a)), BY_HAND, bias)

    return rows


RECIPES = (
    Recipe(
        "F1",
        mark("The universal approximation theorem"),
        mark(
            "More units in one hidden layer can follow a curve more closely. The theorem promises that with "
            "enough units there are weights for any error you ask for; training has to find them, and from some "
            "starts it does not. 32 units can do all that 16 can, and do no better here: what is left is what "
            "training leaves."
        ),
        mark(
            "An idea of the tutorials, without code. Two waves of a sine, one hidden layer of tanh units, Adam, "
            "1,000 epochs; errors are mean squares on rows held out, in units of the curve's own variance."
        ),
        "live",
        approximation,
        mark("The theorem says nothing of how many units are needed, nor that gradient descent gets there."),
        SINE,
    ),
    Recipe(
        "F2",
        mark("The neuron behind the unit"),
        mark(
            "Dendrites bring signals in, synapses weigh them, a threshold decides whether the cell fires, and "
            "plasticity changes the synapses: inputs, weights, bias with activation, update."
        ),
        mark("An idea of the tutorials, without code. The unit's numbers are this recipe's own."),
        "perceptron",
        at_once(neuron),
        mark(
            "It is an analogy. A cell fires in pulses over time, and no cell is known to send errors back as "
            "backpropagation does."
        ),
    ),
)
