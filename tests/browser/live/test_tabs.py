"""Two tabs are two sessions: neither knows of the other. Each has a window: a hidden tab hardly draws."""

from tests.browser.conftest import open_page, without_errors
from tests.browser.player import Player, assert_tells_what_was_recorded


def test_two_tabs_play_their_own_experiments(page, server, browser):
    queries = (
        {"dataset": "moons", "seed": 5},
        {"dataset": "spiral", "hidden_sizes": "8,8,8", "learning_rate": 0.1},
    )
    other = browser.new_page()
    with other, without_errors(other):
        tabs = [Player(page), Player(other)]
        for tab, query in zip(tabs, queries, strict=True):
            open_page(tab.page, server.link(**query))
        for tab in tabs:
            tab.click("Play")
        for tab in tabs:
            tab.wait("state === 'playing' && epoch > 30")
        tabs[0].pause()
        epoch = tabs[1].epoch
        tabs[1].wait(f"state === 'playing' && epoch > {epoch + 10}")
        tabs[1].pause()
        for tab, query in zip(tabs, queries, strict=True):
            tab.page.wait_for_url(server.link(**query, epoch=tab.epoch))
            assert_tells_what_was_recorded(tab)
        tabs[1].click("Reset")
        tabs[1].wait("epoch === 0 && state === 'idle'")
        epoch = tabs[0].epoch
        tabs[0].click("Step")
        tabs[0].wait(f"state === 'paused' && epoch === {epoch + 1}")
        assert_tells_what_was_recorded(tabs[0])
