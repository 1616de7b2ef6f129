"""How the learning rate changes over the epochs: `SCHEDULES[name].share(epoch, epochs)` of the rate chosen.

`epoch` counts from 1, `epochs` is how many there will be. "adaptive" looks at the loss instead, see `Plateau`.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

SMALLEST_RATE = 1e-6  # the adaptive schedule goes no lower
STEPS = 4  # of "step": halvings, evenly spread
WARM_UP = 0.1  # the share of the epochs in which the rate rises


class Schedule(NamedTuple):
    title: str
    share: Callable


def constant(epoch, epochs):
    """1."""
    return 1.0


def step(epoch, epochs):
    """Halved after every quarter of the epochs."""
    return 0.5 ** min(int(STEPS * (epoch - 1) / epochs), STEPS - 1)


def cosine(epoch, epochs):
    """(1 + cos(pi * (epoch - 1) / epochs)) / 2: slow, fast, slow down to 0 (Loshchilov and Hutter 2017)."""
    return float(0.5 * (1 + np.cos(np.pi * (epoch - 1) / epochs)))


def warm_up(epoch, epochs):
    """Rises evenly over the first tenth of the epochs, then stays (Goyal et al. 2017)."""
    return min(1.0, epoch / max(1.0, WARM_UP * epochs))


SCHEDULES = {
    "constant": Schedule("constant", constant),
    "step": Schedule("step: halved each quarter", step),
    "cosine": Schedule("cosine", cosine),
    "warm_up": Schedule("warm-up", warm_up),
    "adaptive": Schedule("adaptive: divided by 5 on a plateau", constant),
}


class Plateau(NamedTuple):
    """How long a loss has not improved: what early stopping and the adaptive schedule go by.

    `best` loss so far, `waited` epochs in a row that did not beat it by `tol`, `divisions` of the rate so far.
    """

    best: float = float("inf")
    waited: int = 0
    divisions: int = 0

    def after(self, loss, tol):
        """The state after an epoch with this loss (scikit-learn's rule for `tol` and `n_iter_no_change`)."""
        waited = self.waited + 1 if loss > self.best - tol else 0
        return self._replace(best=min(loss, self.best), waited=waited)

    def divided(self):
        """The state after the rate was divided by 5: the wait begins anew."""
        return self._replace(waited=0, divisions=self.divisions + 1)
