"""What is added to the loss so that weights stay small, and the limit on how large a gradient may get."""

from typing import NamedTuple

import numpy as np


class Penalty(NamedTuple):
    """l1 * sum |W| + l2 / 2 * sum W**2 over all weights; biases, gains and shifts go free.

    L1 pulls every weight toward 0 with the same force, however small it is: weights that the loss does not need
    hover within a step around 0. Proximal steps would bring them to exactly 0; these are gradient steps. L2 keeps
    weights small (ridge, weight decay). With `per_row` the penalty is divided by the number of rows of the batch,
    as in scikit-learn.
    """

    l1: float = 0.0
    l2: float = 0.0
    per_row: bool = False

    @property
    def is_nothing(self):
        return not (self.l1 or self.l2)

    def over(self, penalized):
        """This penalty, of a vector of weights (P,); `penalized` (P,) is 1 where it applies, else 0."""
        return PenaltyOver(self, penalized)


class PenaltyOver:
    """A penalty of one vector: a factor for each of its numbers spares a walk through the layers."""

    def __init__(self, penalty, penalized):
        self.penalty, self.penalized = penalty, penalized
        self.scratch = np.empty_like(penalized)
        self._factors = {}  # rows -> ((P,) of l1 or None, (P,) of l2 or None)

    def add_gradient(self, weights, gradient, n_rows):
        """dC/dW += l1 * sign(W) + l2 * W, in place, for a batch of `n_rows`; both (P,). Returns the penalty.

        That is l1 * sum sign(W) W + l2 / 2 * sum W W: what was added, times the weights.
        """
        l1, l2 = self._factors.get(n_rows) or self._factors_for(n_rows)
        added, value = self.scratch, 0.0
        if l1 is not None:
            np.multiply(np.sign(weights, added), l1, added)
            np.add(gradient, added, gradient)
            value = float(added.dot(weights))
        if l2 is not None:
            np.multiply(weights, l2, added)
            np.add(gradient, added, gradient)
            value += float(added.dot(weights)) / 2
        return value

    def _factors_for(self, n_rows):
        share = 1 / n_rows if self.penalty.per_row else 1
        found = [share * rate * self.penalized if rate else None for rate in self.penalty[:2]]
        return self._factors.setdefault(n_rows, found)


NO_PENALTY = Penalty()


def clip_by_norm(gradient, limit):
    """Shorten the whole gradient (P,) in place to length `limit` if it is longer (Pascanu et al. 2013).

    Returns its length before. The direction stays: only the step gets shorter.
    """
    wide = gradient.astype(np.float64, copy=False)  # the squares of a large float32 would be infinite
    norm = float(np.sqrt(np.vdot(wide, wide)))
    if norm > limit:
        gradient *= limit / norm
    return norm
