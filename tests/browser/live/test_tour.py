"""The tour: opens once by itself, leads from nothing to a trained network, and leaves everything else alone."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from playground.ui.tour import STOPS
from tests.browser.conftest import TIMEOUT, WATCH_POLICY, go_to, open_page, without_errors
from tests.browser.player import Player, number
from tests.browser.tour import Tour

MINUTE = 60  # seconds that somebody has who has read nothing
CLICKS = 5
COUNT_CLICKS = "window.clicks = 0; addEventListener('click', ({ isTrusted }) => (clicks += isTrusted), true)"
TRAINED = """() => [...document.querySelectorAll('.bp-numbers div')].some(({ innerText }) =>
    innerText.startsWith('Training accuracy') && parseFloat(innerText.split('\\n').at(-1)) >= 95)"""
FORBID_STORAGE = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('Forbidden', 'SecurityError'); } })"""
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); }"
FOCUSED = "() => document.activeElement.innerText?.trim() || document.activeElement.tagName"


@pytest.fixture
def newcomer(browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    with browser.new_context(viewport={"width": 1400, "height": 900}) as window:
        window.set_default_timeout(TIMEOUT)
        window.add_init_script(WATCH_POLICY)
        yield window


@pytest.fixture
def arrive(newcomer, server) -> Iterator[Callable[..., Tour]]:
    """`arrive(dataset="moons")`: the first visit, with a link or without one."""
    page = newcomer.new_page()

    def arrive(**query: object) -> Tour:
        open_page(page, server.link(**query))
        return Tour(page)

    with without_errors(page):
        yield arrive


@pytest.fixture
def opened(open_player) -> Tour:
    """Where the tour is known, and was started again."""
    open_player()
    return again(open_player)


def again(open_player, **query) -> Tour:
    tour = Tour(open_player(**query).page)
    tour.is_closed()
    tour.start.click()
    tour.is_at("data")
    return tour


def test_somebody_who_has_read_nothing_trains_a_spiral_within_a_minute_and_five_clicks(newcomer, server):
    newcomer.add_init_script(COUNT_CLICKS)
    page = newcomer.new_page()
    with without_errors(page):
        began = time.monotonic()
        page.goto(server.url)
        tour = Tour(page)
        tour.card.get_by_role("button", name="Set up a spiral").click()
        expect(tour.card.get_by_role("heading")).to_have_text("Press Play")
        page.get_by_role("button", name="Play", exact=True).click()
        page.wait_for_function(TRAINED)
        assert time.monotonic() - began < MINUTE
        assert 1 <= page.evaluate("window.clicks") <= CLICKS
        tour.is_at("boundary")
        player = Player(page)
        player.pause()
        assert number(player.numbers()["Training accuracy"].rstrip("%")) >= 95
        assert "dataset=spiral" in page.url


def test_it_opens_once_and_from_then_on_by_its_button(arrive):
    tour = arrive()
    tour.is_at("data")
    tour.page.reload()
    Player(tour.page).stand()
    tour.is_closed()
    tour.start.click()
    tour.is_at("data")
    tour.button("Skip the tour").click()
    tour.is_closed()
    expect(tour.start).to_be_focused()


@pytest.mark.parametrize(
    "query", [{"dataset": "moons"}, {"dataset": "circles"}, {"view": "projector"}, {"epoch": "3"}, {"other": "x"}]
)
def test_a_link_is_not_disturbed(arrive, query):
    arrive(**query).is_closed()


def test_a_page_in_a_frame_has_no_tour(arrive):
    tour = arrive(embed="true")
    expect(tour.root).to_have_count(0)
    expect(tour.card).to_have_count(0)


def test_who_has_begun_already_is_not_interrupted(arrive, server):
    page = arrive(dataset="moons").page
    held = []
    page.route("**/plotly.min.js", lambda route: held.append(route))
    page.goto(server.url)
    player, tour = Player(page), Tour(page)
    player.play_past(5)
    assert tour.root.get_attribute("data-state") == "waiting"
    for route in held:
        route.continue_()
    page.unroute_all()
    tour.is_closed()


@pytest.mark.parametrize("storage", [FORBID_STORAGE, FULL_STORAGE])
def test_where_nothing_can_be_kept_it_does_not_open_again_and_again(newcomer, arrive, storage):
    newcomer.add_init_script(storage)
    tour = arrive()
    tour.is_closed()
    tour.start.click()
    tour.is_at("data")


def test_escape_skips_it_and_the_keys_are_the_players_again(arrive):
    tour = arrive()
    tour.is_at("data")
    expect(tour.card).to_be_focused()
    tour.page.keyboard.press("Escape")
    tour.is_closed()
    player = Player(tour.page)
    tour.page.keyboard.press("ArrowRight")
    player.wait("epoch === 1")
    tour.page.keyboard.press("Space")
    player.wait("state === 'playing'")


def test_escape_in_a_menu_closes_the_menu_alone(opened):
    opened.button("Next").click()
    menu = opened.page.locator(".st-key-activation input")
    menu.click()
    opened.page.get_by_role("option", name="sigmoid", exact=True).wait_for()
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("option", name="sigmoid", exact=True)).to_have_count(0)
    opened.is_at("play")
    opened.page.keyboard.press("Escape")
    opened.is_closed()


def test_it_takes_no_keys_while_the_focus_is_on_the_page(opened):
    player = Player(opened.page)
    opened.page.get_by_role("heading", level=3).first.click()
    opened.page.keyboard.press("ArrowRight")
    player.wait("epoch === 1 && state === 'paused'")
    opened.is_at("data")
    opened.page.keyboard.press("Space")
    player.wait("state === 'playing'")
    opened.is_at("boundary")  # whoever has pressed Play needs not be told to


def test_by_keyboard_alone(arrive):
    tour = arrive()
    press = tour.page.keyboard.press
    tour.is_at("data")
    press("Tab")
    expect(tour.button("Set up a spiral")).to_be_focused()
    press("Enter")
    tour.is_at("play")
    expect(tour.card).to_be_focused()
    for name in ("Skip the tour", "Back", "Next"):
        press("Tab")
        expect(tour.button(name)).to_be_focused()
    press("Tab")
    expect(tour.control("play")).to_be_focused()
    press("Shift+Tab")
    expect(tour.button("Next")).to_be_focused()
    press("Tab")
    press("Enter")
    tour.is_at("boundary")
    assert tour.page.evaluate(FOCUSED) == "Pause", "the focus was taken"
    tour.button("Next").focus()
    for name in ("loss", "layers", "lesson"):
        press("Enter")
        tour.is_at(name)
    expect(tour.button("Done")).to_be_focused()
    press("Enter")
    tour.is_closed()


def test_the_last_stop_leads_to_the_first_lesson(opened):
    for _ in range(len(STOPS) - 1):
        opened.button("Next").click()
    opened.is_at("lesson")
    expect(opened.card.get_by_role("link", name="Take a lesson")).to_have_attribute(
        "href", "/lessons?lesson=one_unit"
    )
    opened.button("Back").click()
    opened.is_at("layers")
    expect(opened.card.get_by_role("link")).to_have_count(0)


def test_a_tile_that_is_chosen_moves_it_on_and_a_spiral_that_is_there_needs_no_waiting(opened):
    opened.page.get_by_role("radio", name="XOR", exact=True).click()
    opened.is_at("play")
    opened.button("Back").click()
    opened.button("Set up a spiral").click()
    opened.is_at("play")
    opened.page.wait_for_url("**dataset=spiral*")
    opened.button("Back").click()
    opened.button("Set up a spiral").click()
    opened.is_at("play")
    opened.page.go_back()
    opened.page.wait_for_url("**dataset=xor*")


def test_every_control_that_a_stop_names_is_there(open_player):
    found, named = set(), {control for stop in STOPS.values() for control in stop.controls}
    for query in ({}, {"view": "projector"}, {"dataset": "digits"}):
        tour = again(open_player, **query)
        found |= {control for control in named if tour.page.locator(control).count()}
        for name in STOPS:
            expect(tour.control(name)).to_be_visible()
    assert found == named


@pytest.mark.parametrize(("width", "view"), [(1400, {}), (1024, {}), (390, {}), (1400, {"view": "projector"})])
def test_the_words_cover_no_control_and_the_rings_follow(open_player, width, view):
    player = open_player(**view)
    player.page.set_viewport_size({"width": width, "height": 844 if width == 390 else 900})
    player.page.emulate_media(reduced_motion="reduce")
    tour = again(open_player, **view)
    for name in STOPS:
        tour.is_at(name)
        tour.points_at(name)
        assert tour.stands_beside(name)
        assert tour.is_on_screen(width)
        tour.page.get_by_test_id("stMain").evaluate("(e) => e.scrollBy(0, 30)")
        tour.points_at(name)
        tour.button("Next" if name != "lesson" else "Done").click()
    tour.is_closed()
    tour.page.emulate_media(reduced_motion="no-preference")


def test_another_page_ends_it(arrive):
    tour = arrive()
    tour.is_at("data")
    go_to(tour.page, "Chain rule")
    tour.page.wait_for_url("**/chain_rule")
    expect(tour.card).to_have_count(0)
    expect(tour.start).to_have_count(0)


def test_it_stays_while_the_page_runs_again(opened):
    opened.button("Next").click()
    opened.page.get_by_role("button", name="Projector").click()
    expect(opened.page.get_by_role("button", name="Leave the projector view")).to_be_visible()
    opened.is_at("play")
    opened.points_at("play")
