"""Activations and losses: curves and slopes, softmax, what a loss does with a mistake, a unit that is stuck."""

import streamlit as st

from playground.languages import _, mark
from playground.ui.activations import curves, losses, recipes, saturation, softmax
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.tabs import tabs

SECTIONS = {
    mark("Activations"): curves.show,
    mark("Softmax"): softmax.show,
    mark("Losses"): losses.show,
    mark("Saturation"): saturation.show,
}


def main():
    for name, value in recipes.STARTING.items():
        st.session_state.setdefault(name, value)
    opening(
        _("Why do the activation and the loss decide whether a network can learn at all?"),
        _(
            "Backpropagation multiplies slopes. Where a slope is near 0, hardly anything reaches the layers "
            "before it. Look for the flat parts of the curves, then watch a unit that starts on one."
        ),
    )
    with st.container(horizontal=True):
        for name, recipe in recipes.RECIPES.items():
            st.button(_(recipe.title), on_click=recipes.load, args=(name,), key=f"activations_recipe_{name}")
    if "activations_recipe" in st.session_state:
        recipes.show(st.session_state["activations_recipe"])
    for title, tab in tabs(list(SECTIONS), "activations_section"):
        if tab.open:
            with tab:
                SECTIONS[title]()
    choose_format()
    try_this(
        _(
            "Set z to 10 for the sigmoid and read f'(z). Leaving the weights aside, what would one such layer "
            "leave of a gradient, and what would ten?"
        ),
        _("In Softmax, set the temperature to 0.1, then to 10. Which of the two answers is more certain?"),
        _("In Losses, give the true class a probability of 0.001. Which loss hardly pulls at all?"),
        _("In Saturation, which starts keep the squared error's output above 0.9 for all 300 epochs?"),
    )


main()
