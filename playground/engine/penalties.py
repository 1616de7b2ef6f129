"""What is added to the loss so that weights stay small, and the limit on how large a gradient may get."""

from typing import NamedTuple

import numpy as np


class Penalty(NamedTuple):
    """l1 * sum |W| + l2 / 2 * sum W**2 over all weights; biases, gains and shifts go free.

    L1 drives weights to exactly 0, L2 keeps them all small (ridge, weight decay). With `per_row` the penalty is
    divided by the number of rows of the batch, as scikit-learn does it.
    """

    l1: float = 0.0
    l2: float = 0.0
    per_row: bool = False

    def value(self, weights, n_rows):
        """The penalty of weight matrices, for a batch of `n_rows`."""
        total = sum(self.l1 * float(np.abs(W).sum()) + self.l2 / 2 * float(np.vdot(W, W)) for W in weights)
        return total / n_rows if self.per_row else total

    def add_gradient(self, weights, gradients, n_rows):
        """dC/dW += l1 * sign(W) + l2 * W, in place."""
        share = 1 / n_rows if self.per_row else 1
        for W, gradient in zip(weights, gradients, strict=True):
            if self.l1:
                gradient += share * self.l1 * np.sign(W)
            if self.l2:
                gradient += share * self.l2 * W


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
