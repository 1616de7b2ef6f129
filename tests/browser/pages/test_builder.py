"""The lesson builder in a browser: from a state to a link, and what the class finds behind it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from playground.lessons.building.unlinked import unlinked
from playground.lessons.lesson import Lesson
from playground.lessons.rules import read
from playground.ui.lessons import which
from tests.browser.conftest import WATCH_POLICY, go_to, without_errors
from tests.browser.lessons.test_hiding import SEEN
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, faults
from tests.browser.test_by_keyboard import Keyboard
from tests.browser.test_looks import TOO_WIDE
from tests.lessons.building.drafted import CHOICE, LESSONS, LIVE, table

TEXTS = {
    "Title": "One unit",
    "Question": "What can one unit learn?",
    "Introduction": "A single unit, on **XOR**.",
    "Task": "Press Play.",
    "Explanation": "It has one line.",
    "Prediction 1": "How many will be right?",
    "Answer 1": "About half",
    "Answer 2": "Most",
}
BOUNDS = {"Answer 1: below (%)": "65", "Answer 2: from (%)": "65"}


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[BrowserContext]:
    """Another person's browser."""
    with browser.new_context() as window:
        window.add_init_script(WATCH_POLICY)
        yield window


def settle(page: Page) -> None:
    page.wait_for_function(SETTLED)


def open_builder(page: Page, server, **query) -> None:
    page.goto(f"{server.url}teaching")
    page.get_by_role("radio", name="Build a lesson").click()
    page.get_by_role("button", name="Playground as it opens").wait_for()


def write(page: Page, label: str, text: str, role: str = "textbox") -> None:
    field = page.get_by_role(role, name=label, exact=True)
    field.fill(text)
    field.press("Control+Enter" if field.evaluate("(e) => e.matches('textarea')") else "Enter")
    settle(page)


def build(page: Page) -> str:
    """Write a lesson about the run that was taken; returns its link."""
    for label, text in TEXTS.items():
        write(page, label, text)
    for label, text in BOUNDS.items():
        write(page, label, text, "spinbutton")
    return page.get_by_test_id("stCode").inner_text().strip().replace("\n", "")


def test_a_lesson_is_built_from_a_state_and_walked_in_another_browser(page, server, open_player, elsewhere):
    open_player(dataset="xor", hidden_sizes="none", epochs=12)
    go_to(page, "Teaching")
    page.get_by_role("radio", name="Build a lesson").click()
    page.get_by_role("button", name="Playground as it is now").click()
    page.get_by_text("XOR · no hidden layers").wait_for()
    for name in ("Learning rate", "Noise"):
        page.get_by_role("button", name=name, exact=True).click()
        settle(page)
    link = build(page)
    assert link.startswith(f"{server.url}lessons?lesson=own.")
    page.get_by_role("button", name="Measure it now").click()
    expect(page.get_by_text("“About half” is right")).to_be_visible()

    student = elsewhere.new_page()
    with without_errors(student):
        student.goto(link)
        expect(student.get_by_role("heading", name=TEXTS["Question"])).to_be_visible()
        expect(student.get_by_text("A single unit, on XOR.")).to_be_visible()
        keep = student.get_by_role("button", name="Keep my prediction")
        expect(keep).to_be_disabled()
        expect(student.get_by_role("link", name="Open Playground")).to_have_count(0)
        expect(student.get_by_text(TEXTS["Explanation"])).to_have_count(0)
        student.get_by_text("Most", exact=True).click()
        keep.click()
        student.get_by_role("link", name="Open Playground").click()
        player = Player(student)
        player.stand()
        student.wait_for_function(f"() => ({SEEN})().length >= 2")
        assert {*student.evaluate(SEEN)} == {"learning_rate", "noise"}
        player.click("Play")
        student.get_by_role("link", name="Compare with my prediction").click()
        expect(student.get_by_text("You predicted: Most")).to_be_visible()
        expect(student.get_by_text("It was: About half")).to_be_visible()
        student.get_by_role("button", name="Show the explanation").click()
        expect(student.get_by_text(TEXTS["Explanation"])).to_be_visible()


def test_the_teacher_tries_it_in_the_same_visit(page, server, open_player):
    """Where the playground has been seen before, with its groups closed, its own recording in it."""
    open_player(dataset="moons", epochs=10)
    go_to(page, "Teaching")
    page.get_by_role("radio", name="Build a lesson").click()
    write(page, "Or paste a link of one of these pages", "?dataset=xor&hidden_sizes=2&epochs=11")
    page.get_by_role("button", name="Noise", exact=True).click()
    settle(page)
    build(page)
    page.get_by_role("link", name="Try it").click()
    page.get_by_text("Most", exact=True).click()
    page.get_by_role("button", name="Keep my prediction").click()
    page.get_by_role("link", name="Open Playground").click()
    page.wait_for_url("**dataset=xor**")
    expect(page.get_by_text("Epoch 0 of 11", exact=True)).to_be_visible()
    page.wait_for_function(f"() => ({SEEN})().length === 1")
    assert page.evaluate(SEEN) == ["noise"]
    go_to(page, "Teaching")
    page.get_by_role("radio", name="Build a lesson").click()
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value(TEXTS["Title"])


def test_a_lesson_by_keyboard_alone(page, server):
    page.emulate_media(reduced_motion="reduce")
    open_builder(page, server)
    keyboard = Keyboard(page)
    keyboard.to("Playground as it opens")
    keyboard.press("Enter")
    page.get_by_text("Circles · 8-4 tanh").wait_for()
    settle(page)
    keyboard.to("Dataset")
    keyboard.press("ArrowRight", "Space")  # hidden layers
    settle(page)
    for label in ("Title", "Question", "Introduction", "Task", "Prediction 1", "Answer 1", "Answer 2"):
        keyboard.to(label, "textarea" if label in ("Introduction", "Task") else "input")
        page.keyboard.type(TEXTS[label])
        if label == "Answer 1":
            keyboard.to("Answer 1: below (%)")
            page.keyboard.type("65")
        if label == "Answer 2":
            keyboard.to("Answer 2: from (%)")
            page.keyboard.type("65")
    keyboard.press("Tab")
    expect(page.get_by_test_id("stCode")).to_contain_text("lesson=own.")
    keyboard.to("Try it")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name=TEXTS["Question"])).to_be_visible()
    page.emulate_media(reduced_motion="no-preference")


def open_all(page: Page, server, name: str) -> None:
    """The builder with a whole lesson in it."""
    open_builder(page, server)
    page.get_by_role("button", name="Open a lesson to change it").click()
    write(page, "Link of a lesson", f"{server.url}lessons?lesson={which.name_of(LESSONS[name])}")
    expect(page.get_by_test_id("stCode")).to_contain_text("lesson=own.")
    expect(page.get_by_role("textbox", name="Link of a lesson")).to_have_count(0)
    settle(page)


@pytest.mark.parametrize("name", ["a goal", "rounds"])
def test_axe_finds_nothing_in_a_whole_lesson(page, server, name):
    open_all(page, server, name)
    assert list(faults(page)) == []


def test_axe_finds_nothing_in_an_empty_one(page, server):
    open_builder(page, server)
    settle(page)
    assert list(faults(page)) == []


@pytest.mark.parametrize("name", ["a goal", "all kinds"])
def test_it_fits_a_phone(page, server, name):
    page.set_viewport_size({"width": 390, "height": 844})
    open_all(page, server, name)
    assert page.evaluate(TOO_WIDE) == []


def test_a_code_for_a_short_link_and_the_file(page, server):
    open_all(page, server, "a choice")
    page.get_by_role("button", name="QR code").click()
    code = page.get_by_role("img", name="QR code of the lesson's link")
    expect(code).to_be_visible()
    page.wait_for_function("() => document.querySelector('img[alt^=\"QR code\"]').naturalWidth > 50")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a lesson file").click()
    assert download.value.suggested_filename == "mine.toml"
    write(page, "Title", "Another")
    page.get_by_role("button", name="Open a lesson to change it").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.toml", "mimeType": "text/plain", "buffer": download.value.path().read_bytes()}
    )
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Mine")


def test_what_students_see_stays_in_sight(page, server):
    open_all(page, server, "all kinds")
    page.get_by_test_id("stMain").evaluate("(e) => e.scrollTo(0, e.scrollHeight / 2)")
    expect(page.get_by_role("heading", name="What students see")).to_be_in_viewport()


# ---- links of strangers

HOSTILE = (
    "[Log in](https://evil.example/login) ![x](https://evil.example/x.png) <https://evil.example> "
    "www.evil.example me@evil.example <script>window.bad = 1</script> <img src=x onerror='window.bad = 1'> "
    "[a](javascript:window.bad=1) $\\href{https://evil.example}{in}$ [r][s]\n\n[s]: https://evil.example"
)
ANYWHERE = """() => [...document.querySelectorAll('[data-testid=stMain] :is(a, img, iframe, script, form)')]
    .map((e) => e.href ?? e.src ?? e.action ?? 'script')
    .filter((address) => address && !address.startsWith(location.origin) && !address.startsWith('data:'))"""


def test_a_strangers_lesson_leads_nowhere_and_fetches_nothing(page, server):
    option = {"text": HOSTILE[:200]}
    asked = CHOICE | {"ask": HOSTILE[:400], "options": [option | {"below": 0.5}, option | {"at_least": 0.5}]}
    made = table(
        (LIVE | {"task": HOSTILE, "link": "dataset=xor&epochs=2"}, [asked], {"explanation": HOSTILE}),
        title=HOSTILE[:200],
        question=HOSTILE[:200],
        introduction=HOSTILE,
        further=[HOSTILE],
    )
    asks, seen = [], []
    page.on("request", lambda request: asks.append(request.url))
    page.goto(f"{server.url}lessons?lesson={which.name_of(read(Lesson, made))}")
    page.get_by_role("radio").first.wait_for()
    seen += page.evaluate(ANYWHERE)
    page.get_by_role("radio").first.press("Space")
    page.get_by_role("button", name="Keep my prediction").click()
    page.get_by_role("link", name="Open Playground").click()
    Player(page).stand()
    seen += page.evaluate(ANYWHERE)
    Player(page).click("Play")
    page.get_by_role("link", name="Compare with my prediction").click()
    page.get_by_role("button", name="Show the explanation").click()
    page.get_by_role("heading", name="Try").wait_for()
    settle(page)
    assert [*seen, *page.evaluate(ANYWHERE)] == []
    assert not any("evil" in address.split("lesson=")[0] for address in asks)
    assert page.evaluate("window.bad") is None
    expect(page.get_by_text("evil.example/login").first).to_be_visible()
    assert unlinked("[Log in](https://evil.example/login)").startswith("[Log in]\\(")


@pytest.mark.parametrize(
    "change", [lambda word: word[:-9], lambda word: word[:9] + "AAAA" + word[13:], lambda word: ""]
)
def test_a_link_that_was_cut_or_changed_is_told(page, server, change):
    word = which.name_of(LESSONS["a choice"]).removeprefix(which.OWN)
    page.goto(f"{server.url}lessons?lesson={which.OWN}{change(word)}")
    expect(page.get_by_text("This link's lesson cannot be opened.")).to_be_visible()
    expect(page.get_by_role("heading", name="What do you expect to happen?")).to_be_visible()


def test_a_lesson_of_another_version_is_told():
    lesson = replace(LESSONS["a choice"], title="x" * 500)
    with pytest.raises(ValueError, match="title must be a text of 1 to 200"):
        which.lesson_of(which.name_of(lesson))
