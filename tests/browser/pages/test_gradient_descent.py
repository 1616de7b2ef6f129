"""Gradient descent: a recipe by one click, and a start that is clicked on the surface."""

import re

from playwright.sync_api import expect


def test_a_recipe_and_a_click_on_the_surface(page, server):
    page.goto(server.url + "gradient_descent")
    expect(page.get_by_role("heading", name="Where does following the slope downhill lead?")).to_be_visible()
    page.get_by_role("button", name="1.1", exact=True).click()
    expect(page.get_by_text("It explodes:")).to_be_visible()
    page.get_by_role("button", name="0.1", exact=True).click()
    expect(page.get_by_text("It arrives:")).to_be_visible()
    page.get_by_text("x² + 5 from 10, worked out by hand").click()
    expect(page.get_by_role("row", name="0.1: arrives")).to_contain_text("10 · 0.8¹⁰⁰ = 2.037")

    page.get_by_role("tab", name="Surfaces").click()
    start = [page.get_by_label(f"Start {axis}", exact=True) for axis in "xy"]
    expect(start[0]).to_have_value("-9.00")
    page.locator(".st-key-descent_contour .scatterlayer").wait_for(state="attached")
    area = page.locator(".st-key-descent_contour .nsewdrag").first
    box = area.bounding_box()
    area.hover(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
    expect(page.locator(".st-key-descent_contour .hoverlayer")).to_contain_text("start at")
    area.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
    expect(start[0]).to_have_value(re.compile(r"^0\.\d\d$"))  # from -10 to 4, three quarters along
    expect(start[1]).to_have_value(re.compile(r"^1\.\d\d$"))  # from 3 down to -3, one quarter
