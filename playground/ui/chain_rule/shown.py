"""What the chain rule page shows of a formula: its graph up to a step, the step in words, the check at the end."""

import numpy as np
import streamlit as st

from playground.engine.gradcheck import relative_error
from playground.figures.chain_rule.graph import drawing_of, graph_figure
from playground.numbers import plain, short
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
    st.caption("In each node its value and its gradient, on each edge the slope. A wide graph scrolls sideways.")
    left, right = st.columns([3, 2], gap="large")
    with left:
        explain(graph, found.values, done, len(found.steps))
    with right:
        if found.problem:
            return
        if done == found.steps:
            check(chosen.formula, found.steps)
        else:
            st.caption("After the last step, the derivatives are checked here by moving each variable a little.")


def told(graph, done):
    """The drawing in words: what is known of each node."""
    known = {True: {}, False: {}}
    for step in done:
        known[step.is_forward][graph[step.place].name] = plain(step.result, DIGITS)
    values, gradients = (", ".join(f"{n} = {v}" for n, v in known[way].items()) for way in (True, False))
    return f"The formula as a graph. Values: {values or 'none yet'}. Gradients: {gradients or 'none yet'}."


def explain(graph, values, done, n_steps):
    """The last step done, in a sentence, with symbols and with numbers."""
    if not done:
        st.markdown("Nothing is computed yet. **Step** gives the first variable its value.")
        return
    step = done[-1]
    node = graph[step.place]
    count = f"Step {len(done)} of {n_steps}, {'forward' if step.is_forward else 'backward'}"
    if step.is_forward:
        computed = "can be computed: the values that it needs are known."
        how = computed if node.operation in OPERATIONS else "is a variable: its value is given."
    elif not step.terms:
        how = "is the result, and its slope with respect to itself is 1. Backward starts here."
    elif len(step.terms) == 1:
        end = graph[step.terms[0].end].name
        how = f"moves the result only through `{end}`: the gradient there times the slope on the way there."
    else:
        how = f"moves the result along {len(step.terms)} edges: gradient times slope along each, added up."
    st.markdown(f"**{count}.** `{node.name}` {how}")
    for line in forward_lines(graph, values, step) if step.is_forward else backward_lines(graph, values, step):
        st.latex(line)


def check(formula, steps):
    """Backpropagation beside central differences, and beside what a recipe's numbers are elsewhere."""
    graph = formula.graph
    found = {graph[step.place].name: step.result for step in steps[len(steps) // 2 :]}
    found[""] = steps[len(steps) // 2 - 1].result
    result = graph[-1].name
    titles = {name: f"d{result}/d{name}" if name else f"value of {result}" for name in found}
    recipe = recipe_of(formula)
    if recipe and recipe.elsewhere and recipe.made == formula:
        there = recipe.elsewhere.items()
        rows = [(titles[name], number, f"{found[name]:{recipe.digits}}") for name, number in there]
        furniture.compared(rows, (recipe.where, "here"), "number")
    st.markdown("**Is it right?** Each variable moved a little both ways, against backpropagation:")
    rows = [
        {
            "derivative": titles[name],
            "backward": plain(found[name], DIGITS),
            "moved": plain(moved, DIGITS) if np.isfinite(moved) else "no value there",
            "relative error": short(relative_error(found[name], moved), 1) if np.isfinite(moved) else "",
        }
        for name, moved in numerical_derivatives(graph, formula.point).items()
    ]
    st.table(rows)
