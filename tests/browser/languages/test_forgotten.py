"""Nothing that a person reads has been forgotten, on the parts of pages that speak several languages by now."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from playground.ui.site import PAGES
from tests.browser.conftest import Server
from tests.browser.languages.pseudo import CLOSE, CODE, OPEN, forgotten
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, open_groups


class Part(NamedTuple):
    """A part of a page that is DONE; `selector` "body" is the whole page."""

    page: str
    selector: str


# Whoever translates a page puts it here: Part("chain_rule", "body").
DONE = [
    *(Part(name, '[data-testid="stHeader"], .st-key-page_tools') for name in PAGES),
    Part("live", ".st-key-opening"),
    Part("live", ".st-key-choices"),
    Part("live", ".bp-bar, .bp-place, .bp-numbers"),
    Part("recipes", "body"),
]


def opened(page: Page, server: Server, name: str) -> None:
    page.goto(f"{server.url}{'' if name == 'live' else name}?lang={CODE}&epochs=10")
    page.wait_for_function(SETTLED)
    expect(page.locator("html")).to_have_attribute("lang", CODE)


@pytest.mark.parametrize("part", DONE, ids=lambda part: f"{part.page} {part.selector}")
def test_a_part_of_a_page(page, pseudo, part):
    opened(page, pseudo, part.page)
    if part.page == "live":
        open_groups(page)
        page.wait_for_function(SETTLED)
    page.locator(part.selector).first.wait_for(state="attached")  # the body has no size of its own
    assert forgotten(page, part.selector) == []


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
        f"<p hidden>hidden</p><code>code</code><p>12%</p><button title='{OPEN}yes{CLOSE}'>SVG</button>"
    )
    assert forgotten(page, "body") == ["a picture", f"{OPEN}said{CLOSE} 0.5, not said"]
