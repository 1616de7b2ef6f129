"""What the chain rule page shows of a formula: its graph up to a step, the step in words, the check at the end."""

import numpy as np
import streamlit as st

from playground.engine.gradcheck import relative_error
from playground.figures.chain_rule.graph import drawing_of, graph_figure
from playground.languages import _
from playground.numbers import fixed, in_a_row, localized, plain, short
from playground.scalars.graph import numerical_derivatives
from playground.scalars.operations import OPERATIONS
from playground.scalars.walk import walk
from playground.ui import furniture
from playground.ui.chain_rule.controls import stepper
from playground.ui.chain_rule.formulas import DIGITS, backward_lines, forward_lines
from playground.ui.chain_rule.recipes import recipe_of


def show(chosen):
    """The graph up to the chosen step, that step in words and formulas, and after the last one the check."""
    graph, found = chosen.formula.graph, walk(chosen.formula.graph, chosen.formula.point)
    done = found.steps
    if found.problem:
        st.warning(furniture.literal(found.problem), icon=":material/edit:")
    else:
        stepper(chosen.step, len(found.steps))
        done = found.steps[: chosen.step]
    figure = graph_figure(drawing_of(graph, done, found.slopes))
    widths = figure.layout.meta
    limits = f"min-width: {widths['least_width']}px; max-width: {widths['most_width']}px"
    st.html(
        f"<style>.st-key-chain_graph {{ overflow-x: auto }} .st-key-chain_graph > div {{ {limits} }}"
        ".st-key-chain_graph .textpoint text { fill: currentColor !important }</style>"
    )
    with st.container(key="chain_graph"):
        furniture.chart(figure, "chain_figure", told(graph, done))
    st.caption(
        _("In each node its value and its gradient, on each edge the slope. A wide graph scrolls sideways.")
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        explain(graph, found.values, done, len(found.steps))
    with right:
        if found.problem:
            return
        if done == found.steps:
            check(chosen.formula, found.steps)
        else:
            st.caption(
                _("After the last step, the derivatives are checked here by moving each variable a little.")
            )


def told(graph, done):
    """The drawing in words: what is known of each node."""
    known = {True: {}, False: {}}
    for step in done:
        known[step.is_forward][graph[step.place].name] = plain(step.result, DIGITS)
    values, gradients = (
        in_a_row(f"{name} = {value}" for name, value in known[way].items()) or _("none yet")
        for way in (True, False)
    )
    text = _("The formula as a graph. Values: {values}. Gradients: {gradients}.")
    return text.format(values=values, gradients=gradients)


def explain(graph, values, done, n_steps):
    """The last step done, in a sentence, with symbols and with numbers."""
    if not done:
        st.markdown(_("Nothing is computed yet. **Step** gives the first variable its value."))
        return
    step = done[-1]
    node = graph[step.place]
    count = _("**Step {n} of {last}, forward.**" if step.is_forward else "**Step {n} of {last}, backward.**")
    if step.is_forward:
        how = _(
            "`{name}` can be computed: the values that it needs are known."
            if node.operation in OPERATIONS
            else "`{name}` is a variable: its value is given."
        )
    elif not step.terms:
        how = _("`{name}` is the result, and its slope with respect to itself is 1. Backward starts here.")
    elif len(step.terms) == 1:
        how = _(
            "`{name}` moves the result only through `{end}`: the gradient there times the slope on the way there."
        )
    else:
        how = _("`{name}` moves the result along {edges} edges: gradient times slope along each, added up.")
    end = graph[step.terms[0].end].name if step.terms else ""
    how = how.format(name=node.name, end=end, edges=len(step.terms))
    st.markdown(" ".join([count.format(n=len(done), last=n_steps), how]))
    for line in forward_lines(graph, values, step) if step.is_forward else backward_lines(graph, values, step):
        st.latex(line)


def check(formula, steps):
    """Backpropagation beside central differences, and beside what a recipe's numbers are elsewhere."""
    graph = formula.graph
    found = {graph[step.place].name: step.result for step in steps[len(steps) // 2 :]}
    found[""] = steps[len(steps) // 2 - 1].result
    result = graph[-1].name
    whole = _("value of {name}").format(name=result)
    titles = {name: f"d{result}/d{name}" if name else whole for name in found}
    recipe = recipe_of(formula)
    if recipe and recipe.elsewhere and recipe.made == formula:
        there = recipe.elsewhere.items()
        rows = [(titles[name], localized(number), fixed(found[name], recipe.decimals)) for name, number in there]
        furniture.compared(rows, (_(recipe.where), _("here")), _("number"))
    st.markdown(_("**Is it right?** Each variable moved a little both ways, against backpropagation:"))
    rows = [
        {
            _("derivative"): titles[name],
            _("backward"): plain(found[name], DIGITS),
            _("moved"): plain(moved, DIGITS) if np.isfinite(moved) else _("no value there"),
            _("relative error"): short(relative_error(found[name], moved), 1) if np.isfinite(moved) else "",
        }
        for name, moved in numerical_derivatives(graph, formula.point).items()
    ]
    st.table(rows)
