"""What is taken home: pure functions that write files, and read weights again."""

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
