"""Nothing that a person reads has been forgotten, on any page."""

import pytest
from playwright.sync_api import Page, expect

from playground.ui.site import PAGES
from tests.browser.conftest import Server
from tests.browser.languages.pseudo import CLOSE, CODE, OPEN, forgotten
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, open_groups


def opened(page: Page, server: Server, name: str) -> None:
    query = f"lang={CODE}" + ("&epochs=10" if name == "live" else "")
    page.goto(f"{server.url}{'' if name == 'live' else name}?{query}")
    page.wait_for_function(SETTLED)
    expect(page.locator("html")).to_have_attribute("lang", CODE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page(page, pseudo, name):
    opened(page, pseudo, name)
    if name == "live":
        open_groups(page)
        page.wait_for_function(SETTLED)
    assert forgotten(page, "body") == []


def test_what_is_said_of_a_run_and_what_is_shared(page, pseudo):
    opened(page, pseudo, "live")
    player = Player(page)
    page.locator('[data-do="play"]').click()
    player.wait("state === 'done'")
    assert forgotten(page, ".bp-message, .bp-verdicts, .bp-reasons") == []
    page.locator(".bp-share > button").click()
    expect(page.locator(".bp-share dialog")).to_be_visible()
    assert forgotten(page, ".bp-share") == []


def test_what_is_forgotten_is_found(page):
    page.set_content(
        f"<p>{OPEN}said{CLOSE} 0.5, <b>not</b> said</p><p>{OPEN}all <b>of</b> it{CLOSE}</p><img alt='a picture'>"
        f"<style>i::before {{ content: 'Drawn:' }} b::after {{ content: '{OPEN}drawn{CLOSE}' }}</style><i></i>"
        f"<input role='combobox' value='chosen'><input value='typed'>"
        f"<p hidden>hidden</p><code>code</code><p>12%</p><button title='{OPEN}yes{CLOSE}'>SVG</button>"
    )
    assert forgotten(page, "body") == ['"Drawn:"', "a picture", "chosen", f"{OPEN}said{CLOSE} 0.5, not said"]
