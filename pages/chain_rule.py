"""Chain rule: a typed formula as a graph of numbers, forward and backward one node at a time."""

import re
from typing import NamedTuple

import numpy as np
import streamlit as st

from playground.engine.gradcheck import relative_error
from playground.figures.chain_rule import drawing_of, graph_figure
from playground.scalars.expression import FUNCTIONS, MAX_CHARACTERS, parse
from playground.scalars.graph import (
    OPERATIONS,
    ExpressionError,
    backward,
    forward,
    local_slopes,
    numerical_derivatives,
)
from playground.ui import furniture
from playground.ui.chain_rule import backward_lines, forward_lines

END = 10_000  # more steps than any graph has
MICROGRAD = (  # the formula in micrograd's README (Karpathy 2020)
    "c = a + b\nd = a * b + b**3\nc += c + 1\nc += 1 + c + (-a)\nd += d * 2 + relu(b + a)\n"
    "d += 3 * d + relu(b - a)\ne = c - d\nf = e**2\ng = f / 2.0\ng += 10.0 / f"
)
LOGISTIC = "p = sigmoid(w*x + b)\n-(y*log(p) + (1 - y)*log(1 - p))"
LIMITS = {"min_value": -1e9, "max_value": 1e9, "step": 0.1, "format": "%.6g"}


class Recipe(NamedTuple):
    """A formula with its point; `published` is what others found: C and the derivatives by variable."""

    text: str
    point: dict[str, float]
    published: dict[str, str] = {}  # noqa: RUF012
    digits: str = ".0f"


RECIPES = {
    "(x² + 1)³": Recipe("(x**2 + 1)**3", {"x": 2.0}, {"": "125", "x": "300"}),
    "micrograd": Recipe(
        MICROGRAD, {"a": -4.0, "b": 2.0}, {"": "24.7041", "a": "138.8338", "b": "645.5773"}, ".4f"
    ),
    "One neuron": Recipe("tanh(w1*x1 + w2*x2 + b)", {"w1": -3.0, "x1": 2.0, "w2": 1.0, "x2": 0.5, "b": 6.0}),
    "Logistic loss": Recipe(LOGISTIC, {"w": 0.5, "x": 2.0, "b": -0.2, "y": 0.0}),
}
state = st.session_state


def show_step(step):
    state["chain_step"] = step


def load(recipe):
    state["chain_text"] = recipe.text
    state.update({f"chain_value_{name}": value for name, value in recipe.point.items()})
    show_step(END)


def controls():
    """The formula, its recipes and a number for every variable; returns the graph and its point."""
    with st.container(horizontal=True):
        for title, recipe in RECIPES.items():
            st.button(title, key=f"chain_recipe_{title}", on_click=load, args=[recipe])
    left, right = st.columns([3, 2], gap="large")
    left.text_area(
        "Formula",
        key="chain_text",
        height="content",
        on_change=show_step,
        args=[END],
        help=f"Numbers, names, + - * / **, parentheses and {', '.join(FUNCTIONS)}; at most {MAX_CHARACTERS} "
        "characters. A line such as `u = x + 1` names a step for the lines after it; the last line is the result. "
        "Ctrl+Enter draws it.",
    )
    graph = parse(state["chain_text"])
    with right, st.container(horizontal=True):
        for name in graph.variables:
            state.setdefault(f"chain_value_{name}", 1.0)
            st.number_input(name, key=f"chain_value_{name}", width=130, **LIMITS)
    return graph, {name: state[f"chain_value_{name}"] for name in graph.variables}


def stepper(n_steps):
    """Which of the steps is shown, 0 before the first."""
    shown = state["chain_step"] = min(state["chain_step"], n_steps)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ways = {"Start": 0, "Back": shown - 1, "Step": shown + 1, "All": n_steps}
        for label, to in ways.items():
            useless = to == shown or not 0 <= to <= n_steps
            st.button(label, key=f"chain_go_{label}", on_click=show_step, args=[to], disabled=useless)
        st.slider(
            "Steps done",
            0,
            n_steps,
            key="chain_step",
            width="stretch",
            help="First the value of each node from left to right, then the gradient of each from right to left.",
        )
    return state["chain_step"]


def show(graph, point):
    """The graph up to the chosen step, that step in words and formulas, and the check."""
    moving, values = graph.moving, [node.value for node in graph]
    steps, slopes = [], {}
    try:
        for step in forward(graph, point):
            values[step.place] = step.result
            steps.append(step)
        slopes = local_slopes(graph, values)
        steps += backward(graph, values)
    except ExpressionError as error:
        warn(error)
    done = steps[: stepper(2 * len(moving))] if len(steps) == 2 * len(moving) else steps
    figure = graph_figure(drawing_of(graph, done, slopes))
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
        explain(graph, values, done, len(steps))
    with right:
        if len(steps) == 2 * len(moving):
            check(graph, point, steps)


def told(graph, done):
    """The drawing in words: what is known of each node."""
    known = {True: {}, False: {}}
    for step in done:
        known[step.is_forward][graph[step.place].name] = f"{step.result:.6g}"
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


def check(graph, point, steps):
    """Backpropagation beside central differences, and beside what was published."""
    found = {graph[step.place].name: step.result for step in steps[len(steps) // 2 :]}
    found[""] = steps[len(steps) // 2 - 1].result
    result = graph[-1].name
    titles = {name: f"d{result}/d{name}" if name else f"value of {result}" for name in found}
    for recipe in RECIPES.values():
        if recipe.published and (recipe.text, recipe.point) == (state["chain_text"], point):
            here = {name: f"{found[name]:{recipe.digits}}" for name in recipe.published}
            furniture.compared((titles[name], there, here[name]) for name, there in recipe.published.items())
    st.markdown("**Is it right?** Each variable moved a little both ways, against backpropagation:")
    rows = [
        {
            "": titles[name],
            "backward": f"{found[name]:.6g}",
            "moved": f"{moved:.6g}" if np.isfinite(moved) else "no value there",
            "relative error": f"{relative_error(found[name], moved):.0e}" if np.isfinite(moved) else "",
        }
        for name, moved in numerical_derivatives(graph, point).items()
    ]
    st.table(rows)


def warn(error):
    """The sentence as it is: its signs are no Markdown."""
    st.warning(re.sub(r"([^\w\s])", r"\\\1", str(error)), icon=":material/edit:")


furniture.opening(
    "How does a derivative travel backward through a formula?",
    "A formula is a graph of small steps. Forward, each node gets its value from the nodes before it. Backward, "
    "each gets its **gradient**, how fast the result moves when it moves: the gradient of the node after it times "
    "the **slope** on the edge between them. Press **Start**, then **Step**.",
)
state.setdefault("chain_step", END)
if "chain_text" not in state:
    load(next(iter(RECIPES.values())))
try:
    show(*controls())
except ExpressionError as error:
    warn(error)
furniture.try_this(
    "Step through `(x**2 + 1)**3` and say each gradient before you press: 1, then 75, then 75, then 300.",
    "Use one variable twice, `x*x + x`: what comes back along its edges adds up.",
    "In *One neuron*, raise `b` to 15: tanh is flat there, its slope near 0, and hardly a gradient gets through.",
    "In *Logistic loss*, compare the gradient at the input of the sigmoid with `p - y`, for any `y` and `w`.",
    "`relu(x)` at 0 has a corner: backward says 0, moving `x` both ways says 0.5. Which one is right?",
)
