"""Turning to another language and back: what is chosen and recorded stays, and Streamlit's own words follow."""

import re

import pytest
from playwright.sync_api import Page, expect

from playground.ui.site import PAGES
from tests.browser.conftest import open_page
from tests.browser.languages.pseudo import CODE, forgotten
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, faults

IN_FRENCH = "Comment un réseau de neurones apprend-il"


def turn_to(page: Page, name: str) -> None:
    page.locator(".st-key-language_menu").get_by_test_id("stMenuButtonButton").first.click()
    page.get_by_role("menuitem", name=name).click()
    expect(page.locator(".st-key-language_menu").get_by_role("button").first).to_have_text(re.compile(name))


def test_the_menu_turns_a_page_to_another_language_and_back(page, server):
    open_page(page, server.link(dataset="moons", epochs=20))
    player = Player(page)
    page.get_by_role("spinbutton", name="Units, layer 1").fill("5")
    page.get_by_role("spinbutton", name="Units, layer 1").press("Enter")
    page.wait_for_url(re.compile("hidden_sizes=5"))
    player.click("Play")
    player.wait("state === 'done'")
    page.locator(".st-key-group_training summary").click()

    turn_to(page, "Français")
    expect(page.get_by_role("heading", name=IN_FRENCH)).to_be_visible()
    page.wait_for_url(re.compile("lang=fr"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("spinbutton", name="Unités, couche 1")).to_have_value("5")
    expect(player.root.get_by_role("button", name="Lecture", exact=True)).to_be_visible()
    player.wait("epoch === 20")
    expect(player.root.locator(".bp-epoch")).to_have_text("époque 20 / 20")
    expect(player.root.locator(".bp-verdicts li").first).to_contain_text("La règle")
    expect(page.get_by_role("button", name="Aide sur Taux d'apprentissage")).to_be_visible()
    assert list(faults(page)) == []

    turn_to(page, "English")
    expect(page.get_by_role("heading", name="How does a neural network learn?")).to_be_visible()
    expect(page.get_by_role("button", name="Help for Learning rate")).to_be_visible()
    expect(player.button("Play")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="Units, layer 1")).to_have_value("5")
    page.wait_for_url(re.compile("lang=en"))


def test_a_language_goes_from_page_to_page_and_numbers_follow(page, server):
    open_page(page, server.link(lang="es"))
    expect(page.locator(".bp-numbers dd").first).to_have_text(re.compile(r"^\d,\d{4}$"))
    page.get_by_role("navigation", name="Páginas de la aplicación").get_by_role("link", name="Lecciones").click()
    page.wait_for_url(re.compile(r"/lessons\?lang=es"))
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_a_browser_that_speaks_french_is_spoken_to_in_french(browser, server):
    with browser.new_context(locale="fr-FR") as window:
        page = window.new_page()
        page.goto(server.url)
        expect(page.get_by_role("heading", name=IN_FRENCH)).to_be_visible()
        assert "lang" not in page.url
        expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_chosen_is_called_by_its_new_name(page, pseudo, name):
    page.goto(f"{pseudo.url}{'' if name == 'live' else name}?lang=en")
    page.wait_for_function(SETTLED)
    turn_to(page, "Esperanto")
    expect(page.locator("html")).to_have_attribute("lang", CODE)
    page.wait_for_function(SETTLED)
    assert forgotten(page, "body") == []


def test_what_is_chosen_stays_after_the_next_click_too(page, server):
    page.goto(f"{server.url}vanishing?initializers=matched,zeros")
    page.wait_for_function(SETTLED)
    turn_to(page, "Français")
    page.locator(".st-key-bench_activations").get_by_text("swish", exact=True).click()
    page.wait_for_url(re.compile("activations=.*swish"))
    page.wait_for_function(SETTLED)
    expect(page.get_by_role("button", name=re.compile("^Retirer (assorti|zéros)"))).to_have_count(2)
    assert "initializers=matched%2Czeros" in page.url
    expect(page.get_by_test_id("stException")).to_have_count(0)
