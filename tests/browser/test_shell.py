"""What the page that carries all pages spares a visitor."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from playground.ui.server.shell import shell
from tests.browser.conftest import open_page, served
from tests.browser.player import Player, assert_tells_what_was_recorded


@pytest.mark.parametrize("name", ["live", "vanishing", "sequences"])
def test_scripts_are_named_before_they_are_needed_and_the_socket_waits_for_nothing(page: Page, server, name):
    asked = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.route("**/_stcore/h*", lambda route: None)  # whether the server is there, and how it wants to be treated
    page.goto(server.url + ("" if name == "live" else name))
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.unroute_all(behavior="ignoreErrors")
    assert {path for path in asked if path.endswith("/health")} == {"/_stcore/health"}, "none that is not there"
    scripts = {path for path in asked if path.endswith(".js")}
    named = {address.removeprefix(".") for address in re.findall(r'(?:href|src)="([^"]+\.js)"', shell(name))}
    assert scripts
    assert scripts <= named


def test_it_may_be_served_below_a_path(page, tmp_path):
    with served(tmp_path / "server.log", base="class/") as below:
        open_page(page, below.link(dataset="moons", hidden_sizes="5"))
        player = Player(page)
        player.play_past(5)
        player.pause()
        assert_tells_what_was_recorded(player)
        assert "Traceback" not in below.log.read_text()
