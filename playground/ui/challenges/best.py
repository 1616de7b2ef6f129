"""The best of this visit at a challenge, in words, and the link that opens it again."""

import math

from playground.languages import _, ngettext
from playground.lessons.measuring.measures import MEASURES
from playground.numbers import counted
from playground.ui.challenges import which
from playground.ui.guided.goals import written


def told(challenge, solution):
    """A solution in a few words: weights and biases 105 at epoch 300, with 1 hint."""
    record = challenge.record
    told = {"epoch": counted(solution.epoch), "help": _help(solution)}
    if not record:
        return _("at epoch {epoch}, {help}").format(**told)
    value = f"{_(MEASURES[record.measure].title)} {written(record.measure, solution.value)}"
    return _("{value} at epoch {epoch}, {help}").format(value=value, **told)


def counts(challenge):
    """Until which epoch it counts, and what tells a better solution from a good one."""
    return " ".join(filter(None, (_when(*challenge.epochs), _record(challenge.record))))


def _record(record):
    if not record:
        return ""
    told = _(
        "The record: {title}, less is better."
        if record.best == "lowest"
        else "The record: {title}, more is better."
    )
    return told.format(title=_(MEASURES[record.measure].title))


def _when(first, last):
    """From which epoch on, and until which, it can be solved."""
    if first == last:
        told = _("It counts at epoch {first}.") if last else ""
    elif last == math.inf:
        told = _("It counts from epoch {first} on.") if first else ""
    else:
        told = _("It counts from epoch {first} until epoch {last}." if first else "It counts until epoch {last}.")
    return told.format(first=counted(first), last=counted(last))


def link(name, challenge, solution):
    """The link that opens the run again."""
    query = which.solution_query(name, challenge, solution)
    which.link_to_run(challenge, _("Open this run again"), ":material/history:", query)


def _help(solution):
    if solution.is_told:
        return _("after the explanation")
    if not solution.hints:
        return _("without a hint")
    return ngettext("with {n} hint", "with {n} hints", solution.hints).format(n=solution.hints)
