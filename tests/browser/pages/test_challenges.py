"""Challenges as a person meets them: read, try on the real page, ask for hints, solve, and read why."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.runs import query_of
from playground.ui.guided.hiding import FORMS
from playground.ui.guided.screen import LOOK
from playground.ui.site import PAGES
from tests.browser.conftest import Server, go_to
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, faults
from tests.browser.test_looks import TOO_WIDE

FAST = {"speed": "1000"}
NAMES = list(CHALLENGE_FILES)
FIRST = NAMES[0]
WORKING = 60_000  # milliseconds: a whole run is trained meanwhile


def open_page_of(page: Page, server: Server, name: str, **more: str) -> Player:
    """Open the page on which a challenge is solved, as its link has it."""
    run = CHALLENGE_FILES[name].run
    query = urlencode(run.query | more | {"challenge": name}, safe=",")
    page.goto(f"{server.url}{'' if run.page == 'live' else run.page}?{query}")
    player = Player(page)
    player.stand()
    expect(bar(page)).to_contain_text(CHALLENGE_FILES[name].title)
    return player


def open_challenge(page: Page, server: Server, name: str) -> None:
    page.goto(f"{server.url}challenges?challenge={name}")
    expect(page.get_by_role("heading", name=CHALLENGE_FILES[name].question)).to_be_visible()


def bar(page: Page) -> Locator:
    return page.locator(".st-key-lesson_bar")


def solve(page: Page, server: Server, name: str) -> None:
    """Play the solution until the bar says that all goals are reached."""
    player = open_page_of(page, server, name, **query_of(CHALLENGE_FILES[name].solution), **FAST)
    expect(bar(page).get_by_role("link", name="Back to the challenge")).to_be_visible()
    player.click("Play")
    expect(bar(page).get_by_text("Solved. Your best:")).to_be_visible(timeout=WORKING)


@pytest.mark.parametrize("name", NAMES)
def test_a_challenge_is_solved_by_its_solution_and_then_explained(page, server, name):
    challenge = CHALLENGE_FILES[name]
    solve(page, server, name)
    expect(bar(page).get_by_text("reached", exact=True)).to_have_count(len(challenge.goals))
    bar(page).get_by_role("link", name="Read the explanation").click()
    best = page.locator(".st-key-step_visit")
    expect(best).to_contain_text("without a hint")
    first_words = challenge.explanation.strip().split("\n")[0][:30]
    expect(page.locator(".st-key-step_explanation")).to_contain_text(first_words)
    expect(page.get_by_role("button", name="Give up")).to_have_count(0)

    told = best.get_by_role("status").locator("p").inner_text()
    epoch = int(told.split("epoch ")[1].split(",")[0])
    best.get_by_role("link", name="Open this run again").click()
    player = Player(page)
    player.wait(f"epoch === {epoch} && state !== 'playing'")
    expect(bar(page).get_by_text("reached", exact=True)).to_have_count(len(challenge.goals))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_not_solved_at_the_start_and_shows_only_its_controls(page, server, name):
    challenge = CHALLENGE_FILES[name]
    open_challenge(page, server, name)
    page.get_by_role("link", name=f"Open {PAGES[challenge.run.page].title}").click()
    player = Player(page)
    player.stand()
    expect(bar(page).get_by_role("progressbar")).to_have_count(len(challenge.goals))
    player.click("Step")
    player.wait("epoch === 1 || state === 'diverged'")
    expect(bar(page).get_by_role("link", name="Back to the challenge")).to_be_visible()
    form = FORMS[challenge.run.page]
    for name in ("seed", "epochs"):
        expect(page.locator(f".st-key-{form.key(name)}").filter(visible=True)).to_have_count(0)


def test_hints_come_one_at_a_time_and_are_counted_on_both_pages(page, server):
    hints = CHALLENGE_FILES[FIRST].hints
    open_challenge(page, server, FIRST)
    given = page.locator(".st-key-step_hints li")
    expect(given).to_have_count(0)
    page.get_by_role("button", name=f"Show hint 1 of {len(hints)}").click()
    expect(given).to_have_count(1)
    page.get_by_role("link", name=f"Open {PAGES[CHALLENGE_FILES[FIRST].run.page].title}").click()
    expect(bar(page)).to_contain_text(f"Hint 1 of {len(hints)}:")
    for number in range(2, len(hints) + 1):
        bar(page).get_by_role("button", name=f"Show hint {number} of {len(hints)}").click()
        expect(bar(page)).to_contain_text(f"Hint {number} of {len(hints)}:")
    expect(bar(page).get_by_role("button", name="Show hint")).to_have_count(0)
    bar(page).get_by_role("link", name="Back to the challenge").click()
    expect(given).to_have_count(len(hints))


def test_the_record_stays_for_the_visit_whatever_comes_after(page, server):
    name = next(name for name, one in CHALLENGE_FILES.items() if one.record)
    challenge = CHALLENGE_FILES[name]
    solve(page, server, name)
    bar(page).get_by_role("link", name="Read the explanation").click()
    best = page.locator(".st-key-step_visit").get_by_role("status").locator("p")
    told = best.inner_text()
    page.get_by_role("link", name="Begin again from the start").click()
    Player(page).wait("epoch === 0")
    expect(bar(page)).to_contain_text(told.split("Solved: ")[1])
    go_to(page, "Challenges")
    card = page.locator(f".st-key-challenge_card_{name}")
    expect(card).to_contain_text("solved")
    expect(card).to_contain_text("Best of this visit")
    card.get_by_role("link", name=f"Go on: {challenge.title}").click()
    expect(best).to_have_text(told)
    page.wait_for_url(f"**/challenges?challenge={name}")


def test_what_is_changed_outside_the_controls_is_said(page, server):
    open_page_of(page, server, FIRST, seed="11")
    expect(bar(page).get_by_role("alert")).to_contain_text("Seed 11; it has Seed 0. This run does not count.")
    bar(page).get_by_role("link", name="Begin again with the challenge's settings").click()
    expect(bar(page).get_by_role("alert")).to_have_count(0)
    page.wait_for_url(re.compile("^(?!.*seed=)"))
    expect(bar(page).get_by_role("progressbar").first).to_be_visible()


@pytest.mark.parametrize("path", ["challenges?challenge=nonsense", "?challenge=nonsense"])
def test_a_wrong_key_is_said(page, server, path):
    page.goto(f"{server.url}{path}")
    expect(page.get_by_role("alert").first).to_contain_text("There is no challenge called 'nonsense'")


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until something has the focus, and Enter there."""
    for _ in range(40):
        page.keyboard.press(key)
        if wanted.evaluate("(e) => e === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    page.keyboard.press("Enter")


def test_by_keyboard_alone(page, server):
    challenge = CHALLENGE_FILES[FIRST]
    n_hints, given = len(challenge.hints), page.locator(".st-key-step_hints li")
    page.goto(f"{server.url}challenges")
    begin = page.get_by_role("link", name=f"Begin: {challenge.title}")
    expect(begin).to_be_visible()
    tab_to(page, begin)
    expect(page.get_by_role("heading", name=challenge.question)).to_be_visible()
    page.wait_for_function(SETTLED)
    tab_to(page, page.get_by_role("button", name=f"Show hint 1 of {n_hints}"))
    expect(given).to_have_count(1)
    tab_to(page, page.get_by_role("link", name=f"Open {PAGES[challenge.run.page].title}"), "Shift+Tab")
    Player(page).stand()
    page.wait_for_function(SETTLED)
    tab_to(page, bar(page).get_by_role("button", name=f"Show hint 2 of {n_hints}"))
    expect(bar(page)).to_contain_text(f"Hint 2 of {n_hints}:")
    tab_to(page, bar(page).get_by_role("link", name="Back to the challenge"))
    expect(given).to_have_count(2)


def test_the_focus_stays_in_the_bar_while_it_plays_and_when_a_solution_and_a_hint_come_above(page, server):
    challenge = CHALLENGE_FILES[FIRST]
    n_hints = len(challenge.hints)
    player = open_page_of(page, server, FIRST, **query_of(challenge.solution), **FAST)
    page.wait_for_function(SETTLED)
    first = bar(page).get_by_role("button", name=f"Show hint 1 of {n_hints}")
    player.click("Play")
    first.focus()
    expect(bar(page).get_by_text("Solved. Your best:")).to_be_visible(timeout=WORKING)
    page.wait_for_timeout(2000 * LOOK)
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text(f"Hint 1 of {n_hints}:")
    page.wait_for_function(SETTLED)
    expect(bar(page).get_by_role("button", name=f"Show hint 2 of {n_hints}")).to_be_focused()


def test_axe_finds_nothing_on_a_challenge_nor_on_its_page(page, server):
    solve(page, server, FIRST)
    bar(page).get_by_role("button", name="Show hint 1").click()
    expect(bar(page)).to_contain_text("Hint 1")
    assert list(faults(page)) == []
    bar(page).get_by_role("link", name="Read the explanation").click()
    expect(page.locator(".st-key-step_explanation")).to_be_visible()
    assert list(faults(page)) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_a_phone(page, server, name):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page_of(page, server, name)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    open_challenge(page, server, name)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
