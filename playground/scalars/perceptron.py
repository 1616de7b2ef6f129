"""What a single unit can learn, and what it can never learn.

A unit multiplies its inputs by weights, adds a bias and sends the sum z = w.x + b through an activation. Here
it is trained in three ways, each one idea further than the last:

1. `corrections`: a step, y = 1 if z > 0 else 0, and Rosenblatt's rule, w <- w + (t - y) x. A row that is
   answered rightly changes nothing; the error t - y is -1, 0 or 1.
2. `descend(..., "mse")`: no step at all, y = z. The error may be any number, and so there is a loss to descend.
3. `descend(..., "binary_crossentropy")`: a sigmoid, y between 0 and 1. The error t - y is as large as the doubt.

All three add (error times input) to the weights. And all three draw one straight line, so that none can learn
XOR: that takes a second layer, `xor_network`.

F. Rosenblatt (1958), The perceptron: a probabilistic model for information storage and organization in the
brain. A. Novikoff (1962), On convergence proofs for perceptrons. M. Minsky and S. Papert (1969), Perceptrons.
"""

from collections.abc import Iterator
from itertools import combinations
from math import isfinite
from typing import NamedTuple

import numpy as np

from playground.engine.loop import fit
from playground.engine.losses import LOSSES
from playground.engine.network import mlp
from playground.engine.optimizers import SGD

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}  # classes of CORNERS

DECIMALS = 9
MOST_CORRECTIONS = 1000
MOST_POINTS = 30
FARTHEST = 1000


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


class Descent(NamedTuple):
    """A unit before the first epoch and after each: weights (E+1, D), biases (E+1,), losses (E+1,)."""

    weights: np.ndarray
    biases: np.ndarray
    losses: np.ndarray


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
    same weights after a correction of the same row prove that everything from there on repeats for ever.
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
    if margin < 1e-7:  # rounding, not room
        return None
    radius = float(np.linalg.norm(v, axis=1).max())
    return Bound(radius, margin, (radius / margin) ** 2)


def xor_network():
    """XOR from two hidden step units set by hand: (x1 OR x2) AND (x1 NAND x2) (Minsky and Papert 1969)."""
    network = mlp([2, 2, 1], "step", output_activation="step")
    network.params["0.W"][...] = [[1, -1], [1, -1]]  # OR: x1 + x2 > 0.5; NAND: x1 + x2 < 1.5
    network.params["0.b"][...] = [-0.5, 1.5]
    network.params["1.W"][...] = [[1], [1]]  # AND: both
    network.params["1.b"][...] = [-1.5]
    return network


def descend(x, y, loss, *, rate, epochs, batch_size, rng) -> Descent:
    """Train one unit on x (N, D), y (N,) by stochastic gradient descent from a random start, epoch by epoch.

    `loss` "mse" makes it linear regression, "binary_crossentropy" logistic regression.
    """
    network = mlp([len(x[0]), 1], rng=rng)
    y, optimizer = np.asarray(y, float), SGD(rate)
    found = Descent(np.empty((epochs + 1, len(x[0]))), np.empty(epochs + 1), np.empty(epochs + 1))
    for epoch in range(epochs + 1):
        if epoch:
            fit(network, x, y, loss=loss, optimizer=optimizer, epochs=1, batch_size=batch_size, rng=rng)
        found.weights[epoch] = network.params["0.W"][:, 0]
        found.biases[epoch] = network.params["0.b"][0]
        found.losses[epoch] = LOSSES[loss].value(network.forward(x)[0], y)
    return found


def noisy_line(seed, n_points=200, uniform=False):
    """y = 5 x + 3 + 0.1 noise: x (N, 1) and y (N,), drawn as `np.random.seed(seed)` and `randn` draw them.

    With `uniform`, x comes from `np.random.rand` and lies between 0 and 1.
    """
    random = np.random.RandomState(seed)
    x = random.rand(n_points, 1) if uniform else random.randn(n_points, 1)
    return x, (5 * x + 3 + 0.1 * random.randn(n_points, 1))[:, 0]


def two_clouds(seed, apart, n_points=100):
    """Points x (N, 2) around two centers that lie `apart` standard deviations from each other, classes y (N,)."""
    y = np.arange(n_points) % 2
    centers = np.array([[-0.4, -0.3], [0.4, 0.3]]) * apart
    return centers[y] + np.random.default_rng(seed).standard_normal((n_points, 2)), y


def checked_points(rows):
    """x (N, 2) and y (N,) of a table's rows (x1, x2, class) as a person typed them; empty rows are left out.

    Raises ValueError, in words for that person, where it cannot be learned from.
    """
    filled = [(i, row) for i, row in enumerate(rows, start=1) if any(cell not in (None, "") for cell in row)]
    if not filled:
        raise ValueError("There are no points yet: add at least one point of each class.")
    if len(filled) > MOST_POINTS:
        raise ValueError(f"That is {len(filled)} points: {MOST_POINTS} is the most that can be shown here.")
    x, y = (
        np.array(
            [[_coordinate(i, name, c) for name, c in zip(("x1", "x2"), row, strict=False)] for i, row in filled]
        ),
        [],
    )
    for i, (_, _, label) in filled:
        if str(label).removesuffix(".0") not in ("0", "1"):
            raise ValueError(f"Row {i}: the class must be 0 or 1, not {_shown(label)}.")
        y.append(int(float(label)))
    if len(set(y)) == 1:
        raise ValueError(
            f"All points are of class {y[0]}: add one of class {1 - y[0]}, so there is something to tell apart."
        )
    return x, np.array(y)


def contradictions(x, y):
    """The points that are there with both classes, as tuples: no line can be right about them."""
    by_class = [{tuple(map(float, point)) for point in np.asarray(x)[np.asarray(y) == label]} for label in (0, 1)]
    return sorted(by_class[0] & by_class[1])


def _coordinate(row, name, cell):
    try:
        value = float(cell)
    except (TypeError, ValueError):
        value = float("nan")
    if not isfinite(value) or abs(value) > FARTHEST:
        raise ValueError(f"Row {row}: {name} must be a number from -{FARTHEST} to {FARTHEST}, not {_shown(cell)}.")
    return value


def _shown(cell):
    return "empty" if cell in (None, "") or cell != cell else f"'{cell}'"
