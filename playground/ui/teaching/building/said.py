"""What a page runs, in a line."""

from functools import singledispatch

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.formula import Formula
from playground.choices.sequence import SequenceBench
from playground.languages import _, ngettext
from playground.numbers import counted, general
from playground.ui.runs.words import described


@singledispatch
def said(made):
    """A line about what is `made`."""
    raise TypeError(f"Nothing runs {made!r}.")


@said.register
def _of_experiment(made: Experiment):
    return f"{described(made)} · {_epochs(made)}"


@said.register
def _of_bench(made: Bench | SequenceBench):
    source = made.runs.experiments[0].source
    rate = _("rate {rate}").format(rate=general(made.learning_rate))
    return " · ".join((_(source.title), ", ".join(made.said_titles), rate, _epochs(made)))


@said.register
def _of_formula(made: Formula):
    formula = "; ".join(made.formula.splitlines())
    at = ", ".join(f"{name} = {general(value)}" for name, value in made.point.items())
    return _("{formula} at {point}").format(formula=formula, point=at) if at else formula


def _epochs(made):
    return ngettext("{n} epoch", "{n} epochs", made.epochs).format(n=counted(made.epochs))
