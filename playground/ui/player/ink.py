"""What was drawn in the browser, made into one of the data's pictures."""

import base64
import math

import numpy as np

from playground.labs.pictures import as_digits, as_mnist

LEAST_SIDE, MOST_SIDE = 8, 64  # pixels of a drawing
_MAKERS = {(28, 28): as_mnist, (8, 8): as_digits}


def unpacked(text):
    """Ink (side, side) from 0 to 1 that came as base64, four bits a pixel. Raises ValueError for anything else."""
    packed = np.frombuffer(base64.b64decode(text, validate=True), np.uint8)
    shades = np.column_stack([packed >> 4, packed & 15]).ravel()
    side = math.isqrt(len(shades))
    if not LEAST_SIDE <= side <= MOST_SIDE:
        raise ValueError(f"A drawing has {LEAST_SIDE} to {MOST_SIDE} pixels a side, not {side}.")
    return shades[: side * side].reshape(side, side) / 15


def as_picture(ink, image_shape):
    """Ink as a picture (h * w,) of this shape, as the data have them; None without ink, or for another shape."""
    make = _MAKERS.get(tuple(image_shape))
    picture = make(ink) if make else None
    return None if picture is None else picture.ravel()
