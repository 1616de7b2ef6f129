"""Points placed by hand: clicked onto the plane, erased, taken back, by keyboard too; then they are trained on."""

from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from playwright.sync_api import expect

from playground.data.named.points import read
from tests.browser.player import Player

CORNERS = {0: [(0.2, 0.2), (0.25, 0.3)], 1: [(0.8, 0.2), (0.75, 0.3)], 2: [(0.5, 0.8), (0.55, 0.75)]}


@pytest.fixture
def placing(open_player) -> Player:
    """A player on which points are being placed, none yet."""
    player = open_player()
    player.stand()
    player.page.get_by_label("Edit points").check()
    tool(player, "clear").click()
    return player


def tool(player, name):
    return player.root.locator(f'[data-place="{name}"]')


def said(player):
    return player.root.locator(".bp-placed")


def put(player, k, places):
    player.root.locator(f'[data-class="{k}"]').click()
    for place in places:
        click(player, place)


def click(player, place):
    box = player.root.locator(".bp-boundary .nsewdrag").bounding_box()
    player.page.mouse.click(box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"])


def placed(player):
    """The points of the set in the address, its classes, and its kind."""
    return read(dict(parse_qsl(urlsplit(player.page.url).query))["dataset"])


def test_points_of_three_classes_are_placed_and_trained_on(placing):
    for k, places in CORNERS.items():
        put(placing, k, places)
    expect(said(placing)).to_have_text("6 points")
    tool(placing, "train").click()
    placing.page.wait_for_url("**dataset=points*")
    points, classes, kind = placed(placing)
    assert kind == "classes"
    assert classes.tolist() == [0, 0, 1, 1, 2, 2]
    low, high = -3.95, 3.95  # about what circles reach
    expected = [(low + x * (high - low), high - y * (high - low)) for ps in CORNERS.values() for x, y in ps]
    np.testing.assert_allclose(points, expected, atol=0.3)
    placing.stand()
    placing.click("Play")
    placing.wait("epoch > 5")
    placing.click("Pause")
    expect(said(placing)).to_have_text("6 points")  # who trains on points may go on placing


def test_what_is_missing_is_said_and_cannot_be_trained_on(placing):
    expect(said(placing)).to_have_text("0 points: at least 4 are needed")
    expect(tool(placing, "train")).to_be_disabled()
    put(placing, 0, [(0.2, 0.2), (0.3, 0.3), (0.4, 0.4), (0.5, 0.5)])
    expect(said(placing)).to_have_text("Points of two classes are needed")
    put(placing, 1, [(0.8, 0.8)])
    expect(tool(placing, "train")).to_be_enabled()


def test_erase_undo_and_leave(placing):
    put(placing, 0, CORNERS[0] + CORNERS[1])
    tool(placing, "erase").click()
    click(placing, CORNERS[0][0])
    expect(said(placing)).to_have_text("3 points: at least 4 are needed")
    click(placing, (0.5, 0.5))  # nothing is near
    expect(said(placing)).to_have_text("3 points: at least 4 are needed")
    tool(placing, "undo").click()
    expect(said(placing)).to_have_text("Points of two classes are needed")
    placing.page.get_by_label("Edit points").uncheck()
    expect(tool(placing, "train")).to_be_hidden()
    shown = placing.root.locator(".bp-boundary .js-plotly-plot, .bp-boundary [data-chart]").first
    rows = shown.evaluate("(chart) => chart.data.find((trace) => trace.meta.role === 'training points').x.length")
    assert rows == 210


def test_by_keyboard(placing):
    placing.root.locator('[data-class="1"]').click()
    chart = placing.root.locator('[data-chart="boundary"]')
    chart.focus()
    epoch = placing.epoch
    for key in ("ArrowRight", "ArrowUp", "Enter"):
        placing.page.keyboard.press(key)
    assert placing.epoch == epoch, "the arrows must not step through epochs"
    expect(said(placing)).to_have_text("1 point: at least 4 are needed")


def test_values_have_a_field_and_a_table_has_no_plane_to_place_on(open_player):
    player = open_player(dataset="bumps")
    player.stand()
    player.page.get_by_label("Edit points").check()
    expect(player.root.get_by_role("spinbutton", name="Value")).to_be_visible()
    assert open_player(dataset="iris").page.get_by_label("Edit points").is_hidden()
