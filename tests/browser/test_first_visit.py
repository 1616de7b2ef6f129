"""The very first visit of a new server may be a link to any page."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import served


def test_a_link_to_a_page_shows_it_within_the_site(page: Page, tmp_path):
    with served(tmp_path / "server.log") as server:
        page.goto(server.url + "chain_rule")
        expect(page.get_by_role("link", name="Playground")).to_be_visible()
        expect(page.get_by_role("link", name="app")).to_have_count(0)
        page.goto("about:blank")
