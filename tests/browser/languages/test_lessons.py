"""Nothing of a lesson, a challenge or the tour has been forgotten, however far a person is in it."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.prediction import Prediction
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress
from playground.recording.prepared import prepared_for
from playground.ui.lessons import which
from playground.ui.tour import STOPS
from tests.browser.conftest import Server
from tests.browser.languages.pseudo import CODE, forgotten
from tests.browser.languages.test_switching import turn_to
from tests.browser.lessons.person import FASTEST, LONGEST
from tests.browser.test_axe import SETTLED

STAGES = [  # lesson, rounds that ran and were explained before, and how far the next one is
    ("one_unit", 0, "predict"),
    ("one_unit", 0, "run"),
    ("one_unit", 0, "compare"),
    ("one_unit", 1, "predict"),
    ("one_unit", 1, "run"),
    ("one_unit", 1, "compare"),
    ("one_unit", 3, "end"),
    ("chain_rule", 1, "predict"),
    ("chain_rule", 1, "compare"),
    ("learning_rates", 0, "predict"),
    ("learning_rates", 0, "compare"),
    ("learning_rates", 1, "compare"),
]


def answer(prediction: Prediction, of_round: object) -> object:
    """An answer that can be read, right or wrong."""
    if prediction.kind == "choice":
        return 0
    if prediction.kind == "number":
        return (prediction.low + prediction.high) / 3
    if prediction.kind == "line":
        return [(prediction.low + prediction.high) / 2] * prediction.points
    (left, right), (low, high) = prepared_for(of_round.run.made.runs.experiments[0]).plane.limits
    return [[left, low], [right, high]]


def far(lesson: Lesson, before: int, step: str) -> Progress:
    """Somebody who has done so many rounds, and of the next one all steps before this one."""
    done = Progress()
    for number, of_round in enumerate(lesson.rounds, start=1):
        is_here = number == before + 1
        if number <= before or (is_here and step != "predict"):
            done = done.with_answers([answer(one, of_round) for one in of_round.predictions])
        if number <= before or (is_here and step == "compare"):
            done = done.with_run(of_round.run.made, of_round.run.last)
    return Progress(done.answers, done.ran, before)


def open_at(page: Page, server: Server, path: str, **query: str) -> None:
    page.goto(f"{server.url}{path}?{urlencode(query | {'lang': CODE})}")
    page.wait_for_function(SETTLED)
    expect(page.locator("html")).to_have_attribute("lang", CODE)


@pytest.mark.parametrize(("name", "before", "step"), STAGES)
def test_a_lesson(page, pseudo, name, before, step):
    word = progress.write(far(LESSONS[name], before, step))
    open_at(page, pseudo, "lessons", lesson=name, **({"progress": word} if word else {}))
    page.locator('[class*="st-key-step_"]').last.wait_for()
    page.wait_for_function(SETTLED)
    assert forgotten(page, "body") == []


def test_the_bar_of_a_lesson_until_the_run_is_over(page, pseudo):
    word = progress.write(far(LESSONS["one_unit"], 0, "run"))
    open_at(page, pseudo, "lessons", lesson="one_unit", progress=word)
    page.locator(".st-key-lesson_open_1_first a").click()
    page.locator('.bp-bar [data-do="play"]').wait_for()
    assert forgotten(page, ".st-key-lesson_bar") == []
    page.locator(".bp-bar select").first.select_option(FASTEST)
    page.locator('.bp-bar [data-do="play"]').click()
    page.locator(".st-key-lesson_bar:has(.st-key-lesson_done) a").wait_for(timeout=LONGEST)
    assert forgotten(page, ".st-key-lesson_bar") == []


@pytest.mark.parametrize("name", ["chain_rule", "sigmoid_stalls"])
def test_the_bar_of_a_lesson_on_other_pages(page, pseudo, name):
    run = LESSONS[name].rounds[0].run
    open_at(page, pseudo, run.page, **which.run_query(name, LESSONS[name], 1))
    assert forgotten(page, ".st-key-lesson_bar") == []


def test_settings_that_are_not_the_lessons(page, pseudo):
    query = which.run_query("one_unit", LESSONS["one_unit"], 1) | {"test_size": "0.2", "shuffle": "false"}
    open_at(page, pseudo, "", **query)
    assert forgotten(page, ".st-key-lesson_bar") == []


@pytest.mark.parametrize("name", CHALLENGE_FILES)
def test_a_challenge_and_its_bar(page, pseudo, name):
    open_at(page, pseudo, "challenges", challenge=name)
    page.locator(".st-key-challenge_hint button").click()
    page.locator(".st-key-challenge_give_up button").click()
    expect(page.locator(".st-key-challenge_give_up")).to_have_count(0)
    page.wait_for_function(SETTLED)
    assert forgotten(page, "body") == []
    page.locator(".st-key-lesson_open_first a").click()
    page.locator(".st-key-lesson_bar .st-key-challenge_hint").wait_for()
    page.wait_for_function(SETTLED)
    assert forgotten(page, ".st-key-lesson_bar") == []


def test_a_challenge_that_is_solved_and_one_that_was_changed(page, pseudo):
    run = CHALLENGE_FILES["largest_rate"].run
    solution = dict(pair.split("=") for pair in CHALLENGE_FILES["largest_rate"].solution.split("&"))
    query = run.query | solution | {"challenge": "largest_rate", "epoch": str(run.last)}
    open_at(page, pseudo, "", **query)
    page.locator(".st-key-lesson_bar").get_by_test_id("stAlertContentSuccess").wait_for()
    assert forgotten(page, ".st-key-lesson_bar") == []
    open_at(page, pseudo, "", **query | {"noise": "0.33", "scaling": "none"})
    page.locator(".st-key-lesson_bar").get_by_test_id("stAlertContentWarning").wait_for()
    assert forgotten(page, ".st-key-lesson_bar") == []


def test_the_tour(page, pseudo):
    open_at(page, pseudo, "")
    page.locator(".bp-tour-button").click()
    for _stop in STOPS:
        assert forgotten(page, ".bp-tour") == []
        page.locator('[data-tour="next"]').click()
    expect(page.locator('.bp-tour[data-state="closed"]')).to_have_count(1)


@pytest.mark.parametrize("name", ["lessons", ""])
def test_a_link_whose_lesson_was_cut(page, pseudo, name):
    open_at(page, pseudo, name, lesson="own.cut")
    warning = '[data-testid="stAlertContentWarning"]'
    page.locator(warning).first.wait_for()
    assert forgotten(page, warning) == []


def test_what_is_drawn_stays_when_the_language_is_another(page, server):
    page.goto(f"{server.url}lessons?lesson=learning_rates")
    drawing = page.get_by_test_id("drawn")
    handle = drawing.get_by_role("slider").nth(2)
    handle.press("End")
    handle.press("Shift+ArrowDown")
    expect(drawing).to_have_attribute("data-drawn", "")
    height = handle.get_attribute("aria-valuenow")
    turn_to(page, "Français")
    expect(drawing.get_by_role("button", name="Tout effacer")).to_be_enabled()
    expect(drawing).to_have_attribute("data-drawn", "")
    expect(drawing.locator(".bp-drawn-hint")).to_contain_text("Faites glisser sur le graphique")
    expect(handle).to_have_attribute("aria-valuenow", height)
    expect(handle).to_have_attribute("aria-label", re.compile("^Perte d'entraînement à l'époque "))
    handle.press("Home")
    expect(page.get_by_role("button", name="Garder ma prédiction")).to_be_enabled()
    turn_to(page, "English")
    expect(drawing.get_by_role("button", name="Start over")).to_be_enabled()
    expect(handle).to_have_attribute("aria-valuenow", "0")
