"""A training from beginning to end, in a process of its own; what it has learned is there all along."""

from concurrent.futures import wait
from contextlib import closing
from functools import partial

from playground.labs.reviews.training import go_on
from playground.labs.sweep.workers import MOST_LOSSES, TICK, Processes, WorkersError
from playground.languages import _, speaking, spoken

one_process = partial(Processes, 1)


class Learned:
    """What has been learned so far: `state` is None before the beginning."""

    def __init__(self):
        self.state = None


def learn(reading, learned, workers=one_process):
    """Train on from what is `learned`, and yield now and then whether there is something new.

    Close the generator, and the process ends; call it again, and it goes on from the last piece. A process that is
    lost is replaced. Raises WorkersError where it is lost again and again, ReviewsError for reviews that cannot be
    read.
    """
    losses = 0
    while not _is_over(learned):
        with closing(workers()) as team:
            for future in _pieces(reading, learned, team):
                if future is None:
                    yield False
                elif team.has_lost(future):
                    losses += 1
                    break
                else:
                    learned.state, losses = future.result(), 0
                    yield True
        if losses == MOST_LOSSES:
            text = _(
                "{n} times in a row the process that trains was lost. Perhaps the machine's memory does not "
                "suffice: try fewer reviews or fewer words. What has been learned stays."
            )
            raise WorkersError(text.format(n=losses))


def _pieces(reading, learned, team):
    """Hand over one piece after another, yield each when it is done, and None while it is not."""
    while not _is_over(learned):
        future = team.submit(partial(_go_on_in, spoken().code, reading), learned.state)
        while not wait([future], TICK).done:
            yield None
        yield future


def _go_on_in(code, reading, state):
    """The next piece, in another process: what is wrong with the reviews is said in a language."""
    with speaking(code):
        return go_on(reading, state)


def _is_over(learned):
    return learned.state is not None and learned.state.is_over
