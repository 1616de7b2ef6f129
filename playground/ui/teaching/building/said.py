"""What a page runs, in a line."""

from functools import singledispatch

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.formula import Formula
from playground.choices.sequence import SequenceBench
from playground.ui.runs.words import described


@singledispatch
def said(made):
    """A line about what is `made`."""
    raise TypeError(f"Nothing runs {made!r}.")


@said.register
def _(made: Experiment):
    return f"{described(made)} · {_epochs(made)}"


@said.register
def _(made: Bench | SequenceBench):
    source = made.runs.experiments[0].source
    return f"{source.title} · {', '.join(made.titles)} · rate {made.learning_rate:g} · {_epochs(made)}"


@said.register
def _(made: Formula):
    formula = "; ".join(made.formula.splitlines())
    at = ", ".join(f"{name} = {value:g}" for name, value in made.point.items())
    return f"{formula} at {at}" if at else formula


def _epochs(made):
    return f"{made.epochs:,} epochs" if made.epochs > 1 else "1 epoch"
