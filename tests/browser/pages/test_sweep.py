"""A search in the browser: it runs, a click chooses a cell, the cell opens as a run; it fits a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.player import Player
from tests.browser.test_axe import faults
from tests.browser.test_looks import TOO_WIDE

LINK = "sweep?n_samples=60&hidden_sizes=3&epochs=20&n_seeds=2"


def search(page, server):
    """Open the page, and let a small sweep come to its end."""
    page.goto(f"{server.url}{LINK}")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", name="Every cell, best first")).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-sweep_lines .main-svg").first).to_be_visible()


@pytest.fixture
def searched(page, server):
    """The page with what a small sweep has found."""
    search(page, server)
    return page


def opened_cell(page):
    return page.get_by_text(re.compile(r"^Cell \d+, "))


def test_a_click_on_map_line_and_row_chooses_a_cell_which_opens_as_a_run(searched):
    page = searched
    expect(opened_cell(page)).to_contain_text("the best: ")
    area = page.locator(".st-key-sweep_map .nsewdrag").first.bounding_box()
    page.mouse.click(area["x"] + 0.1 * area["width"], area["y"] + 0.1 * area["height"])
    expect(opened_cell(page)).to_contain_text("learning rate 0.01, optimizer SGD.")
    worst = page.locator(".st-key-sweep_lines .scatterlayer path.point").last
    worst.scroll_into_view_if_needed()
    end = worst.bounding_box()
    page.mouse.click(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
    expect(opened_cell(page)).to_contain_text("number 12 in the table: ")
    page.get_by_role("button", name="Open as a run").click()
    Player(page).stand()
    expect(page).to_have_url(re.compile("validation_size=0.25"))


def test_what_is_found_fits_a_phone(page, server):
    page.set_viewport_size({"width": 360, "height": 780})
    search(page, server)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_what_is_found_is_there_for_everybody_in_the_light_and_in_the_dark(searched):
    assert list(faults(searched)) == []


def test_cancel_keeps_what_is_finished_and_it_goes_on(page, server):
    page.goto(f"{server.url}sweep?n_samples=500&epochs=300&n_seeds=10")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text(re.compile(r"[1-9]\d* of 120 trainings, about"))).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Cancel").click()
    rest = page.get_by_role("button", name="Go on with the other")
    expect(rest).to_be_enabled()
    left = int(re.search(r"\d+", rest.inner_text())[0])
    assert 0 < left < 120
    rest.click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
