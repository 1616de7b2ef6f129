"""A lesson without a mouse, on one's own screen and on a projector; and for those who do not see it."""

import pytest
from playwright.sync_api import expect

from playground.lessons.files import LESSONS
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, faults
from tests.browser.test_by_keyboard import Keyboard
from tests.browser.test_looks import TOO_WIDE

NAME, LESSON = next(iter(LESSONS.items()))
FIRST = LESSON.rounds[0].predictions[0]


class Pupil(Keyboard):
    """Goes to a thing by Tab once the page is at rest, and presses Enter there."""

    def choose(self, wanted: str, key: str = "Tab") -> None:
        self.page.wait_for_function(SETTLED)
        self.to(wanted, key=key)
        self.press("Enter")


@pytest.mark.parametrize("view", ["", "&view=projector"])
def test_a_round_by_keyboard_alone(page, server, view):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server.url}lessons?{view[1:]}")
    expect(page.get_by_role("heading", name="Try")).to_be_visible()
    pupil = Pupil(page)
    pupil.choose(f"Begin: {LESSON.title}")
    expect(page.get_by_role("radiogroup", name=FIRST.ask)).to_be_visible()
    page.wait_for_function(SETTLED)
    pupil.to(FIRST.options[0].text)
    pupil.press("Space")
    expect(page.get_by_role("button", name="Keep my prediction")).to_be_enabled()
    pupil.choose("Keep my prediction")
    expect(page.get_by_role("heading", name="Run")).to_be_visible()
    pupil.choose("Open Playground")
    player = Player(page)
    player.stand()
    pupil.choose("Play")
    player.wait("state === 'done'")
    expect(page.get_by_role("link", name="Compare with my prediction")).to_be_visible()
    pupil.choose("Compare with my prediction", "Shift+Tab")
    expect(page.get_by_text("a surprise")).to_be_visible()
    pupil.choose("Show the explanation")
    expect(page.get_by_text(LESSON.says(LESSON.rounds[0].explanation))).to_be_visible()
    assert ("projector" in page.url) == bool(view)


def test_axe_finds_nothing_on_the_way(person, page):
    person.open(NAME)
    assert list(faults(page)) == []
    person.predict(LESSON.rounds[0], [0])
    person.run(LESSON.rounds[0])
    expect(page.get_by_role("button", name="Show the explanation")).to_be_visible()
    person.explain()
    expect(page.get_by_test_id("drawn")).to_be_visible()  # the next round's prediction
    assert list(faults(page)) == []
    page.goto(f"{page.url.split('/lessons')[0]}/?{LESSON.rounds[0].run.link}&lesson={NAME}&round=1")
    Player(page).stand()
    assert list(faults(page)) == []


@pytest.mark.parametrize("name", LESSONS)
def test_it_fits_a_phone(page, server, name):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server.url}lessons?lesson={name}")
    expect(page.get_by_role("heading", name="Predict")).to_be_visible()
    page.wait_for_function(SETTLED)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
