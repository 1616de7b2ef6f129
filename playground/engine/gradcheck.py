"""Is a gradient right? Ask the function itself, by moving each number a little both ways."""

import numpy as np


def numerical_gradient(f, x, h=1e-6):
    """df/dx of a scalar function by central differences, (f(x + h) - f(x - h)) / 2h, in float64.

    `x` is moved in place, one number at a time, and put back; the error is of order h**2.
    """
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f()
        x[index] = kept - h
        below = f()
        x[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient


def relative_error(a, b):
    """max |a - b| / max(|a|, |b|) over whole arrays, 0 where both are 0."""
    scale = max(np.abs(a).max(initial=0), np.abs(b).max(initial=0))
    return float(np.abs(np.subtract(a, b)).max(initial=0) / scale) if scale else 0.0
