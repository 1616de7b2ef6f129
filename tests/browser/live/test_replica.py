"""Behind nginx, with two replicas: the tab of one that is killed goes on at the other."""

import os
import signal

from tests.browser.conftest import open_page, served, without_errors
from tests.browser.player import Player, assert_tells_what_was_recorded
from tests.deploy.nginx import place, proxied


def test_what_plays_at_a_replica_that_is_killed_plays_on_at_another(browser, tmp_path):
    with (
        served(tmp_path / "first.log") as first,
        served(tmp_path / "second.log") as second,
        proxied(tmp_path, [place(first), place(second)]) as url,
        browser.new_page(viewport={"width": 1400, "height": 1000}) as page,
    ):
        page.set_default_timeout(60_000)
        open_page(page, f"{url}?dataset=moons&hidden_sizes=5&epochs=5000")
        player = Player(page)
        player.play_past(20)
        gone = replica(page)
        (other,) = {place(first), place(second)} - {gone}
        with without_errors(page), player.watched() as seen:
            os.kill(first.pid if place(first) == gone else second.pid, signal.SIGKILL)
            player.wait(f"state === 'playing' && epoch > {player.root.get_attribute('data-buffered')}")
            player.pause()
        assert replica(page) == other
        assert seen["epochs"] == sorted(seen["epochs"])
        assert seen["states"] == ["playing", "paused"]
        assert_tells_what_was_recorded(player)


def replica(page):
    """The one that the cookie names."""
    (cookie,) = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "replica"]
    return cookie
