"""The controls: recipes to begin with, the formula, its point, and how far the walk has come."""

import streamlit as st

from playground.choices.formula import LARGEST
from playground.languages import _, pgettext
from playground.scalars.expression import MAX_CHARACTERS
from playground.scalars.reader import FUNCTIONS
from playground.ui.chain_rule import choices
from playground.ui.chain_rule.choices import LABELS, STEP, TYPED, Chosen, value_key
from playground.ui.chain_rule.recipes import RECIPES, recipe_of
from playground.ui.widgets import KEPT, now

LIMITS = {"min_value": -LARGEST, "max_value": LARGEST, "step": 0.1, "format": "%.6g"}


def formula():
    """The recipes, the formula and a number for every variable; returns what is `Chosen`."""
    with st.container(horizontal=True):
        for title, recipe in RECIPES.items():
            key, made = f"chain_recipe_{title}", Chosen(recipe.made)
            st.button(_(title), key=key, on_click=choices.put, args=[made])
    left, right = st.columns([3, 2], gap="large")
    title, about = LABELS["formula"]
    with left:
        about = _(about).format(functions=", ".join(FUNCTIONS), most=MAX_CHARACTERS)
        st.text_area(_(title), value=now(TYPED), key=TYPED, height="content", help=about)
        chosen = choices.made()
        if recipe := recipe_of(chosen.formula):
            st.caption(_(recipe.source))
    with right, st.container(horizontal=True):
        for name, _value in chosen.formula.at:
            key = value_key(name)
            st.number_input(name, value=now(key), key=key, width=130, **LIMITS)
    return chosen


def stepper(n_done, n_steps):
    """Start, Back, Step, All and the slider of the walk."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ways = {"Start": 0, "Back": n_done - 1, "Step": n_done + 1, "All": n_steps}
        labels = [pgettext("button", "Start"), _("Back"), _("Step"), _("All")]
        for label, (name, to) in zip(labels, ways.items(), strict=True):
            useless = to == n_done or not 0 <= to <= n_steps
            st.button(label, key=f"chain_go_{name}", on_click=_go, args=[to], disabled=useless)
        st.slider(
            _("Steps done"),
            0,
            n_steps,
            value=now(STEP),
            key=STEP,
            width="stretch",
            help=_(
                "First the value of each node from left to right, then the gradient of each from right to left."
            ),
            **KEPT,
        )


def _go(to):
    st.session_state[STEP] = to
