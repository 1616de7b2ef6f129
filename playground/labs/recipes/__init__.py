"""Recipes: every example of the five tutorials on this engine, its numbers beside those it should have."""

from playground.labs.recipes import ideas
from playground.labs.recipes.recipe import Recipe, Row
from playground.labs.recipes.tutorials import tutorial_a, tutorial_b, tutorial_c, tutorial_d, tutorial_e

_MODULES = (tutorial_a, tutorial_b, tutorial_c, tutorial_d, tutorial_e, ideas)
RECIPES = {recipe.id: recipe for module in _MODULES for recipe in module.RECIPES}

__all__ = ["RECIPES", "Recipe", "Row"]
