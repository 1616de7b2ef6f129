"""What single hidden units do, and how the weights of each layer are spread."""

from typing import NamedTuple

import numpy as np

from playground.labs.first_look.histograms import counted, even_edges


class UnitHistograms(NamedTuple):
    """The activations of H units over the same rows: edges (B + 1,) that all share, counts (H, B), dead (H,)."""

    edges: np.ndarray
    counts: np.ndarray
    dead: np.ndarray


class WeightHistograms(NamedTuple):
    """The weights of L layers, each over its own range: edges (L, B + 1), counts (L, B)."""

    edges: np.ndarray
    counts: np.ndarray


def unit_histograms(activations, bins=20, is_one_sided=False):
    """`UnitHistograms` of activations (N, H); values that are not finite are not counted.

    A unit is dead that says the same for all rows, more than one; with `is_one_sided`, for functions such as ReLU
    that shut to one side, also one that is never above 0.
    """
    activations = np.asarray(activations, float)
    n_rows = len(activations)
    edges = even_edges(activations, bins)
    counts = np.array([counted(unit, edges) for unit in activations.T])
    dead = (activations == activations[:1]).all(axis=0) & (n_rows > 1)
    if is_one_sided and n_rows:
        dead |= (activations <= 0).all(axis=0)
    return UnitHistograms(edges, counts, dead)


def weight_histograms(weights, bins=30):
    """`WeightHistograms` of matrices of any shape, one a layer."""
    edges = np.array([even_edges(matrix, bins) for matrix in weights])
    counts = np.array([counted(matrix, own) for matrix, own in zip(weights, edges, strict=True)])
    return WeightHistograms(edges, counts)
