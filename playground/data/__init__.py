"""The data: what there is to learn, made or measured, split, scaled and given features.

`DATASETS` names every set; `prepare` turns one into the arrays that a network trains on.
"""

from playground.data.catalog import DATASETS, Dataset, Source, load
from playground.data.features import FEATURES, SCALINGS
from playground.data.preparation import Part, Plane, Prepared, prepare, targets_for

__all__ = [
    "DATASETS",
    "FEATURES",
    "SCALINGS",
    "Dataset",
    "Part",
    "Plane",
    "Prepared",
    "Source",
    "load",
    "prepare",
    "targets_for",
]
