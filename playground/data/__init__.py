"""The data: what there is to learn, made or measured, split, scaled and given features.

`DATASETS` names every set; `prepare` turns one into the arrays that a network trains on.
"""

from playground.data.catalog import BROUGHT, DATASETS, FETCHED, SOURCES, Classifying, load
from playground.data.features import FEATURES, SCALINGS
from playground.data.planes import Plane
from playground.data.preparation import Part, Prepared, prepare
from playground.data.sources import Dataset, Source
from playground.data.splits import SCALER_ROWS, VALIDATIONS

__all__ = [
    "BROUGHT",
    "DATASETS",
    "FEATURES",
    "FETCHED",
    "SCALER_ROWS",
    "SCALINGS",
    "SOURCES",
    "VALIDATIONS",
    "Classifying",
    "Dataset",
    "Part",
    "Plane",
    "Prepared",
    "Source",
    "load",
    "prepare",
]
