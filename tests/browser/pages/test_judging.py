"""The confusion matrix in Chromium: its numbers can be read, and the cell below one answers a click."""

import pytest
from playwright.sync_api import expect

from tests.figures.test_judging import INKS, of_hex


@pytest.mark.parametrize("scheme", INKS)
def test_numbers_have_the_ink_of_the_theme_and_the_cell_below_answers(page, server, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server.url}judging?epoch=3")
    expect(page.get_by_role("slider", name="Epoch")).to_have_value("3")
    numbers = page.locator(".st-key-judging_matrix .annotation-text")
    expect(numbers).to_have_count(4)
    for number in numbers.all():
        expect(number).to_have_css("fill", f"rgb({', '.join(map(str, of_hex(INKS[scheme])))})")
    box = numbers.last.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_text(f"{numbers.last.text_content()} test rows of benign, right")).to_be_visible()
