"""The player in all its states, kept runs, judging, the search: nothing that is said has been forgotten."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.languages.pseudo import CODE, forgotten
from tests.browser.languages.test_forgotten import opened
from tests.browser.live.test_pictures import THREE, draw
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED

STAGE = '[data-testid="player"]'
MAIN = '[data-testid="stMain"]'
SETTINGS = '.stMultiSelect, [data-testid="stTable"], [data-testid="stAlert"]'
WORSE = "dataset=moons&n_samples=60&epochs=20"
BETTER = "dataset=moons&n_samples=60&epochs=20&optimizer=adam&setting_changes=9:l2:0.1"
SEQUENCE = "reads=sequences&task=adding&epochs=5"


def playground(page, pseudo, **choices):
    said = "&".join(f"{name}={value}" for name, value in choices.items())
    page.goto(f"{pseudo.url}?lang={CODE}&{said}")
    page.wait_for_function(SETTLED)
    player = Player(page)
    player.stand()
    return player


def press(player, name):
    player.root.locator(f'[data-do="{name}"]').click()


def to_the_end(player, state="done"):
    player.root.locator(".bp-speed select").select_option("1000")
    press(player, "play")
    player.wait(f"state === '{state}'")


def told(page):
    """What is forgotten of the player once it has said what it shows."""
    page.wait_for_function("() => document.querySelector('.bp-said').textContent")
    return forgotten(page, STAGE)


@pytest.mark.parametrize("dataset", ["blobs", "bumps", "iris"])
def test_a_run_that_plays_stops_and_ends(page, pseudo, dataset):
    player = playground(page, pseudo, dataset=dataset, epochs=200, validation_size=0.2)
    player.root.locator(".bp-speed select").select_option("2")
    press(player, "play")
    player.wait("epoch > 2 && state === 'playing'")
    found = forgotten(page, STAGE)
    press(player, "pause")
    found += told(page)
    to_the_end(player)
    assert found + told(page) == []


def test_a_run_that_diverges_and_why(page, pseudo):
    player = playground(page, pseudo, dataset="bumps", activation="relu", learning_rate=3)
    to_the_end(player, "diverged")
    player.root.locator(".bp-to-why").click()
    page.keyboard.press("Enter")
    expect(player.root.locator(".bp-reasons small")).to_be_visible()
    for rule in player.root.locator(".bp-verdicts summary").all():
        rule.click()
    assert told(page) == []


def test_a_unit_that_is_pointed_at(page, pseudo):
    player = playground(page, pseudo, epochs=5)
    canvas = player.root.locator(".bp-canvas canvas")
    canvas.focus()
    found = []
    for _unit in range(6):
        page.keyboard.press("ArrowDown")
        found += forgotten(page, ".bp-graph, .bp-boundary")
    page.keyboard.press("Enter")
    assert found + told(page) == []


def test_points_that_are_placed(page, pseudo):
    player = playground(page, pseudo, epochs=5)
    player.root.locator('[data-option="placing"]').check()
    found = forgotten(page, ".bp-boundary")
    for tool in ("clear", "undo", "erase"):
        player.root.locator(f'[data-place="{tool}"]').click()
        found += forgotten(page, ".bp-boundary")
    assert found == []


def test_pictures_and_a_digit_that_is_drawn(page, pseudo):
    player = playground(page, pseudo, dataset="digits", hidden_sizes="12", optimizer="adam", epochs=5)
    to_the_end(player)
    found = told(page)
    player.root.locator('[data-pad="turn"]').click()
    found += forgotten(page, STAGE)
    draw(player, THREE)
    expect(player.root.locator(".bp-answer [data-best]")).to_be_visible()
    assert found + forgotten(page, STAGE) == []


def test_a_link_with_faults(page, pseudo):
    faults = {"learning_rate": "fast", "dataset": "none", "hidden_sizes": "x", "epoch": 9999, "unit": "9.9"}
    playground(page, pseudo, stratify="maybe", batch_norm="true", layer_norm="true", nothing=1, **faults)
    expect(page.locator(".st-key-said").get_by_test_id("stAlert").first).to_be_visible()
    keys = ("learning_rate", "dataset", "hidden_sizes", "stratify", "layer_norm", "'nothing'")
    assert [text for text in forgotten(page, ".st-key-said") if not any(key in text for key in keys)] == []


@pytest.mark.parametrize("runs", [[WORSE], [WORSE, BETTER], [WORSE, SEQUENCE]], ids=["one", "two", "two kinds"])
def test_runs_of_a_link(page, pseudo, runs):
    query = "&".join(f"run{place}={quoted(run)}" for place, run in enumerate(runs, start=1))
    page.goto(f"{pseudo.url}runs?lang={CODE}&{query}")
    page.wait_for_function(SETTLED)
    page.locator(".stMultiSelect").wait_for()
    assert forgotten(page, SETTINGS if len(runs) > 1 else MAIN) == []


def quoted(run):
    return run.replace("=", "%3D").replace("&", "%26")


def walked(page, key, first=0):
    """What is forgotten behind each button of a row of them."""
    buttons = page.locator(f".st-key-{key} button")
    found = []
    for place in range(first, buttons.count()):
        buttons.nth(place).click()
        page.wait_for_function(SETTLED)
        found += forgotten(page, MAIN)
    return found


@pytest.mark.parametrize("source", [0, 1, 2, 4], ids=["two classes", "three classes", "pictures", "four answers"])
def test_how_well_classes_are_told_apart(page, pseudo, source):
    opened(page, pseudo, "judging")
    page.locator(".st-key-judging_source button").nth(source).click()
    has_threshold = source in (0, 4)  # of two classes
    expect(page.locator(".st-key-judging_threshold")).to_be_visible(visible=has_threshold, timeout=60_000)
    page.wait_for_function(SETTLED)
    found = forgotten(page, MAIN) + walked(page, "judging_curve")
    assert found + walked(page, "judging_view", first=1) == []


def test_how_well_values_are_predicted(page, pseudo):
    opened(page, pseudo, "judging")
    page.locator(".st-key-judging_source button").nth(3).click()
    page.locator(".st-key-judging_histogram").wait_for(timeout=60_000)
    page.wait_for_function(SETTLED)
    assert forgotten(page, MAIN) + walked(page, "judging_view", first=1) == []


@pytest.mark.parametrize("more", ["", "&folds=3&n_seeds=2", "&n_seeds=2"])
def test_what_a_search_finds(page, pseudo, more):
    searched = "searched=learning_rate:0.1;0.3|hidden_sizes:4;8,8|activation:tanh;relu"
    page.goto(f"{pseudo.url}sweep?lang={CODE}&dataset=moons&n_samples=60&epochs=2&{searched}{more}")
    page.wait_for_function(SETTLED)
    found = forgotten(page, MAIN)
    page.locator(".st-key-sweep_start button").click()
    page.locator(".st-key-sweep_open button").wait_for(timeout=60_000)
    page.wait_for_function(SETTLED)
    assert found + forgotten(page, MAIN) == []


def test_values_of_a_search(page, pseudo):
    searched = "hidden_sizes:none;4,4|batch_size:full;10"
    page.goto(f"{pseudo.url}sweep?lang={CODE}&searched={searched}")
    page.wait_for_function(SETTLED)
    assert forgotten(page, MAIN) == []


def test_a_value_of_a_search_is_typed_with_a_comma(page, server):
    page.goto(f"{server.url}sweep?lang=fr&searched=learning_rate:0.1;0.3|epochs:50;100")
    rates = page.locator(".st-key-sweep_values_learning_rate")
    expect(rates.get_by_role("button", name="0,3")).to_be_visible()
    rates.get_by_role("combobox").fill("0,07")
    rates.get_by_role("combobox").press("Enter")
    page.keyboard.press("Escape")  # while the list is open, what is beside it is hidden
    expect(page).to_have_url(re.compile(re.escape(quote("0.1;0.3;0.07"))))
    expect(rates.get_by_role("button", name="0,07")).to_be_visible()
    expect(page.get_by_test_id("stAlertContentWarning")).to_have_count(0)
