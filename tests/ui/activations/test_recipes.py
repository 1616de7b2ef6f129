"""The recipes of the activations page: their widgets, their sources, their titles."""

import re

import pytest

from playground.ui.activations.recipes import RECIPES, STARTING


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_a_recipe_names_widgets_that_there_are_its_source_and_no_code_of_ours(recipe):
    assert recipe.choices.keys() <= STARTING.keys()
    assert recipe.source
    assert not re.search(r"\b[A-E]\d\b", recipe.title + recipe.source)
