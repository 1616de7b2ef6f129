"""What a network that reads sequences is measured on, and what it is trained on: fresh ones every epoch."""

from typing import NamedTuple

import numpy as np

from playground.data.sequences.task import Sequences, Task
from playground.seeds import DATA, data_rng

N_TEST = 200  # sequences, drawn apart from those that are trained on


class PreparedSequences(NamedTuple):
    """The sequences that every epoch is measured on, those of `epoch(number)` to train on, and what they are
    about.

    `n_classes` is 0 where values are predicted. `nothing` is what an answer scores that never changes, None for
    values.
    """

    task: Task
    test: Sequences
    choices: object
    n_classes: int
    nothing: float | None

    image_shape = None

    @property
    def parts(self):
        return {"test": self.test}

    def epoch(self, number):
        """The `Sequences` of an epoch, from 1 on: no two epochs have the same."""
        choices = self.choices
        rng = np.random.default_rng([choices.data_seed, number, DATA])
        return self.task.draw(rng, choices.n_sequences, choices)


def prepare_sequences(choices):
    """`PreparedSequences` for the data fields of an experiment."""
    task = choices.source
    test = _longest_first(task.draw(data_rng(choices.data_seed), N_TEST, choices))
    n_classes = task.n_classes(choices)
    nothing = float(np.bincount(test.targets).max() / len(test.targets)) if n_classes else None
    return PreparedSequences(task, test, choices, n_classes, nothing)


def _longest_first(sequences):
    """The same with one of the longest in the first place, where it is looked at."""
    order = np.arange(len(sequences.x))
    if sequences.is_there is not None:
        longest = int(sequences.is_there.sum(axis=1).argmax())
        order[[0, longest]] = longest, 0
    return sequences.part(order)
