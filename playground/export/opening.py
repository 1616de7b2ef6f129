"""A file of weights as an experiment again: what is other in it than in its run becomes numbers set by hand."""

import numpy as np

from playground.choices.experiment import Experiment
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query
from playground.export.errors import ReadError
from playground.recording.given import MOST


def experiment_of(read, name):
    """The `Experiment` that `ReadWeights` belong to; `name` is what the file is called. Raises ReadError."""
    experiment, problems = from_query(read.query, Experiment)
    if problems:
        raise ReadError(f"{name} does not say an experiment that can be made here: {problems[0]}")
    if read.epoch > experiment.epochs:
        raise ReadError(f"{name} is of epoch {read.epoch:,}, but its run has only {experiment.epochs:,}.")
    return experiment


def with_numbers_of(read, history, name):
    """The experiment of a recording, which holds the epoch, going on with the numbers of `ReadWeights` from there.

    It is the same where the file holds what the run has. Raises ReadError for another network, or for more numbers
    than stand in a link.
    """
    step = history.step(read.epoch)
    shapes = {key: array.shape for key, array in step.params.items()}
    if shapes != {key: array.shape for key, array in read.arrays.items()}:
        raise ReadError(f"{name} has arrays of other names or sizes than the network of its experiment.")
    wanted = step.flat.copy()
    for key, part in step.layout(wanted).items():
        part[...] = read.arrays[key]
    places = np.flatnonzero(wanted != step.flat)
    if len(places) > MOST:
        raise ReadError(
            f"{name} differs from its own run in {len(places):,} numbers: up to {MOST} can be set by hand, "
            "because they all stand in the link."
        )
    experiment = history.experiment
    try:
        for place in places:
            experiment = experiment.with_weight(read.epoch, int(place), float(wanted[place]))
    except ExperimentError as error:
        raise ReadError(f"{name} has a number that cannot be set by hand. {error}") from None
    return experiment
