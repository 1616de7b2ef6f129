"""The charts: mounted once, zoomed by the reader, switched, and drawn from what the engine recorded."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.player import Player, recorded

RANGES = "(e) => [e.layout.xaxis.range, e.layout.yaxis.range]"


def zoom(player: Player, name: str) -> list[list[float]]:
    """Drag a rectangle over a chart's upper plot; return the ranges that it then shows."""
    chart, before = player.chart(name), player.chart(name).evaluate(RANGES)
    chart.scroll_into_view_if_needed()
    box = chart.locator(".nsewdrag").first.bounding_box()
    mouse = player.page.mouse
    mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.2)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.7, steps=4)
    mouse.up()
    after = chart.evaluate(RANGES)
    assert all(then != now for then, now in zip(before, after, strict=True)), f"{name}: not zoomed"
    return after


def test_zoom_and_charts_survive_a_hundred_frames(open_player):
    player = open_player()
    player.tag_charts()
    drawings = player.root.locator(".main-svg").element_handles()
    boundary = zoom(player, "boundary")
    player.play_past(20)
    loss = zoom(player, "loss")  # while it is playing
    frames = player.frames
    player.wait(f"state === 'playing' && frames > {frames + 100}")
    assert player.chart("boundary").evaluate(RANGES) == boundary
    assert player.chart("loss").evaluate(RANGES) == loss
    assert player.tagged_charts() == [True] * 4
    assert all(drawing.evaluate("(e) => e.isConnected") for drawing in drawings)


def test_lines_are_what_was_recorded(open_player):
    player = open_player()
    player.play_past(20)
    epoch = player.pause()
    history = recorded(player.page.url, epoch)
    x, y = player.lines("loss", "x"), player.lines("loss")
    for i, name in enumerate(("train_loss", "test_loss", "train_score", "test_score")):
        np.testing.assert_allclose(y[i], history.series(name)[x[i]], rtol=1e-6)
    for name in ("grad_norms", "delta_norms"):
        player.root.get_by_label("Gradient over epochs").select_option(name)
        x, y = player.lines("gradients", "x"), player.lines("gradients")
        norms = history.series(name)
        for layer in range(3):
            np.testing.assert_allclose(y[layer], norms[x[layer], layer], rtol=1e-6)
        now = y[3] if name == "grad_norms" else y[4]
        np.testing.assert_allclose(now, norms[epoch], rtol=1e-6)
    for shares, heights in zip(player.lines("histograms", "customdata"), player.lines("histograms"), strict=True):
        assert sum(shares) == pytest.approx(1, rel=1e-5)
        np.testing.assert_allclose(heights, np.divide(shares, max(shares)))


def test_switches(open_player):
    player = open_player()
    points = player.chart("boundary").locator(".scatterlayer path.point")
    drawn = points.count()
    player.root.get_by_label("Test points").check()
    player.page.wait_for_function(
        "(chart) => chart.data[1].visible === true", arg=player.chart("boundary").element_handle()
    )
    assert points.count() == drawn + 90  # 30 % of 300
    player.root.get_by_label("Test points").uncheck()
    assert points.count() == drawn

    assert len(set(player.picture())) > 10
    player.root.get_by_label("Hard classes").check()
    assert len(set(player.picture())) == 2

    player.play_past(10)
    assert len(set(player.picture())) == 2, "Hard classes did not last"
    axis = "(e) => [e.layout.yaxis.type, ...e.layout.yaxis.range]"
    player.root.get_by_label("Log scale").check()
    player.wait("epoch > 20")
    assert player.chart("loss").evaluate(axis)[0] == "log"
    assert player.chart("loss").evaluate(axis)[1] < 0, "the range is that of powers of ten"
    player.root.get_by_label("Log scale").uncheck()
    assert player.chart("loss").evaluate(axis)[0] == "linear"


def test_speed(open_player):
    player = open_player(epochs=20_000)
    strides = {}
    for speed in ("10", "1000"):
        player.speed.select_option(speed)
        with player.watched() as seen:
            player.play_past(player.epoch + 4 * int(speed) // 10)
            player.pause()
        strides[speed] = np.diff(seen["epochs"])
    assert strides["10"].min() == 1
    assert strides["1000"].min() > strides["10"].max()


def test_pointing_at_the_plane(open_player):
    player = open_player()
    player.scrub(20)
    frame = player.chart("boundary").locator(".nsewdrag").first
    frame.hover()
    answer = player.root.locator(".bp-here")
    middle = answer.inner_text()
    assert re.fullmatch(r"\(−?0\.\d\d, −?0\.\d\d\): class [01], \d+%", middle)
    frame.hover(position={"x": 12, "y": 12})
    assert re.match(r"\(−\d\.\d\d, \d\.\d\d\): class 0", answer.inner_text())
    player.page.mouse.move(2, 2)
    expect(answer).to_be_empty()
