"""A file of weights as an experiment again: what is other in it than in its run becomes numbers set by hand."""

import numpy as np

from playground.choices.experiment import Experiment
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query
from playground.export.errors import ReadError
from playground.languages import _
from playground.numbers import counted
from playground.recording.given import MOST


def experiment_of(read, name):
    """The `Experiment` that `ReadWeights` belong to; `name` is what the file is called. Raises ReadError."""
    experiment, problems = from_query(read.query, Experiment)
    if problems:
        said = _("{file} does not say an experiment that can be made here: {problem}")
        raise ReadError(said.format(file=name, problem=problems[0]))
    check_epoch(read, experiment, name)
    return experiment


def check_epoch(read, made, name):
    """Raise ReadError where `ReadWeights` are of an epoch that the run of what is `made` does not have."""
    if read.epoch > made.epochs:
        said = _("{file} is of epoch {epoch}, but its run has only {last}.")
        raise ReadError(said.format(file=name, epoch=counted(read.epoch), last=counted(made.epochs)))


def with_numbers_of(read, history, name):
    """The experiment of a recording, which holds the epoch, going on with the numbers of `ReadWeights` from there.

    It is the same where the file holds what the run has. Raises ReadError for another network, or for more numbers
    than stand in a link.
    """
    step = history.step(read.epoch)
    shapes = {key: array.shape for key, array in step.params.items()}
    if shapes != {key: array.shape for key, array in read.arrays.items()}:
        said = _("{file} has arrays of other names or sizes than the network of its experiment.")
        raise ReadError(said.format(file=name))
    wanted = step.flat.copy()
    for key, part in step.layout(wanted).items():
        part[...] = read.arrays[key]
    places = np.flatnonzero(wanted != step.flat)
    if len(places) > MOST:
        said = _(
            "{file} differs from its own run in {n} numbers: up to {most} can be set by hand, because they all "
            "stand in the link."
        )
        raise ReadError(said.format(file=name, n=counted(len(places)), most=MOST))
    experiment = history.experiment
    try:
        for place in places:
            experiment = experiment.with_weight(read.epoch, int(place), float(wanted[place]))
    except ExperimentError as error:
        said = _("{file} has a number that cannot be set by hand. {problem}")
        raise ReadError(said.format(file=name, problem=error)) from None
    return experiment
