"""What theory says about an error on its way back through time, from numbers of the network as it is."""

import numpy as np

from playground.engine.recurrent import spectral_radius


def expected_shares(layer, cache):
    """Which share of the last step's error each step gets, by theory, (T,): 1 for the last.

    A plain cell multiplies by U and by f' in every step back, so that after k steps the k-th power of the spectral
    radius of diag(f') U is left (Pascanu et al. 2013), where f' is each unit's root mean square over steps and
    sequences. A gated cell hands on what its gates keep, k gates multiplied (Hochreiter and Schmidhuber 1997):
    each unit is followed for itself. A step that is not there hands on everything. What is left is the root mean
    square over units and sequences. Both leave out other ways that the error takes.
    """
    kept = layer.cell.path(cache)
    if kept is None:
        kept = np.full((layer.n_steps, 1, 1), radius_with_slopes(layer, cache))
    if cache.mask is not None:
        kept = np.where(cache.mask[:, None], 1, kept)
    back = np.cumprod(kept[:0:-1].astype(np.float64) ** 2, axis=0)  # the first step hands on to nobody
    return np.sqrt([*back.mean(axis=(1, 2))[::-1], 1.0])


def radius_with_slopes(layer, cache):
    """The spectral radius of diag(f') U of a plain cell; of U where a cell does not tell its slopes."""
    slopes = layer.cell.slopes(cache)
    if slopes is None:
        return radius_of(layer)
    is_there = True if cache.mask is None else ~cache.mask[:, None]
    squares = slopes.astype(np.float64) ** 2
    return spectral_radius(layer.U * np.sqrt(squares.mean(axis=(0, 2), where=is_there)))


def radius_of(layer):
    """The spectral radius of the matrix by which the candidate sees the state."""
    return spectral_radius(layer.gate("candidate", layer.U))


def mean_factor(shares):
    """The one factor that, step after step, makes the first step's share of the last step's; NaN of one step."""
    return shares[0] ** (1 / (len(shares) - 1)) if len(shares) > 1 else np.nan
