"""Readings that tests share, trained once."""

from functools import cache

from playground.choices.reviews import Reading
from playground.labs.reviews.training import go_on

SMALL = Reading(n_reviews=200, n_tokens=12, embedding=4, units=4, epochs=2)


@cache
def trained(reading):
    """The `State` in the end."""
    state = None
    while state is None or not state.is_over:
        state = go_on(reading, state)
    return state


def states(reading, state=None):
    """Every `State` on the way."""
    while state is None or not state.is_over:
        state = go_on(reading, state)
        yield state
