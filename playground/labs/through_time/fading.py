"""How the error fades or grows on its way back, beside what the recurrent weight alone would make of it."""

from typing import NamedTuple

import numpy as np

from playground.engine.recurrent import spectral_radius

FADES, GROWS = 0.9, 1.1  # a factor a step below or above is told as fading or growing


class Fading(NamedTuple):
    """`sizes` (T,) are |dC/dh| at the last step, the one before, ..., the first; lengths where units are several.

    `expected` (T,) is the first of them times `radius`^k, the spectral radius of U, which is |U| for one unit.
    `factors` (T - 1,) are what each step back multiplies the size by, NaN after it has become 0.
    """

    sizes: np.ndarray
    expected: np.ndarray
    factors: np.ndarray
    radius: float

    @property
    def per_step(self):
        """The geometric mean of the factors; NaN without an error to send back."""
        if not self.sizes[0]:
            return np.nan
        return float((self.sizes[-1] / self.sizes[0]) ** (1 / (len(self.sizes) - 1)))

    @property
    def kind(self):
        """One of "none", "stops", "fades", "holds" or "grows"."""
        if not self.sizes[0]:
            return "none"
        if not self.sizes[-1]:
            return "stops"
        return "fades" if self.per_step < FADES else "grows" if self.per_step > GROWS else "holds"


def fading(found):
    """The `Fading` of a `Pass`."""
    sizes = np.linalg.norm(found.grad_h[1:], axis=1)[::-1]
    radius = spectral_radius(found.U)
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = np.where(sizes[:-1] > 0, sizes[1:] / sizes[:-1], np.nan)
    return Fading(sizes, sizes[0] * radius ** np.arange(len(sizes)), factors, radius)
