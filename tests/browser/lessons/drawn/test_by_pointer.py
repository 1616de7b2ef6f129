"""Drawing by mouse and by finger."""

import math

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, without_errors
from tests.browser.lessons.drawn.drawing import HEIGHTS, LOSS, Drawing, near
from tests.browser.lessons.drawn.page import CHARTS


def test_a_line_is_drawn_by_mouse_in_one_stroke(opened):
    drawing = opened("line")
    expect(drawing.root.get_by_text("Not drawn yet")).to_be_visible()
    expect(drawing.over).to_be_disabled()
    assert drawing.said["answer"] is None
    drawing.draw(*LOSS)
    answer = drawing.answer()
    assert near(answer, HEIGHTS), answer
    expect(drawing.root.get_by_text("Not drawn yet")).to_be_hidden()
    expect(drawing.root).to_have_attribute("data-drawn", "")


def test_a_quick_stroke_leaves_no_point_out(opened):
    drawing = opened("line")
    drawing.draw((1, 0.8), (0, 0.2), steps=1)
    answer = drawing.answer()
    assert near(answer, [0.2 + 0.075 * i for i in range(9)]), answer


def test_a_single_point_is_pulled_and_its_neighbors_stay(opened):
    drawing = opened("line")
    drawing.draw((0.25, 0.5), (0.26, 0.7), (0.24, 0.8), (0.255, 0.9))
    answer = drawing.answer()
    assert near(answer, [0.5, 0.5, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), answer


def test_a_stroke_that_leaves_the_chart_stays_within_it(opened):
    drawing = opened("line")
    drawing.draw((0.5, 0.5), (0.8, 1.4), (1.3, 1.4))
    answer = drawing.answer()
    assert answer[-2:] == [1, 1]
    assert max(answer) == 1


def test_a_straight_line_is_drawn_and_its_handles_are_moved(opened):
    drawing = opened("straight")
    drawing.draw((0.1, 0.2), (0.9, 0.8))
    answer = drawing.answer()
    assert near(answer, [[-0.8, -0.6], [0.8, 0.6]]), answer
    drawing.draw((0.9, 0.8), (0.9, 0.3))
    answer = drawing.answer(2)
    assert near(answer, [[-0.8, -0.6], [0.8, -0.4]]), answer


def test_a_click_on_the_plane_draws_nothing(opened):
    drawing = opened("straight")
    drawing.draw((0.1, 0.9), (0.11, 0.9))
    drawing.switch(True)
    assert (drawing.said["answer"], drawing.said["told"]) == (None, None)


def test_an_outline_is_drawn_around_and_its_corners_are_moved(opened):
    drawing = opened("outline")
    angles = [math.pi * turn / 20 for turn in range(41)]
    drawing.draw(*[(0.5 + 0.4 * math.cos(angle), 0.5 + 0.4 * math.sin(angle)) for angle in angles])
    answer = drawing.answer()
    corners = [(0.8 * math.cos(math.pi * i / 4), 0.8 * math.sin(math.pi * i / 4)) for i in range(8)]
    assert near(answer, corners, 0.05), answer
    drawing.draw((0.9, 0.5), (0.7, 0.5))
    moved = drawing.answer(2)
    assert near(moved, [[0.4, 0], *answer[1:]]), moved


@pytest.mark.parametrize("chart", CHARTS)
def test_a_finger_draws_and_beside_the_frame_it_pushes_the_page(browser: Browser, drawing_server: Server, chart):
    with browser.new_context(viewport={"width": 390, "height": 500}, has_touch=True, is_mobile=True) as phone:
        page = phone.new_page()
        with without_errors(page):
            drawing = Drawing(page, drawing_server, chart)
            assert page.evaluate("document.documentElement.scrollWidth") == 390
            finger = page.context.new_cdp_session(page)
            page.get_by_test_id("stMain").evaluate("(e) => e.scrollTo(0, 60)")
            put(finger, [drawing.at(u, v) for u, v in ((0.05, 0.9), (0.3, 0.75), (0.7, 0.55), (0.95, 0.4))])
            answer = drawing.answer()
            if chart == "line":
                assert near(answer, [0.9, *(0.85 - 0.0625 * i for i in range(8))], 0.07), answer
            if chart == "straight":
                assert near(answer, [[-0.9, 0.8], [0.9, -0.2]], 0.05), answer
            if chart == "outline":
                assert near(answer[0], [-0.9, 0.8], 0.05), answer
            main = page.get_by_test_id("stMain")
            assert main.evaluate("(e) => e.scrollTop") == 60, "a finger that draws does not push the page"
            box = drawing.area.bounding_box()
            left = box["x"] / 2
            put(finger, [(left, box["y"] + 250 - 20 * step) for step in range(10)])
            page.wait_for_function("(e) => e.scrollTop > 100", arg=main.element_handle())


def put(finger, places) -> None:
    """Put a finger down at the first of these places on the screen, and move it along the others."""
    for i, (x, y) in enumerate(places):
        kind = "touchMove" if i else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
