"""What a hand has drawn, made into a picture as scikit-learn's digits were.

Theirs are NIST's bitmaps: the ink is stretched to 20 x 32 pixels whatever its proportions, thinned or thickened
where it is too much or too little, and straightened; then the black pixels in each block of 4 x 4 are counted
(Garris et al., NISTIR 5469, 1994; Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, 1998).
"""

import math

import numpy as np
from PIL import Image, ImageFilter

from playground.labs.pictures.drawing import cropped, resized

SIDE, WIDTH, BLOCK = 32, 20, 4  # pixels
STEEPEST = 1.0  # slant, columns a row
TOO_LITTLE, FAR_TOO_LITTLE = 256, 108  # black pixels of 32 x 32
TOO_MUCH, FAR_TOO_MUCH = 412, 560


def as_digits(ink):
    """A drawing (height, width) from 0, paper, to 1, ink, as a picture (8, 8) from 0 to 16; None without ink.

    Raises ValueError for what is not a drawing.
    """
    drawn = cropped(ink)
    if drawn is None:
        return None
    # before it is stretched: the slant of a stretched drawing depends on its width
    upright = cropped(_straightened(drawn / drawn.max()))
    small = resized(upright, SIDE, WIDTH)
    black = np.zeros((SIDE, SIDE), bool)
    left = (SIDE - WIDTH) // 2
    black[:, left : left + WIDTH] = small > small.max() / 2  # a thin pen leaves greys alone
    blocks = _of_usual_weight(black).reshape(SIDE // BLOCK, BLOCK, SIDE // BLOCK, BLOCK)
    return blocks.sum(axis=(1, 3)).astype(np.float64)


def _straightened(ink):
    """A drawing whose rows are moved so that its slant, the columns that it leans over for each row, is gone."""
    slant, height, width = _slant(ink), *ink.shape
    wider = width + math.ceil(abs(slant) * height)
    # where the pixel in column x, row y comes from: column x + slant y + start
    start = -max(slant, 0) * height
    moved = Image.fromarray(ink).transform(
        (wider, height), Image.Transform.AFFINE, (1, slant, start, 0, 1, 0), Image.Resampling.BILINEAR
    )
    return np.asarray(moved)


def _slant(ink):
    """How many columns the ink leans to the right for each row further down: cov(x, y) / var(y), within bounds."""
    weights = ink.astype(np.float64) / ink.sum(dtype=np.float64)
    rows, columns = np.arange(ink.shape[0]), np.arange(ink.shape[1])
    rows = rows - weights.sum(axis=1) @ rows
    columns = columns - weights.sum(axis=0) @ columns
    variance = weights.sum(axis=1) @ rows**2
    return float(np.clip(rows @ weights @ columns / variance, -STEEPEST, STEEPEST)) if variance > 0 else 0.0


def _of_usual_weight(black):
    """A bitmap thinned or thickened, twice where it is far from what is usual."""
    count = np.count_nonzero(black)
    times = 2 if count > FAR_TOO_MUCH or count < FAR_TOO_LITTLE else 1
    if count > TOO_MUCH:
        change = ImageFilter.MinFilter(3)
    elif count < TOO_LITTLE:
        change = ImageFilter.MaxFilter(3)
    else:
        return black
    image = Image.fromarray(black.astype(np.uint8))
    for _ in range(times):
        image = image.filter(change)
    return np.asarray(image).astype(bool)
