"""How near to its goals a challenge is on the screen of its page."""

from typing import NamedTuple

from playground.lessons.run import Goal
from playground.ui.challenges import state
from playground.ui.guided import goals
from playground.ui.guided.screen import Screen, on_screen


class Standing(NamedTuple):
    """What is `seen` on the screen, and what was `found` of each goal; `value` is what the record is about.

    Where settings `outside` the challenge's controls were changed, nothing counts and nothing is measured.
    """

    seen: Screen
    outside: list
    found: tuple = ()
    value: float | None = None
    is_solved: bool = False


def look(name, challenge):
    """The `Standing` of a challenge, None where its page has not been seen; what solves it is noted."""
    seen = on_screen(challenge.run.page)
    if seen is None:
        return None
    standing = stand(challenge, seen)
    if standing.is_solved:
        state.keep(name, state.of(name).with_solution(challenge, seen.made, seen.epoch, standing.value))
    return standing


def stand(challenge, seen):
    """The `Standing` of what is on a screen."""
    run = challenge.run
    if outside := run.outside(seen.made):
        return Standing(seen, outside)
    recorded = (challenge.record,) if challenge.record else ()
    found = goals.measured(run.page, seen, (*challenge.goals, *recorded))
    found, value = found[: len(challenge.goals)], found[-1] if recorded else None
    first, last = challenge.epochs
    is_solved = first <= seen.epoch <= last and all(map(Goal.is_reached, challenge.goals, found))
    return Standing(seen, outside, found, value, is_solved)
