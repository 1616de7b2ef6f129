"""Tutorial E's network for handwritten digits, judged by what it makes of held-out ones."""

from dataclasses import replace

import numpy as np

from playground.choices.experiment import Experiment
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import Rows, new
from playground.labs.recipes.spread import spread_of
from playground.labs.recipes.unobserved import last_steps
from playground.languages import _
from playground.numbers import fixed, in_a_row
from playground.recording.train import train

MNIST_SEEDS = 5
DIGITS = Experiment(
    dataset="mnist_5000",
    test_size=0.2,
    stratify=False,
    validation_size=0.2,
    validation="last",
    scaling="none",
    hidden_sizes=(128, 64),
    activation="relu",
    optimizer="adam",
    learning_rate=0.001,
    epsilon=1e-7,
    batch_size=128,
    epochs=10,
)
MORE_UPDATES = replace(DIGITS, stratify=True, validation_size=0.0, initializer="he_normal", batch_size=32)


def mnist():
    """Accuracies by epoch, and at the end from several seeds."""
    settings = [*(replace(DIGITS, seed=seed) for seed in range(MNIST_SEEDS))]
    settings += [replace(MORE_UPDATES, data_seed=seed) for seed in range(MNIST_SEEDS)]
    ends = yield from last_steps(settings)
    accuracies = {step.epoch: _accuracies(step) for step in train(DIGITS)}
    scores = np.array([step.test_score for step in ends]).reshape(2, MNIST_SEEDS)

    def rows():
        for epoch in (1, 5, 10):
            what = _("epoch {n}: accuracy in training, validation, test").format(n=epoch)
            yield new(what, in_a_row(fixed(accuracy, 3) for accuracy in accuracies[epoch]))
        seeds = _("{n} seeds.").format(n=MNIST_SEEDS)
        yield new(_("test accuracy after 10 epochs"), spread_of(scores[0]), seeds)
        yield new(
            _("the same with batches of 32 and no validation rows"),
            spread_of(scores[1]),
            _("{n} splits. Five times as many updates.").format(n=MNIST_SEEDS),
        )

    yield Progress(1.0, Rows(rows))


def _accuracies(step):
    return step.train_score, step.validation_score, step.test_score
