"""A run that was changed while it played does not count; it begins again by a click, and then it does."""

import re

from playwright.sync_api import expect

from playground.lessons.files import LESSONS
from playground.lessons.measuring.measured import measured
from tests.browser.lessons.test_walked import wrong
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED

NAME, ROUND = "learning_rates", 2
FETCHED = 40  # epochs that a player at rest has not fetched: beyond them, the server knows that it plays


def test_a_rate_that_is_changed_too_late(person, page):
    lesson = LESSONS[NAME]
    person.open(NAME)
    for of_round in lesson.rounds[: ROUND - 1]:
        found = [measured(of_round.run, one.measure, one.of) for one in of_round.predictions]
        person.predict(of_round, [wrong(*pair) for pair in zip(of_round.predictions, found, strict=True)])
        person.run(of_round)
        person.explain()
    of_round = lesson.rounds[ROUND - 1]
    person.predict(of_round, [of_round.predictions[0].low])
    page.get_by_role("link", name=re.compile("^Open (?!it again)")).click()
    player, bar = Player(page), page.locator(".st-key-lesson_bar")
    player.wait("epoch === 0")
    page.wait_for_function(SETTLED)
    player.play_past(FETCHED)
    rate = page.locator(".st-key-learning_rate").get_by_role("slider")
    rate.press("ArrowRight")
    rate.press("ArrowRight")
    expect(bar).to_contain_text("A setting was changed while it ran: this run does not count.")
    bar.get_by_role("link", name="Start again").click()
    player.wait("epoch === 0")
    expect(bar).to_contain_text("Not yet the lesson's settings: Learning rate 0.1.")
    page.wait_for_url("**learning_rate=0.01&**")
    page.wait_for_function(SETTLED)
    person.set("live", "learning_rate", "0.1")
    expect(bar).to_contain_text("Epoch 0 of 300")
