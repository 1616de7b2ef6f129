"""Rosenblatt's rule, when it must end, and the second layer that it takes where no line separates the classes."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from playground.engine.network import mlp

DECIMALS = 9
MOST_CORRECTIONS = 1000


class Correction(NamedTuple):
    """One row that was answered wrongly, and the weights before and after it corrected them.

    `epoch` counts from 1, `row` from 0; `inputs`, `weights_before` and `weights` are (D,).
    """

    epoch: int
    row: int
    inputs: np.ndarray
    target: int
    score: float
    weights_before: np.ndarray
    bias_before: float
    weights: np.ndarray
    bias: float

    @property
    def error(self) -> int:
        """t - y: 1 where the unit was silent and should have fired, -1 the other way round."""
        return 1 if self.target else -1


class Lesson(NamedTuple):
    """All corrections, how many each epoch had, and how it ended.

    `learned`: a whole epoch went by without a correction. `cycle`: the numbers (from 1) of two corrections of
    the same row that left the same weights behind, or None. Neither: it was cut short.
    """

    corrections: list[Correction]
    per_epoch: list[int]
    learned: bool
    cycle: tuple[int, int] | None


class Bound(NamedTuple):
    """Novikoff's bound: at most `corrections` = radius**2 / margin**2, if both classes can be told apart."""

    radius: float
    margin: float
    corrections: float


def corrections(x, y, rate=1.0) -> Iterator[Correction]:
    """Rosenblatt's rule on rows x (N, D) of classes y (N,), 0 or 1, in their order, from weights of 0.

    w <- w + rate (t - y) x;  b <- b + rate (t - y), where y = 1 if w.x + b > 0 else 0. It ends after an epoch
    without a correction; where no line separates the classes it never ends, so take as many as you need.
    """
    x, weights, bias = np.asarray(x, float), np.zeros(len(x[0])), 0.0
    epoch, is_clean = 0, False
    while not is_clean:
        epoch, is_clean = epoch + 1, True
        for row, (inputs, target) in enumerate(zip(x, y, strict=True)):
            # Rounding keeps decimals what they look like: 0.1 + 0.2 is 0.3, and equal weights are found equal.
            score = round(float(inputs @ weights) + bias, DECIMALS)
            output = int(score > 0)
            if output == target:
                continue
            change = rate * (int(target) - output)
            before = weights, bias
            weights, bias = np.round(weights + change * inputs, DECIMALS), round(bias + change, DECIMALS)
            is_clean = False
            yield Correction(epoch, row, inputs, int(target), score, *before, weights, bias)


def learn(x, y, rate=1.0, most=MOST_CORRECTIONS) -> Lesson:
    """Correct until all is learned, until the weights go round in a circle, or `most` times.

    What the rule does next depends on the weights and on the place in the order, and on nothing else. So the
    same weights after a correction of the same row prove that everything from there on repeats forever.
    """
    made, seen, cycle, learned = [], {}, None, False
    for number, correction in enumerate(corrections(x, y, rate), start=1):
        made.append(correction)
        state = (correction.row, *correction.weights, correction.bias)
        if state in seen:
            cycle = (seen[state], number)
        if cycle or number == most:
            break
        seen[state] = number
    else:
        learned = True
    per_epoch = np.bincount([correction.epoch for correction in made], minlength=1)[1:].tolist()
    return Lesson(made, per_epoch + [0] * learned, learned, cycle)


def novikoff(x, y) -> Bound | None:
    """At most (R / margin)**2 corrections are made from weights of 0; None if no line separates the classes.

    The bias is the weight of one more input that is always 1. With v = (x, 1) for class 1 and -(x, 1) for class
    0, R is the length of the longest v, and the margin is the largest m for which a unit vector u has u.v >= m
    for all rows. Each correction moves w at least m along u and makes |w|**2 grow by at most R**2; so after k
    of them k m <= |w| <= sqrt(k) R (Novikoff 1962).

    The best u is held by at most D + 1 rows that it meets at the same distance: all such few are tried.
    """
    v = np.column_stack([x, np.ones(len(x))]) * np.where(np.asarray(y) == 1, 1.0, -1.0)[:, None]
    margin = 0.0
    for size in range(1, min(v.shape) + 1):
        few = v[list(combinations(range(len(v)), size))]
        u = np.linalg.pinv(few).sum(axis=2)  # the shortest u with u.v = 1 for each of the few
        u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), np.finfo(float).tiny)
        margin = max(margin, float((u @ v.T).min(axis=1).max()))
    radius = float(np.linalg.norm(v, axis=1).max())
    if margin < 1e-13 * radius:  # rounding, not room
        return None
    return Bound(radius, margin, (radius / margin) ** 2)


def xor_network():
    """XOR from two hidden step units set by hand: (x1 OR x2) AND (x1 NAND x2) (Minsky and Papert 1969)."""
    network = mlp([2, 2, 1], "step", output_activation="step")
    network.params["0.W"][...] = [[1, -1], [1, -1]]  # OR: x1 + x2 > 0.5; NAND: x1 + x2 < 1.5
    network.params["0.b"][...] = [-0.5, 1.5]
    network.params["1.W"][...] = [[1], [1]]  # AND: both
    network.params["1.b"][...] = [-1.5]
    return network
