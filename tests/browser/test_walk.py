"""Somebody tries a few things on every page, at random; `make walk` goes on for longer."""

from playground.ui.site import PAGES
from tests.browser.walk.walk import Walk


def test_a_short_walk_over_all_pages_breaks_nothing(page, server):
    walk = Walk(page, server, seed=0)
    walk.take(3 * len(PAGES) + 9)  # some lead away from a page that was just opened: its turn comes again
    assert set(walk.visited) >= set(PAGES)
    assert walk.tried > 0
