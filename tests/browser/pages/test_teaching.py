"""Answer sheets in Chromium: from a lesson's end to the teacher's page, which runs them again; and solutions."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from playground.lessons import sheet
from playground.lessons.named import name_of
from playground.lessons.sheet import Measuring
from playground.lessons.student.progress import Progress, write
from tests.browser.conftest import go_to
from tests.browser.player import Player
from tests.browser.test_axe import SETTLED, faults
from tests.browser.test_looks import TOO_WIDE
from tests.lessons.made import ROUND, answers, lesson

CHOOSING = lesson(rounds=[ROUND | {"predictions": ROUND["predictions"][:1]}])
SLOW = lesson(
    rounds=[
        ROUND
        | {
            "predictions": ROUND["predictions"][:1],
            "run": ROUND["run"] | {"link": "dataset=digits&hidden_sizes=64,64,64&epochs=20000"},
        }
    ]
)
DOWNLOAD = "Download the answer sheet"
TELLS_A_COPY = "<title>Answer sheet: A lesson of the tests</title>"


def all_kinds():
    """A lesson with every kind of answer, and the progress of one who has run it all."""
    one = lesson()
    done = Progress(name="Ada")
    for of_round, given in zip(one.rounds, answers(one), strict=True):
        done = done.with_answers(given).with_run(of_round.run.made, of_round.run.last)
    return one, Progress(done.answers, done.ran, 2, "Ada")


def open_lesson(page, server, one, **more):
    page.goto(f"{server.url}lessons?{urlencode({'lesson': name_of(one), **more})}")
    expect(page.get_by_role("heading", name=one.question)).to_be_visible()


def open_teaching(page, server):
    page.goto(f"{server.url}teaching")
    expect(page.get_by_role("heading", name="Try", exact=True)).to_be_visible()
    page.wait_for_function(SETTLED)


def download(page, path, button=DOWNLOAD):
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    coming.value.save_as(path)
    return coming.value.suggested_filename


def sheet_of_all_kinds(page, server, path):
    one, done = all_kinds()
    open_lesson(page, server, one, progress=write(done))
    download(page, path)


def bring(page, *paths):
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(map(str, paths)))


def test_a_sheet_goes_from_the_lesson_to_the_teacher(page, server, tmp_path):
    open_lesson(page, server, CHOOSING)
    page.get_by_text("Up to half").click()
    page.get_by_role("button", name="Keep my prediction").click()
    page.get_by_role("link", name="Open Playground").click()
    player = Player(page)
    player.stand()
    player.click("Play")
    page.get_by_role("link", name="Compare with my prediction").click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("What you found out").fill("Typed just before the click.")
    path = tmp_path / "ada.html"
    assert re.fullmatch(r"lesson_own(_ada)?\.html", download(page, path))
    text = path.read_text()
    assert "Typed just before the click." in text
    assert f"{server.url}?" in text
    altered = tmp_path / "altered.html"
    altered.write_text(text.replace("<td>48.1%</td>", "<td>99.1%</td>"))
    assert altered.read_text() != text
    go_to(page, "Teaching")
    bring(page, path, altered)
    expect(page.get_by_text("2 sheets, 1 confirmed")).to_be_visible()
    expect(page.get_by_text("Confirmed: every number on it is what its runs give now.")).to_be_visible()
    page.get_by_label("Look at a sheet").click()
    page.get_by_role("option", name=re.compile("altered")).click()
    expect(page.get_by_text("it says “99.1%” where its data say “48.1%”.")).to_be_visible()


def test_a_sheet_of_every_kind_is_confirmed_and_listed_as_csv(page, server, tmp_path):
    path = tmp_path / "all.html"
    sheet_of_all_kinds(page, server, path)
    open_teaching(page, server)
    bring(page, path)
    expect(page.get_by_text("1 sheet, 1 confirmed")).to_be_visible()
    download(page, tmp_path / "sheets.csv", "Download everything as CSV")
    assert "all.html,Ada," in (tmp_path / "sheets.csv").read_text()


def test_a_folder_of_sheets_is_brought_at_once(page, server, tmp_path):
    sheet_of_all_kinds(page, server, tmp_path / "folder" / "a.html")
    (tmp_path / "folder" / "b.html").write_text("Something else")
    open_teaching(page, server)
    page.get_by_role("radio", name="A whole folder").click()
    expect(page.get_by_role("radio", name="A whole folder")).to_be_checked()
    uploader = page.locator("[class*=st-key-teaching_files_folder] input[type=file]")
    uploader.set_input_files(str(tmp_path / "folder"))
    expect(page.get_by_text("2 sheets, 1 confirmed")).to_be_visible()


def test_a_long_check_can_be_cancelled_and_goes_on_when_asked(page, server, tmp_path):
    done = Progress().with_answers(answers(SLOW)[0]).with_run(SLOW.rounds[0].run.made, 20_000)
    invented = Measuring(lambda page, ran, wanted: 0.5, lambda page, ran: ())
    made = sheet.made(name_of(SLOW), SLOW, done, invented, "", date(2026, 11, 29))
    path = tmp_path / "slow.html"
    path.write_text(sheet.page(made))
    open_teaching(page, server)
    bring(page, path)
    expect(page.get_by_text("Training to epoch 20,000")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Go on checking")).to_be_visible()
    expect(page.get_by_text("This sheet has not been checked yet.")).to_be_visible()
    page.get_by_role("button", name="Remove all").click()
    expect(page.get_by_text("This sheet has not been checked yet.")).to_have_count(0)


@pytest.mark.parametrize("size", [(1400, 1000), (390, 844)], ids=["wide", "phone"])
def test_axe_finds_nothing_and_nothing_is_too_wide(page, server, tmp_path, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sheet_of_all_kinds(page, server, tmp_path / "all.html")
    assert list(faults(page)) == []
    open_teaching(page, server)
    bring(page, tmp_path / "all.html")
    expect(page.get_by_text("1 sheet, 1 confirmed")).to_be_visible()
    assert list(faults(page)) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.get_by_role("radio", name="Solutions and timing").click()
    page.get_by_role("button", name="Measure and make the page").click()
    expect(page.get_by_role("button", name="Download the page")).to_be_visible()
    assert list(faults(page)) == []
    assert page.evaluate(TOO_WIDE) == []


def test_by_keyboard_alone(page, server, tmp_path):
    path = tmp_path / "all.html"
    page.once("filechooser", lambda chooser: chooser.set_files(path))  # Chromium is to be told in time
    sheet_of_all_kinds(page, server, path)
    open_teaching(page, server)
    page.get_by_test_id("stFileUploader").get_by_test_id("stBaseButton-secondary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 sheet, 1 confirmed")).to_be_visible()
    page.get_by_role("radio", name="Answer sheets").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Solutions and timing")).to_be_checked()
    page.get_by_role("button", name="Measure and make the page").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Download the page")).to_be_visible()


def test_solutions_are_one_page(page, server, tmp_path):
    open_teaching(page, server)
    page.get_by_role("radio", name="Solutions and timing").click()
    page.get_by_role("button", name="Measure and make the page").click()
    path = tmp_path / "solutions.html"
    assert download(page, path, "Download the page") == "solutions_and_timing.html"
    seen = page.frame_locator("iframe")
    expect(seen.get_by_role("heading", name="Timetable")).to_be_visible()
    assert "Every number was measured when this page was made." in path.read_text()
    page.wait_for_function(SETTLED)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_prints_on_paper(page, server, tmp_path, paper):
    path = tmp_path / "all.html"
    sheet_of_all_kinds(page, server, path)
    page.goto(path.as_uri())
    assert TELLS_A_COPY in path.read_text()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})  # what is left of the paper's width
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    address = page.get_by_role("link", name="Open this run").first
    assert server.url in address.evaluate("(link) => getComputedStyle(link, '::after').content")
    expect(address).to_have_css("color", "rgb(17, 17, 17)")
    assert page.locator("svg").count() == 2
    assert len(page.pdf(format=paper)) > 10_000
    page.emulate_media(media="screen")
