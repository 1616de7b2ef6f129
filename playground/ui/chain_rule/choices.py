"""What is chosen, kept in the widgets and said by the address: a `Formula`, and how many of its steps are done."""

from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from playground.choices.formula import Formula
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.choices.view import View
from playground.languages import _, mark
from playground.scalars.walk import walk
from playground.ui.form import Form
from playground.ui.furniture import literal
from playground.ui.visit.linked import Linked
from playground.ui.widgets import now

LABELS = {
    "formula": (
        mark("Formula"),
        mark(
            "Numbers, names, + - * / **, parentheses and {functions}; at most {most} characters. A line such as "
            "`u = x + 1` names a step for the lines after it; the last line is the result. Ctrl+Enter draws it."
        ),
    ),
}
PREFIX = "chain_"
TYPED, STEP = f"{PREFIX}formula", f"{PREFIX}step"


class Chosen(NamedTuple):
    """A formula with its point, and how many steps of its walk are done."""

    formula: Formula
    step: int = 0


def _read(query):
    formula, problems = from_query(query, Formula)
    view, more = from_query(query, View)
    view, ended = view.walking(formula.n_steps)
    return Chosen(formula, view.step), [*problems, *more, *ended]


def _write(chosen):
    return to_query(chosen.formula) | to_query(View(step=chosen.step))


PAGE = Linked(("formula", "at", "step"), _read, _write, PREFIX, TYPED)


def value_key(variable):
    """The key of the widget that holds a variable's number."""
    return f"{PREFIX}value_{variable}"


def form(formula):
    """The widgets: the text, the step, and a number for each variable of the formula."""
    return Form(Formula, PREFIX, LABELS, (STEP, *map(value_key, formula.graph.variables)))


def begin():
    """Fill the widgets with what a new link asks for, and say what is wrong with it; else with what was chosen."""
    before = PAGE.chosen
    chosen, is_new = PAGE.begin(before is not None and form(before.formula).have_changed())
    put(chosen, anew=is_new)


def put(chosen, anew=True):
    """Have the widgets show a `Chosen`; only before they are drawn, or in a callback."""
    formula, step = chosen
    numbers = {value_key(name): value for name, value in formula.at}
    form(formula).fill({TYPED: formula.formula, STEP: step} | numbers, anew)


def made():
    """The `Chosen` that the widgets hold; of what cannot be used, a sentence, and what was there before.

    Another formula begins at its first step; a variable that is new is 1.
    """
    before = PAGE.chosen
    formula = _typed() or before.formula
    at = [(name, st.session_state.setdefault(value_key(name), value)) for name, value in formula.at]
    try:
        formula = replace(formula, at=at)
    except ExperimentError as error:  # no widget of ours says so
        told = _("{problem} The page stays as it was.").format(problem=error)
        st.warning(literal(told), icon=":material/edit:")
        return before
    is_another = formula.formula != before.formula.formula
    step = st.session_state[STEP] = 0 if is_another else min(now(STEP), formula.n_steps)
    return Chosen(formula, step)


def keep(chosen):
    """Note what was chosen, and say it in the address."""
    form(chosen.formula).remember()
    PAGE.keep(chosen)


def chosen():
    """`(Formula, steps done, steps in all)` of the page; None before the first visit to it.

    Where a value or a slope does not exist, the page shows all that can be computed at once: all of it is done.
    """
    if PAGE.chosen is None:
        return None
    formula, step = PAGE.chosen
    found = walk(formula.graph, formula.point)
    n_steps = len(found.steps)
    return formula, n_steps if found.problem else step, n_steps


def _typed():
    """The formula in the text field, all its variables 1; where it cannot be read a sentence, and None."""
    try:
        return Formula(now(TYPED), ())
    except ExperimentError as error:
        told = _("{problem} Below is the last formula that could be read.").format(problem=error)
        st.warning(literal(told), icon=":material/edit:")
        return None
