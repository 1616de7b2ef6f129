"""The lesson pages on a phone and in the light: nothing is wider than the screen, and axes can be read."""

import pytest
from playwright.sync_api import expect

from playground.ui import site
from tests.browser.test_looks import FAINT, LEAST_CONTRAST, TOO_WIDE
from tests.pages.test_alts import ON_DEMAND

PAGES = [name for name in site.PAGES if name != "live"]  # the playground has tests of its own


def open_lesson(page, server, name):
    page.goto(server.url + name)
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    expect(page.get_by_role("heading", name="Try", exact=True)).to_be_visible()
    if name not in ON_DEMAND:
        page.locator(".js-plotly-plot .main-svg").first.wait_for()


@pytest.mark.parametrize("name", PAGES)
def test_a_lesson_fits_a_phone(page, server, name):
    page.set_viewport_size({"width": 360, "height": 780})
    open_lesson(page, server, name)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axes_buttons_and_captions_can_be_read(page, server, scheme):
    page.emulate_media(color_scheme=scheme)
    open_lesson(page, server, "gradient_descent")
    for selector in (".xaxislayer-above", ".g-ytitle", '[data-testid="stBaseButton-primary"]'):
        seen = page.locator(selector).first
        seen.wait_for()
        looked, faint = seen.evaluate(FAINT, LEAST_CONTRAST)
        assert looked > 0
        assert faint == []
    page.get_by_role("tab", name="Surfaces").click()
    expect(page.get_by_test_id("stCaptionContainer").first).to_have_css("opacity", "0.75")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["hidden_layer", "activations"])
def test_what_is_chosen_from_a_row_can_be_read(page, server, name, scheme):
    page.emulate_media(color_scheme=scheme)
    open_lesson(page, server, name)
    chosen = page.locator('[data-testid="stMain"] button[data-selected="true"]')
    expect(chosen.first).to_be_visible()
    for one in chosen.all():
        looked, faint = one.evaluate(FAINT, LEAST_CONTRAST)
        assert looked > 0
        assert faint == []


def test_a_chart_is_saved_in_the_format_that_is_chosen(page, server):
    open_lesson(page, server, "gradient_descent")
    camera = page.locator(".modebar-btn").first
    for form in ("PNG", "SVG"):
        page.get_by_role("radio", name=form, exact=True).click()
        expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
        page.locator(".js-plotly-plot").first.hover()
        with page.expect_download() as download:
            camera.click()
        assert download.value.suggested_filename == f"descent_curve.{form.lower()}"
