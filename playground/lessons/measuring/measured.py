"""Measuring what lessons speak of in this process: what is made is trained here, to the last bit as everywhere."""

from functools import lru_cache

from playground.lessons.measuring.measures import MEASURES, Look
from playground.lessons.runs import made_of, query_of
from playground.recording.lanes.together import Together


def measured(run, measure, of="", epoch=0):
    """What a `Run` of a lesson gives at its last epoch, or at another: a number, a line or a `Divided`."""
    return find(run.made, measure, of, epoch or run.last)


def found(page, ran, wanted):
    """What a prediction or a goal is about, measured in what `Ran` on a page."""
    return find(made_of(page, query_of(ran.link)), wanted.measure, wanted.of, ran.epoch)


def find(made, measure, of, epoch):
    """A measure of what is `made`, trained to an epoch."""
    return MEASURES[measure].find(Look(made, _runs(made, epoch), epoch, of))


@lru_cache(maxsize=4)
def _runs(made, epoch):
    if not hasattr(made, "runs"):
        return ()
    together = Together(made.runs)
    together.extend(epoch)
    return tuple(together.histories)
