"""The way from page to page: menus at the top of a wide window, a sidebar on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.ui.site import PAGES
from tests.browser.conftest import go_to, without_errors
from tests.browser.test_axe import faults

ALONE = sum(not entry.menu for entry in PAGES.values())
MENUS = {entry.menu: entry.title for entry in PAGES.values() if entry.menu}  # and the last page of each
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
PRESENTED = "() => document.querySelector('[data-testid=stSidebarNavItems]').role === 'presentation'"
BOLD = "-webkit-text-stroke-width"


def open_lesson(page: Page, url: str) -> Locator:
    """Open a page that is not the playground; return its navigation."""
    page.goto(url)
    expect(page.get_by_role("heading", name="Try", exact=True)).to_be_visible()
    return page.get_by_role("navigation", name="App pages")


def address(name: str) -> re.Pattern:
    return re.compile(rf":\d+/{'' if name == 'live' else name}(\?.*)?$")


def assert_marked(pages: Locator, title: str) -> None:
    """The menu of the page with this title is bold, and no other; a screen reader hears both names."""
    menu = next(entry.menu for entry in PAGES.values() if entry.title == title)
    for name in MENUS:
        words = pages.get_by_role("button", name=name).locator("span")
        expect(words).to_have_css(BOLD, "0.5px" if name == menu else "0px")
    if menu:
        expect(pages.get_by_role("button", name=re.compile(f"^{menu} ?: {title}$"))).to_be_visible()


def test_every_page_is_found_at_the_top_and_its_menu_marked(page, server):
    page.set_viewport_size({"width": 1400, "height": 900})
    pages = open_lesson(page, f"{server.url}chain_rule")
    for name, entry in PAGES.items():
        go_to(page, entry.title)
        page.wait_for_url(address(name))
        assert_marked(pages, entry.title)
    pages.get_by_role("link", name="Lessons").click()
    page.wait_for_url(address("lessons"))
    expect(pages.get_by_role("link", name="Lessons")).to_have_attribute("aria-current", "page")


def test_every_page_is_found_in_the_sidebar_of_a_phone(browser, server):
    with browser.new_context(viewport={"width": 390, "height": 844}, user_agent=PHONE) as phone:
        page = phone.new_page()
        with without_errors(page):
            pages = open_lesson(page, f"{server.url}chain_rule")
            page.get_by_test_id("stExpandSidebarButton").click()
            for entry in PAGES.values():
                expect(pages.get_by_role("link", name=entry.title, exact=True)).to_be_visible()
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
            page.wait_for_function(PRESENTED)
            assert list(faults(page)) == []
            go_to(page, "Microscope")
            page.wait_for_url(address("microscope"))
            expect(pages).not_to_be_in_viewport()  # it gives way to the page


def test_by_keyboard_alone(page, server):
    pages = open_lesson(page, f"{server.url}lessons")
    opener = pages.get_by_role("button", name="Foundations")
    pages.get_by_role("link", name="Playground").focus()
    for _ in range(ALONE + list(MENUS).index("Foundations")):
        page.keyboard.press("Tab")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Chain rule")).to_be_focused()
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("menuitem", name="Gradient descent")
    expect(second).to_be_focused()
    expect(second).to_have_css("outline-style", "solid")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(second).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Activations and losses")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address("activations"))
    assert_marked(pages, "Activations and losses")


def test_a_menu_without_room_is_marked_where_it_went(page, server):
    page.set_viewport_size({"width": 770, "height": 900})
    pages = open_lesson(page, f"{server.url}vanishing")
    more = pages.get_by_role("button", name="more : Vanishing gradients")
    expect(more.locator("span")).to_have_css(BOLD, "0.5px")
    more.click()
    page.get_by_role("menuitem", name="Microscope").click()
    page.wait_for_url(address("microscope"))


@pytest.mark.parametrize("view", ["", "?view=projector"])
def test_all_menus_have_room_and_axe_finds_nothing_in_an_open_one(page, server, view):
    page.set_viewport_size({"width": 1400, "height": 900})
    pages = open_lesson(page, f"{server.url}microscope{view}")
    expect(pages.get_by_role("button")).to_have_count(len(MENUS))
    for menu, title in MENUS.items():
        pages.get_by_role("button", name=menu).click()
        expect(page.get_by_role("menuitem", name=title)).to_be_visible()
        assert [menu, *faults(page)] == [menu]
        page.keyboard.press("Escape")


def test_a_frame_has_no_navigation(page, server):
    expect(open_lesson(page, f"{server.url}microscope?embed=true")).to_have_count(0)
