"""What there is to learn about sequences: how they are drawn, and what is asked of the one who reads them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.languages import _


class Sequences(NamedTuple):
    """N sequences of T steps: x (N, T, D), and the answers that are wanted.

    An answer after the last step is y (N,); one after every step y (N, T), of which those count where `counts` (N,
    T) is True. Class numbers are whole, values are not. `is_there` (N, T) tells which steps are there; None: all.
    """

    x: np.ndarray
    y: np.ndarray
    counts: np.ndarray | None = None
    is_there: np.ndarray | None = None

    @property
    def targets(self):
        """The answers that count, (M,), in the order in which a network gives them: step after step."""
        return self.y if self.counts is None else self.y.T[self.counts.T]

    @property
    def rows(self):
        """Which of a network's rows of scores these belong to; None: all."""
        return None if self.counts is None or self.counts.all() else np.flatnonzero(self.counts.T)

    def part(self, places):
        """Some of the sequences, in this order."""
        return Sequences(*(None if array is None else array[places] for array in self))


class Task(NamedTuple):
    """`draw(rng, n, choices) -> Sequences` of an experiment's data fields.

    `class_names(choices)` say what the classes are called where there are some: where it is yes or no, just that.
    `length` says what the number of this name means, in a few words, and `n_steps(length)` how many steps that
    makes. `n_inputs(choices)` is D; `n_classes(choices)` 0 where values are predicted. `answers` says when: "end"
    or "every". `says(x)` writes the inputs of every step (T, D) as short texts. `remembers` is the sentence on
    what memory the task needs. `varies` tells whether sequences may be of several lengths, `is_text` whether a
    person's text is read.
    """

    title: str
    about: str
    remembers: str
    length: str
    draw: Callable
    says: Callable
    answers: str = "end"
    n_inputs: Callable = lambda choices: 1
    n_classes: Callable = lambda choices: 2
    n_steps: Callable = lambda length: length
    class_names: Callable = lambda choices: (_("no"), _("yes"))
    varies: bool = False
    is_text: bool = False
    has_noise: bool = False
    image_shape = None  # no picture is read


def one_hot(numbers, count):
    """Whole numbers (...) as rows of zeros with one 1, (..., count)."""
    return np.eye(count)[numbers]
