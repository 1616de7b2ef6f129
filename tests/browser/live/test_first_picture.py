"""Network and boundary stand before Plotly's script is there; charts follow where they are seen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page
from tests.browser.player import Player

PAINTED = """(canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    const isPainted = (x, y) => data[4 * (y * width + x) + 3] > 0;
    const across = [...Array(width).keys()].filter((x) => isPainted(x, height >> 1));
    const down = [...Array(height).keys()].filter((y) => isPainted(width >> 1, y));
    return [across[0], down[0], across.length, down.length];
}"""
MARKS = """() => performance.getEntriesByType('mark').map(({ name }) => name)
    .filter((name) => name.startsWith('backprop ')).map((name) => name.replace('backprop ', ''))"""
AXES = """(chart) => {
    const [outer, inner] = [chart, chart.querySelector('.nsewdrag')].map((e) => e.getBoundingClientRect());
    return [inner.left - outer.left, inner.top - outer.top, inner.width, inner.height];
}"""


def test_the_first_picture_is_there_and_moves_before_plotly_is(page: Page, server):
    held = []
    page.route("**/plotly.min.js", lambda route: held.append(route))
    page.goto(server.url)
    player = Player(page)
    stand_in = player.root.locator("[data-chart=boundary] canvas")
    expect(stand_in).to_be_visible()
    expect(player.root.locator(".js-plotly-plot")).to_have_count(0)
    place, tall = stand_in.evaluate(PAINTED), player.root.bounding_box()["height"]
    first = stand_in.evaluate("(canvas) => canvas.toDataURL()")
    player.play_past(10)
    player.pause()
    assert stand_in.evaluate("(canvas) => canvas.toDataURL()") != first
    for route in held:
        route.continue_()
    page.unroute_all()
    player.root.and_(page.locator("[data-recording]")).wait_for()
    expect(stand_in).to_have_count(0)
    assert player.chart("boundary").evaluate(AXES) == pytest.approx(place, abs=1), "the picture jumps"
    assert player.root.bounding_box()["height"] == tall
    assert len(player.lines("loss")[0]) == player.epoch + 1
    assert page.evaluate(MARKS) == ["player", "opening", "picture", "charts"]


def test_without_plotly_the_network_can_be_watched(page: Page, server):
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.goto(server.url)
    player = Player(page)
    expect(player.root.get_by_text("The chart library could not be loaded")).not_to_have_count(0)
    player.play_past(10)
    player.pause()
    page.unroute_all()


def test_a_chart_far_below_is_built_when_it_is_scrolled_to(page: Page, server):
    page.set_viewport_size({"width": 390, "height": 500})
    open_page(page, server.url)
    player = Player(page)
    assert player.chart("gradients").count() == 0
    player.click("Step")
    player.wait("epoch === 1")
    player.root.locator("[data-chart=gradients]").scroll_into_view_if_needed()
    player.chart("gradients").wait_for()
    assert [len(y) for y in player.lines("gradients")[:3]] == [2, 2, 2]
