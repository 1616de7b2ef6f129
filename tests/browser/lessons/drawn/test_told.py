"""What the page hears of a drawing and when; what it says back undoes nothing."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.lessons.drawn.drawing import HEIGHTS, LOSS, near
from tests.browser.lessons.drawn.page import CHARTS


def test_the_page_is_told_when_the_stroke_has_ended_and_not_before(opened):
    drawing = opened("line")
    drawing.begin(*LOSS[:3])
    drawing.page.wait_for_timeout(600)
    assert drawing.said["told"] is None
    drawing.page.mouse.move(*drawing.at(*LOSS[3]))
    drawing.page.mouse.move(*drawing.at(*LOSS[4]))
    drawing.page.mouse.up()
    answer = drawing.answer()
    assert near(answer, HEIGHTS), answer


def test_a_run_of_the_page_amid_a_stroke_does_not_end_it(opened):
    drawing = opened("line")
    drawing.begin(*LOSS[:3])
    shape = drawing.shape()
    drawing.page.get_by_role("switch").evaluate("(e) => e.click()")
    drawing.wait("said.other")
    assert drawing.said["told"] is None
    assert drawing.shape() == shape
    drawing.page.mouse.move(*drawing.at(*LOSS[3]), steps=3)
    drawing.page.mouse.move(*drawing.at(*LOSS[4]), steps=3)
    drawing.page.mouse.up()
    answer = drawing.answer()
    assert near(answer, HEIGHTS), answer


def test_what_the_page_has_heard_does_not_undo_the_next_stroke(opened):
    drawing = opened("line", slow=1)
    drawing.draw((0, 0.9), (0.5, 0.9))
    drawing.page.locator('[data-testid="stApp"][data-test-script-state="running"]').wait_for()
    drawing.begin((0.5, 0.2), (1, 0.2))
    shape = drawing.shape()
    drawing.wait("said.told === 1")
    assert drawing.shape() == shape
    drawing.page.mouse.up()
    answer = drawing.answer(2)
    assert near(answer, [0.9] * 4 + [0.2] * 5), answer


@pytest.mark.parametrize("chart", CHARTS)
def test_another_widget_leaves_a_drawing_as_it_is(opened, chart):
    drawing = opened(chart)
    drawing.draw((0.1, 0.1), (0.9, 0.2), (0.5, 0.95))
    answer, shape = drawing.answer(), drawing.shape()
    drawing.root.locator(".bp-drawn-frame").evaluate("(e) => { e.dataset.tag = 'kept' }")
    drawing.switch(True)
    drawing.switch(False)
    assert (drawing.said["answer"], drawing.shape()) == (answer, shape)
    expect(drawing.frame).to_have_attribute("data-tag", "kept")


def test_leaving_the_drawing_tells_it_at_once(opened):
    drawing = opened("line")
    drawing.handles.nth(3).press("End")
    drawing.switch(True)
    assert drawing.said["answer"] == [0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 0.5, 0.5]


def test_starting_over_takes_the_answer_back(opened):
    drawing = opened("line", value=json.dumps([1, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]))
    assert drawing.said["answer"][0] == 1
    drawing.over.click()
    assert drawing.answer() is None
    expect(drawing.root.get_by_text("Not drawn yet")).to_be_visible()
    expect(drawing.over).to_be_disabled()
    expect(drawing.handles.first).to_have_attribute("aria-valuenow", "0.5")
    expect(drawing.handles.first).to_be_focused()
    drawing.page.keyboard.press("Home")
    assert drawing.answer(2)[:2] == [0, 0.5]


def test_an_answer_given_before_is_shown_and_can_be_changed(opened):
    drawing = opened("straight", value="[[-0.5,-0.5],[0.5,0.25]]")
    expect(drawing.handles.nth(1)).to_have_accessible_name("Point 2 of 2, x 0.5, y 0.25")
    drawing.handles.nth(1).press("ArrowUp")
    assert drawing.answer() == [[-0.5, -0.5], [0.5, 0.29]]
