"""What can be chosen on the chain rule page: the formula, its point, and how many steps are done."""

import streamlit as st

from playground.scalars.expression import MAX_CHARACTERS, parse
from playground.scalars.reader import FUNCTIONS
from playground.ui.chain_rule.recipes import RECIPES, recipe_of

LIMITS = {"min_value": -1e9, "max_value": 1e9, "step": 0.1, "format": "%.6g"}
state = st.session_state


def begin():
    """What the page opens with: the first recipe, no step done."""
    state.setdefault("chain_step", 0)
    if "chain_text" not in state:
        load(next(iter(RECIPES.values())))


def show_step(step):
    state["chain_step"] = step


def load(recipe):
    state["chain_text"] = recipe.text
    state.update({f"chain_value_{name}": value for name, value in recipe.point.items()})
    show_step(0)


def formula():
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
        args=[0],
        help=f"Numbers, names, + - * / **, parentheses and {', '.join(FUNCTIONS)}; at most {MAX_CHARACTERS} "
        "characters. A line such as `u = x + 1` names a step for the lines after it; the last line is the result. "
        "Ctrl+Enter draws it.",
    )
    if recipe := recipe_of(state["chain_text"]):
        left.caption(recipe.source)
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
