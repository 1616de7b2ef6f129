"""What a hand has drawn, made into a picture as MNIST's were.

Those had been black and white; each was shrunk to fit 20 x 20 pixels, its proportions kept, which left greys at
the edges, and was then laid into 28 x 28 by its center of mass (LeCun, Bottou, Bengio and Haffner 1998).
"""

import math

import numpy as np
from PIL import Image

SIDE, BOX = 28, 20  # pixels: the picture, and what the ink fits
MIDDLE = 14  # the row and column in which the center of mass lies
FAINT = 0.05  # fainter is paper


def as_mnist(ink):
    """A drawing (height, width) from 0, paper, to 1, ink, as a picture (28, 28) float32; None without ink.

    Raises ValueError for what is not a drawing.
    """
    drawn = cropped(ink)
    if drawn is None:
        return None
    scale = BOX / max(drawn.shape)
    height, width = (max(round(scale * side), 1) for side in drawn.shape)
    small = resized(drawn, height, width)
    picture = np.zeros((SIDE, SIDE), np.float32)
    top, left = _start(small, axis=0), _start(small, axis=1)
    picture[top : top + height, left : left + width] = small
    return picture


def cropped(ink):
    """The part (height, width) float32 of a drawing that has ink; None where there is none. Raises ValueError."""
    ink = np.asarray(ink, np.float32)
    if ink.ndim != 2 or not np.isfinite(ink).all():
        raise ValueError("A drawing has rows and columns of numbers from 0, paper, to 1, ink.")
    rows, columns = (np.flatnonzero((ink > FAINT).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].clip(0, 1)


def resized(ink, height, width):
    """A drawing in another size: a pixel is the mean of those that it stands for."""
    return np.asarray(Image.fromarray(ink).resize((width, height), Image.Resampling.BOX))


def _start(small, axis):
    """Where ink begins along an axis so that its center of mass is in the middle, and all of it in the picture."""
    weights = small.sum(axis=1 - axis, dtype=np.float64)
    center = weights @ np.arange(len(weights)) / weights.sum()
    start = math.ceil(round(MIDDLE - center - 0.5, 3))  # rounded: what is even on both sides stays so
    return min(max(start, 0), SIDE - len(weights))
