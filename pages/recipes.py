"""Recipes: every example of five public tutorials on this engine, its numbers beside those it should have."""

import streamlit as st

from playground.labs.recipes import RECIPES
from playground.labs.recipes.recipe import tutorial_title
from playground.languages import _
from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.recipes.cards import card

opening(
    _("Do the tutorials' numbers hold up?"),
    _(
        "Every example of five public tutorials on backpropagation in Python, and two of their ideas that came "
        "without code: each runs here with its own settings. **Published** is only what a tutorial prints."
    ),
)
tutorials = list(dict.fromkeys(recipe.tutorial for recipe in RECIPES.values()))
chosen = st.segmented_control(
    _("Tutorial"),
    tutorials,
    format_func=tutorial_title,
    default=tutorials[0],
    key="recipes_tutorial",
    required=True,
    label_visibility="collapsed",
)
for recipe in RECIPES.values():
    if recipe.tutorial == chosen:
        card(recipe)
choose_format()
try_this(
    _("A1: run the 200 seeds. How far from the middle is the run that the tutorial shows?"),
    _("D6: open it in the playground and compare the loss at epoch 1000 with the published one, digit by digit."),
    _("E1: open it, wait for 1,000 epochs, then give it biases and a rate of 1."),
)
st.caption(_("The tutorials are public; this site has no record of their titles and authors."))
