"""What a chart to draw on looks like, and what those hear of it who do not see it."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.lessons.drawn.drawing import LOSS, near
from tests.browser.lessons.drawn.page import CHARTS
from tests.browser.test_axe import faults


@pytest.mark.parametrize("chart", CHARTS)
def test_axe_finds_nothing_drawn_or_not_light_or_dark(opened, chart):
    drawing = opened(chart)
    assert list(faults(drawing.page)) == []
    drawing.draw((0.1, 0.1), (0.9, 0.2), (0.5, 0.95))
    drawing.answer()
    assert list(faults(drawing.page)) == []
    fixed = opened(chart, fixed="yes", value="null")
    assert list(faults(fixed.page)) == []


def test_the_chart_follows_the_page_into_the_dark(opened):
    drawing = opened("straight")
    colors = """(root) => ['.bp-drawn-name', '.bp-drawn-shape', '.bp-drawn-row', '[role=slider] circle']
        .map((name) => getComputedStyle(root.querySelector(name))).map(({ fill, stroke }) => [fill, stroke])"""
    light = drawing.root.evaluate(colors)
    drawing.page.emulate_media(color_scheme="dark")
    drawing.page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.bp-drawn-name')).fill === 'rgb(229, 231, 235)'"
    )
    dark = drawing.root.evaluate(colors)
    assert light[0][0] == "rgb(31, 41, 55)"
    assert light[1] == dark[1], "what is drawn keeps its color"
    assert light[2][0] == dark[2][0] == "rgb(245, 147, 34)", "and so does a class"
    assert light[3][0] == "rgb(255, 255, 255)"
    assert dark[3][0] == "rgb(20, 23, 28)"


def test_it_grows_and_shrinks_with_the_page_and_keeps_what_is_drawn(opened):
    drawing = opened("line")
    drawing.draw(*LOSS)
    answer = drawing.answer()
    wide = drawing.frame.bounding_box()["width"]
    drawing.page.set_viewport_size({"width": 390, "height": 800})
    drawing.page.wait_for_function(
        "(wide) => document.querySelector('.bp-drawn-frame').getBoundingClientRect().width < wide - 200", arg=wide
    )
    u, v = drawing.handles.last.evaluate("""(e) => {
        const box = e.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    }""")
    assert near([u, v], list(drawing.at(1, answer[-1])), 1.5)
    assert drawing.said["answer"] == answer


@pytest.mark.parametrize(
    ("chart", "value", "said"),
    [
        ("straight", "[[-0.5,-0.5],[0.5,0.25]]", "a straight line through (−0.5, −0.5), (0.5, 0.25)"),
        ("straight", "null", "nothing was drawn"),
        ("line", "[1,0.5,0,0,0,0,0,0,0.25]", "1 at epoch 0, 0.5 at epoch 50"),
    ],
)
def test_what_is_fixed_is_looked_at_alone(opened, chart, value, said):
    drawing = opened(chart, value=value, fixed="yes")
    expect(drawing.root.get_by_role("img")).to_have_accessible_name(
        re.compile(rf"^Your prediction: {re.escape(said)}")
    )
    expect(drawing.handles).to_have_count(0)
    expect(drawing.over).to_be_hidden()
    expect(drawing.area).to_be_hidden()
    assert bool(drawing.shape()) == (value != "null")
    shape = drawing.shape()
    drawing.draw(*LOSS)
    drawing.switch(True)
    assert (drawing.shape(), drawing.said["answer"]) == (shape, json.loads(value))


def test_rows_have_the_color_and_the_shape_of_their_class(opened):
    rows = opened("straight").root.locator(".bp-drawn-row")
    looks = [(row.get_attribute("fill"), "a" in row.get_attribute("d")) for row in rows.all()]
    classes = CHARTS["straight"]["classes"]
    assert looks == [("#0877bd", False) if k else ("#f59322", True) for k in classes]


def test_the_mark_of_the_keyboard_is_for_the_keyboard(opened):
    drawing = opened("line")
    drawing.draw(*LOSS)
    expect(drawing.handles.first).to_be_focused()
    outline = "(e) => getComputedStyle(e).outlineStyle"
    assert drawing.handles.first.evaluate(outline) == "none"
    drawing.page.keyboard.press("Tab")
    assert drawing.handles.nth(1).evaluate(outline) == "solid"
