"""Runs whose course is looked at, each trained once."""

from functools import cache

from playground.choices.experiment import Experiment
from playground.recording.history import History
from playground.recording.looking.probe import Probe
from playground.recording.why import Course, course_of
from playground.trainers.views import chance


@cache
def history_of(experiment: Experiment) -> History:
    """Trained to its end."""
    history = History(experiment)
    history.extend(experiment.epochs)
    return history


def course(experiment: Experiment, until: int | None = None) -> Course:
    """As far as `until`, or to the end, with its dead units."""
    history = history_of(experiment)
    until = history.head if until is None else until
    dead = Probe(experiment, history.prepared).frame(history.step(until)).dead
    return course_of(history, chance(history), until, dead)
