"""Taking a recipe to the page where it belongs, with its own settings."""

import streamlit as st

from playground.ui.activations import recipes as activations_recipes
from playground.ui.recordings import PLAYGROUND
from playground.ui.visit import session

BY_LINK = ("live", "vanishing", "sweep", "through_time", "reviews", "chain_rule")
CHOICES = {  # what the widgets of the recipe's page hold, by their keys
    "A4": {"judging_view": "Single units"},
    "A5": {"judging_view": "New rows"},
    "D3": {"judging_view": "Metrics and mistakes"},
    "C1": {"perceptron_tab": "1 · Perceptron", "perceptron_points": "AND"},
    "F2": {"perceptron_tab": "1 · Perceptron", "perceptron_points": "OR"},
    "C7": {"judging_source": "Four answers", "judging_view": "Metrics and mistakes"},
    "D1": {"microscope_source": "five_steps", "microscope_stop": 1},
    "E3": {
        "descent_tab": "One variable",
        "descent_function": "square",
        "descent_optimizer": "sgd",
        "descent_start_square": 10.0,
        "descent_rate": 0.1,
        "descent_steps": 100,
        "descent_step": 0,
    },
}


def take(recipe):
    """Open the recipe's page with what it asks for."""
    page = f"pages/{recipe.page}.py"
    if recipe.page in BY_LINK:
        st.switch_page(page, query_params=recipe.query)
    if recipe.page == "data":
        st.switch_page(page, query_params={"dataset": recipe.experiment.dataset})
    if recipe.experiment:
        session.begin(recipe.experiment)
        st.session_state.update({"judging_source": PLAYGROUND, "judging_train_now": True})
    elif recipe.page == "activations":
        activations_recipes.load(recipe.id)
    st.session_state.update(CHOICES.get(recipe.id, {}))
    st.switch_page(page)
