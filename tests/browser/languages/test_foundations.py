"""The foundation pages leave no text untranslated behind their tabs and their choices."""

import pytest
from playwright.sync_api import expect

from tests.browser.languages.pseudo import CODE, forgotten
from tests.browser.test_axe import SETTLED


def opened(page, server, name):
    page.goto(f"{server.url}{name}?lang={CODE}")
    page.wait_for_function(SETTLED)


def left(page):
    page.wait_for_function(SETTLED)
    return forgotten(page, "body")


def open_expanders(page):
    for summary in page.locator("details > summary").all():
        summary.click()


@pytest.mark.parametrize(("name", "tabs"), [("perceptron", 3), ("activations", 4), ("gradient_descent", 2)])
def test_every_tab(page, pseudo, name, tabs):
    opened(page, pseudo, name)
    found = page.get_by_role("tab")
    expect(found).to_have_count(tabs)
    for tab in found.all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        page.wait_for_function(SETTLED)
        open_expanders(page)
        assert left(page) == []


def test_points_of_ones_own_and_points_that_no_line_separates(page, pseudo):
    opened(page, pseudo, "perceptron")
    page.locator(".st-key-perceptron_c1 button").click()
    for place in (3, 4):  # XOR, and a person's own
        page.locator(".st-key-perceptron_points button").nth(place).click()
        assert left(page) == []
    page.locator(".st-key-perceptron_remove button").click()
    assert left(page) == []


def test_recipes_of_the_activations(page, pseudo):
    opened(page, pseudo, "activations")
    for name in ("C4", "C5", "D1", "E1"):
        page.locator(f".st-key-activations_recipe_{name} button").click()
        assert left(page) == []


def test_a_walk_to_its_end_and_a_formula_that_cannot_be_read(page, pseudo):
    opened(page, pseudo, "chain_rule")
    page.locator(".st-key-chain_go_All button").click()
    assert left(page) == []
    page.locator(".st-key-chain_formula textarea").fill("x ^ 2")
    page.keyboard.press("Control+Enter")
    page.get_by_test_id("stAlert").wait_for()
    assert left(page) == []
