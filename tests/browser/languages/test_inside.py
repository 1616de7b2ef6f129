"""What is looked at inside of networks, and data that are brought: in every state nothing has been forgotten."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.languages.pseudo import CLOSE, OPEN, forgotten
from tests.browser.languages.test_forgotten import opened
from tests.browser.test_axe import SETTLED

MAIN = '[data-testid="stMain"]'
TABLE = "\n".join(["x1,x2,sin", *(f"{i % 7},{i * i % 11},{i % 2}" for i in range(30)), ",3,1"])


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"{OPEN}{name}{CLOSE}")


def choose(page: Page, key: str, place: int) -> None:
    """Choose the entry of a menu at a place, whatever it is called."""
    page.locator(f".st-key-{key} input").click()
    page.get_by_role("option").nth(place).click()
    page.wait_for_function(SETTLED)


@pytest.mark.parametrize("source", [0, 2, 3], ids=["by hand", "two outputs", "five steps"])
def test_every_stop_of_the_microscope(page, pseudo, source):
    opened(page, pseudo, "microscope")
    if source:
        choose(page, "microscope_source", source)
    stop, found = page.locator(".st-key-microscope_stop").get_by_role("slider"), forgotten(page, MAIN)
    for number in range(2, int(stop.get_attribute("max")) + 1):
        button(page, "Next").click()
        expect(stop).to_have_value(str(number))
        page.wait_for_function(SETTLED)
        found += forgotten(page, MAIN)
    assert found == []


def test_a_map_of_gradients(page, pseudo):
    opened(page, pseudo, "vanishing")
    page.get_by_role("radio", name=f"{OPEN}How deep it reaches{CLOSE}").click()
    expect(button(page, "Cancel")).to_have_count(0, timeout=120_000)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    assert forgotten(page, MAIN) == []


def test_a_publication_that_was_run_again(page, pseudo):
    opened(page, pseudo, "vanishing")
    page.get_by_role("radio", name=f"{OPEN}From the literature{CLOSE}").click()
    expect(page.get_by_test_id("stTable")).to_be_visible(timeout=60_000)
    assert forgotten(page, MAIN) == []


def test_a_table_that_was_brought(page, pseudo):
    opened(page, pseudo, "data")
    page.locator("summary", has_text=re.compile("Bring a table")).click()
    page.get_by_role("button", name=re.compile("Paste a table")).click()
    page.locator(".st-key-own_text textarea").fill(TABLE)
    assert forgotten(page, '.st-key-own_header, [class*="st-key-own_file"], .st-key-own_text label') == []
    button(page, "Read it").click()
    button(page, "Take this table away").wait_for()
    chosen = [
        f'[class*="st-key-own_"][class$="_{name}"]' for name in ("target", "task", "missing", "features", "away")
    ]
    assert forgotten(page, ", ".join(chosen)) == []
    expect(page.get_by_test_id("stCaptionContainer").filter(has_text=f"{OPEN} of them used, ")).to_have_count(1)
    expect(page.get_by_test_id("stCaptionContainer").filter(has_text="was missing.")).to_contain_text(OPEN)
