"""Counting values in even bins, whatever the values are."""

from typing import NamedTuple

import numpy as np

FINEST = 4  # distances between neighboring floating-point numbers that a bin is wide at least


class Histogram(NamedTuple):
    """edges (B + 1,) and counts (B,), or (K, B) for K classes counted apart."""

    edges: np.ndarray
    counts: np.ndarray


def even_edges(values, bins):
    """Edges (bins + 1,) from the lowest to the highest finite value, with room around one that stands alone."""
    finite = np.asarray(values, float)
    finite = finite[np.isfinite(finite)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    room = FINEST * bins * float(np.spacing(max(abs(low), abs(high))))
    if high - low < room:
        middle, half = (low + high) / 2, max(0.5, room)
        low, high = middle - half, middle + half
    return np.linspace(low, high, bins + 1)


def counted(values, edges):
    """How many finite values lie in each bin, (B,); the last bin holds its upper edge too."""
    finite = np.asarray(values, float)
    return np.histogram(finite[np.isfinite(finite)], edges)[0]
