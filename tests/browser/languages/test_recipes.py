"""Recipes of every tutorial, and what some of them measured, leave no text untranslated."""

import pytest
from playwright.sync_api import expect

from playground.labs.recipes import RECIPES
from tests.browser.languages.pseudo import CODE, OPEN, forgotten
from tests.browser.test_axe import SETTLED

TUTORIALS = list(dict.fromkeys(recipe.tutorial for recipe in RECIPES.values()))
QUICK = {"Tutorial A": "A4", "Tutorial B": "B3", "Tutorial C": "C7", "Tutorial D": "D1", "Tutorial E": "E3"}


@pytest.mark.parametrize("tutorial", TUTORIALS)
def test_a_tutorial_and_its_rows(page, pseudo, tutorial):
    page.goto(f"{pseudo.url}recipes?lang={CODE}")
    page.wait_for_function(SETTLED)
    page.locator(".st-key-recipes_tutorial button").nth(TUTORIALS.index(tutorial)).click()
    quick = QUICK.get(tutorial, "F2")
    page.locator(f".st-key-run_{quick} button").click()
    table = page.locator(f".st-key-recipe_{quick}").get_by_test_id("stTable")
    expect(table).to_contain_text(OPEN, timeout=60_000)
    page.wait_for_function(SETTLED)
    assert forgotten(page, "body") == []
