"""What comes and goes on a page leaves what stands below as it is, with the focus and what is being typed."""

from playwright.sync_api import expect

from playground.lessons.files import LESSONS
from tests.browser.pages.test_builder import open_builder, settle
from tests.browser.player import Player

NAME, LESSON = next(iter(LESSONS.items()))


def test_a_warning_that_goes_does_not_take_a_text_with_it(page, server):
    open_builder(page, server)
    settle(page)
    page.get_by_role("button", name="Open a lesson to change it").click()
    page.get_by_label("Link of a lesson").fill("no link")
    page.get_by_label("Link of a lesson").press("Enter")
    expect(page.get_by_role("alert").first).to_be_visible()
    settle(page)
    title, question = (page.get_by_role("textbox", name=name, exact=True) for name in ("Title", "Question"))
    title.fill("Mine")
    question.focus()  # the title is sent, and the page runs again
    question.press_sequentially("What is it")
    expect(page.get_by_role("alert")).to_have_count(0)
    settle(page)
    expect(question).to_be_focused()
    expect(question).to_have_value("What is it")


def test_the_end_of_a_lesson_s_run_leaves_the_focus_on_the_way_back(person, page):
    person.open(NAME)
    person.predict(LESSON.rounds[0], [0])
    page.get_by_role("link", name="Open Playground").click()
    player = Player(page)
    player.stand()
    settle(page)
    player.click("Play")
    page.get_by_role("link", name="Back to the lesson").focus()
    back = page.get_by_role("link", name="Compare with my prediction")
    expect(back).to_be_visible(timeout=60_000)
    settle(page)
    expect(back).to_be_focused()
