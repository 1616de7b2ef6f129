"""Drawing by keyboard alone."""

from playwright.sync_api import expect

KEYS = ["End", "Shift+ArrowUp", "ArrowUp", "ArrowRight", "ArrowLeft", "ArrowDown", "Shift+ArrowDown", "Home"]


def test_a_line_by_keyboard_alone(opened):
    drawing = opened("line")
    page = drawing.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if drawing.handles.first.evaluate("(e) => e === document.activeElement"):
            break
    names = []
    for i, key in enumerate(KEYS):
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press(key)
        expect(drawing.handles.nth(i)).not_to_have_attribute("aria-valuetext", "0.5")
        assert drawing.handles.nth(i).evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Tab")
    assert names == [f"Training loss at epoch {epoch}" for epoch in range(0, 400, 50)]
    page.keyboard.press("Tab")
    expect(drawing.over).to_be_focused()
    assert drawing.wait("said.answer?.[7] === 0")["answer"] == [1, 0.6, 0.52, 0.52, 0.48, 0.48, 0.4, 0, 0.5]
    page.keyboard.press("Enter")
    expect(drawing.handles.first).to_be_focused()
    expect(drawing.root.get_by_text("Not drawn yet")).to_be_visible()


def test_a_boundary_by_keyboard_alone(opened):
    drawing = opened("straight")
    handle = drawing.handles.first
    expect(handle).to_have_accessible_name("Point 1 of 2, x −0.5, y 0")
    handle.focus()
    for key in ("ArrowRight", "ArrowUp", "Shift+ArrowDown", "Home"):
        drawing.page.keyboard.press(key)
    assert drawing.answer() == [[-0.46, -0.16], [0.5, 0]]
    expect(handle).to_have_accessible_name("Point 1 of 2, x −0.46, y −0.16")
    expect(handle).to_have_attribute("aria-valuetext", "x −0.46, y −0.16")
    for _ in range(15):
        drawing.page.keyboard.press("Shift+ArrowLeft")
    expect(handle).to_have_attribute("aria-valuenow", "-1")


def test_steps_by_keyboard_are_told_as_one(opened):
    drawing = opened("line")
    drawing.handles.first.focus()
    for _ in range(10):
        drawing.page.keyboard.press("ArrowUp")
    assert drawing.answer()[0] == 0.7
