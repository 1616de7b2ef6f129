"""A file of weights of a network that reads, as a bench with that network alone."""

import numpy as np

from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query
from playground.export.errors import ReadError
from playground.export.opening import check_epoch
from playground.languages import _, ngettext
from playground.numbers import counted

ROUNDING = {"rtol": 1e-3, "atol": 1e-5}  # another processor adds in another order


def bench_of(read, name):
    """The `SequenceBench` that `ReadWeights` belong to; `name` is what the file is called. Raises ReadError."""
    bench, problems = from_query(read.query, SequenceBench)
    if problems:
        said = _("{file} does not say a network that can be made here: {problem}")
        raise ReadError(said.format(file=name, problem=problems[0]))
    if len(bench.experiments) > 1:
        said = _("{file} says {n} networks, and its weights are of one.")
        raise ReadError(said.format(file=name, n=len(bench.experiments)))
    check_epoch(read, bench, name)
    return bench


def check_numbers(read, step, name):
    """Raise ReadError unless `ReadWeights` are those of the step that their run has there, but for rounding."""
    if step.epoch != read.epoch:
        said = _("{file} is of epoch {epoch}, but its run ends at epoch {last}.")
        raise ReadError(said.format(file=name, epoch=counted(read.epoch), last=counted(step.epoch)))
    shapes = {key: array.shape for key, array in step.params.items()}
    if shapes != {key: array.shape for key, array in read.arrays.items()}:
        said = _("{file} has arrays of other names or sizes than the network that it says.")
        raise ReadError(said.format(file=name))
    n_other = sum(
        int((~np.isclose(read.arrays[key], array, **ROUNDING)).sum()) for key, array in step.params.items()
    )
    if n_other:
        said = ngettext(
            "{file} differs from its own run in {n} number: weights of networks that read sequences cannot be "
            "set by hand.",
            "{file} differs from its own run in {n} numbers: weights of networks that read sequences cannot be "
            "set by hand.",
            n_other,
        )
        raise ReadError(said.format(file=name, n=counted(n_other)))
