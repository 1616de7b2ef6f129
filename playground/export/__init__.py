"""A run taken home: as a script, a notebook, weights or a table; and weights read again."""

from playground.export.errors import ExportError, ReadError
from playground.export.kinds import KINDS, Kind, refusal
from playground.export.opening import experiment_of, with_numbers_of
from playground.export.reading import ReadWeights, read_weights

__all__ = [
    "KINDS",
    "ExportError",
    "Kind",
    "ReadError",
    "ReadWeights",
    "experiment_of",
    "read_weights",
    "refusal",
    "with_numbers_of",
]
