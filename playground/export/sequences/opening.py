"""A file of weights of a network that reads, as a bench with that network alone."""

import numpy as np

from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query
from playground.export.errors import ReadError

ROUNDING = {"rtol": 1e-3, "atol": 1e-5}  # another processor adds in another order


def bench_of(read, name):
    """The `SequenceBench` that `ReadWeights` belong to; `name` is what the file is called. Raises ReadError."""
    bench, problems = from_query(read.query, SequenceBench)
    if problems:
        raise ReadError(f"{name} does not say a network that can be made here: {problems[0]}")
    if len(bench.experiments) > 1:
        raise ReadError(f"{name} says {len(bench.experiments)} networks, and its weights are of one.")
    if read.epoch > bench.epochs:
        raise ReadError(f"{name} is of epoch {read.epoch:,}, but its run has only {bench.epochs:,}.")
    return bench


def check_numbers(read, step, name):
    """Raise ReadError unless `ReadWeights` are those of the step that their run has there, but for rounding."""
    if step.epoch != read.epoch:
        raise ReadError(f"{name} is of epoch {read.epoch:,}, but its run ends at epoch {step.epoch:,}.")
    shapes = {key: array.shape for key, array in step.params.items()}
    if shapes != {key: array.shape for key, array in read.arrays.items()}:
        raise ReadError(f"{name} has arrays of other names or sizes than the network that it says.")
    n_other = sum(
        int((~np.isclose(read.arrays[key], array, **ROUNDING)).sum()) for key, array in step.params.items()
    )
    if n_other:
        raise ReadError(
            f"{name} differs from its own run in {n_other:,} number{'s' * (n_other > 1)}: weights of networks "
            "that read sequences cannot be set by hand."
        )
