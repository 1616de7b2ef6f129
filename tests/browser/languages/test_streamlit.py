"""What Streamlit itself says in lists, menus and tables, once they are open."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.languages.pseudo import forgotten
from tests.browser.languages.test_forgotten import opened

RATES, OPTIMIZERS = ".st-key-sweep_values_learning_rate", ".st-key-sweep_values_optimizer"
POPPED = "body > div:not(#root)"


@pytest.mark.parametrize(
    ("name", "menu", "typed"),
    [("sweep", RATES, ""), ("sweep", RATES, "0.0"), ("sweep", OPTIMIZERS, "zzz"), ("data", ".stSelectbox", "zzz")],
)
def test_an_open_list(page, pseudo, name, menu, typed):
    opened(page, pseudo, name)
    box = page.locator(menu).first.get_by_role("combobox")
    box.click()
    box.fill(typed)
    expect(page.get_by_role("listbox")).to_be_visible()
    assert forgotten(page, POPPED) == []


def test_the_main_menu_and_its_dialog(page, pseudo):
    opened(page, pseudo, "lessons")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_test_id("stMainMenuPopover").wait_for()
    assert forgotten(page, POPPED) == []
    page.get_by_test_id("stMainMenuPopover").get_by_text("Record screen").click()
    page.get_by_role("dialog").wait_for()
    assert forgotten(page, POPPED) == []


def test_the_menu_of_a_column(page, pseudo):
    opened(page, pseudo, "data")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    open_column_menu(page, table.bounding_box())
    found = forgotten(page, POPPED)
    for further in page.locator('[role="menuitem"][aria-haspopup]').all():
        further.hover()
        expect(further).to_have_attribute("aria-expanded", "true")
        found += forgotten(page, POPPED)
    assert found == []


def open_column_menu(page: Page, table: dict) -> None:
    """The button is drawn on a canvas, at the right of the first column's head."""
    for x in range(20, int(table["width"]), 15):
        page.mouse.click(table["x"] + x, table["y"] + 16)
        page.wait_for_timeout(150)
        if page.get_by_test_id("stDataFrameColumnMenu").count():
            return
    raise AssertionError("no click on the heads of the columns has opened a menu")
