"""The best of this visit at a challenge, in words, and the link that opens it again."""

import math

from playground.lessons.measuring.measures import MEASURES
from playground.ui.challenges import which
from playground.ui.guided.goals import written

BETTER = {"lowest": "less is better", "highest": "more is better"}


def told(challenge, solution):
    """A solution in a few words: weights and biases 105 at epoch 300, with 1 hint."""
    record = challenge.record
    value = f"{MEASURES[record.measure].title} {written(record.measure, solution.value)} " if record else ""
    return f"{value}at epoch {solution.epoch:,}, {_help(solution)}"


def counts(challenge):
    """Until which epoch it counts, and what tells a better solution from a good one."""
    record = challenge.record
    told = f"The record: {MEASURES[record.measure].title}, {BETTER[record.best]}." if record else ""
    return " ".join(filter(None, (_when(*challenge.epochs), told)))


def _when(first, last):
    """From which epoch on, and until which, it can be solved."""
    if first == last:
        return f"It counts at epoch {last:,}." if last else ""
    begun = f"from epoch {first:,} " if first else ""
    ended = "on" if last == math.inf else f"until epoch {last:,}"
    return f"It counts {begun}{ended}." if begun or last < math.inf else ""


def link(name, challenge, solution):
    """The link that opens the run again."""
    query = which.solution_query(name, challenge, solution)
    which.link_to_run(challenge, "Open this run again", ":material/history:", query)


def _help(solution):
    if solution.is_told:
        return "after the explanation"
    return {0: "without a hint", 1: "with 1 hint"}.get(solution.hints, f"with {solution.hints} hints")
