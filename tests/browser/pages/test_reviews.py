"""Reviews in the browser: trained in the background, cancelled and gone on with; what comes fits a phone."""

import re

from playwright.sync_api import expect

from tests.browser.test_axe import faults
from tests.browser.test_looks import TOO_WIDE

SMALL = "reviews?n_reviews=200&n_tokens=12&embedding=4&units=4&epochs=2"


def train(page, server):
    page.goto(f"{server.url}{SMALL}")
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_role("heading", name="Type a review")).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-reviews_influence .main-svg").first).to_be_visible()


def test_what_is_learned_fits_a_phone_and_is_there_for_everybody(page, server):
    page.set_viewport_size({"width": 360, "height": 780})
    train(page, server)
    page.get_by_label("Your review").fill("It was n0t bad, " + "a" * 300)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Not known to the network")).to_be_visible()
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert list(faults(page)) == []


def test_cancel_keeps_what_is_learned_and_it_goes_on(page, server):
    page.goto(f"{server.url}reviews?epochs=50")
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile(r"Epoch \d+ of 50, update \d+ of 300, loss"))).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text(re.compile(r"of 15,000 updates are done"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"It has learned from [\d,]+ updates so far"))).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
