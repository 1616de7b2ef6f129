"""Nothing is forgotten in the sections for teachers: a file brought, solutions chosen, a lesson half written."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.languages.pseudo import bracketed, forgotten
from tests.browser.languages.test_forgotten import opened
from tests.browser.test_axe import SETTLED

SECTIONS = {"solutions": "Solutions and timing", "builder": "Build a lesson"}


def turn_to(page: Page, section: str) -> None:
    page.get_by_role("radio", name=bracketed(SECTIONS[section])).click()
    page.wait_for_function(SETTLED)


def test_a_file_that_is_no_sheet_and_the_list(page: Page, pseudo: Server) -> None:
    opened(page, pseudo, "teaching")
    page.locator("input[type=file]").set_input_files(
        {"name": "1.html", "mimeType": "text/html", "buffer": b"<html></html>"}
    )
    expect(page.get_by_role("alert")).to_be_visible()
    page.wait_for_function(SETTLED)
    assert forgotten(page, "[data-testid=stMain]") == []


def test_solutions_before_they_are_measured(page: Page, pseudo: Server) -> None:
    opened(page, pseudo, "teaching")
    turn_to(page, "solutions")
    assert forgotten(page, "[data-testid=stMain]") == []


def test_a_lesson_about_a_run_that_was_taken(page: Page, pseudo: Server) -> None:
    opened(page, pseudo, "teaching")
    turn_to(page, "builder")
    assert forgotten(page, "[data-testid=stMain]") == []
    page.locator(".st-key-builder_take_live button").first.click()
    page.wait_for_function(SETTLED)
    page.get_by_role("button", name=bracketed("Set a goal")).click()
    page.wait_for_function(SETTLED)
    assert forgotten(page, "[data-testid=stMain]") == []
