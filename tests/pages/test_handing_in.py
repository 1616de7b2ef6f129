"""The answer sheet at the end of a lesson: when it is offered, what it holds, what its file is called."""

import pytest

from playground.lessons.named import name_of
from playground.lessons.sheet import check, read
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress
from playground.ui.lessons import handing_in
from playground.ui.lessons.handing_in import file_name
from tests.lessons.made import answers, lesson
from tests.pages.pages import run, within_site
from tests.pages.test_teaching import Measuring, measured, verdicts

LESSON = lesson()
NAME = name_of(LESSON)
GIVEN = answers(LESSON)
RUN = LESSON.rounds[0].run


def opened(done):
    page = within_site("lessons")
    page.query_params["lesson"], page.query_params["progress"] = NAME, progress.write(done)
    return run(page)


@pytest.fixture
def files(monkeypatch):
    """The files that the pages of a test offered, the last one at the end."""
    found = []
    monkeypatch.setattr(handing_in.offers, "show", lambda about, offers: found.extend(offers.values()))
    return found


def predicted():
    return Progress().with_answers(GIVEN[0])


def ran():
    return predicted().with_run(RUN.made, RUN.last)


def test_there_is_none_before_a_run(files):
    page = opened(predicted())
    assert not page.text_area
    assert files == []


def test_on_the_way_it_is_a_sheet_so_far_and_at_the_end_the_sheet(files):
    said = [one.value for one in opened(ran()).markdown]
    assert "#### Answer sheet so far" in said
    done = ran().with_answers(GIVEN[1]).with_run(LESSON.rounds[1].run.made, LESSON.rounds[1].run.last)
    said = [one.value for one in opened(Progress(done.answers, done.ran, 2)).markdown]
    assert "#### Answer sheet" in said


def test_a_name_and_a_text_are_in_the_progress_and_in_the_file(files):
    page = opened(ran())
    page.text_input[-1].set_value("Ada")
    page.text_area[-1].set_value("One line is not enough.")
    run(page)
    kept = page.session_state["lessons_progress"][NAME]
    assert (kept.name, kept.notes) == ("Ada", "One line is not enough.")
    assert progress.read(LESSON, page.query_params["progress"]) == kept
    sheet = read(files[-1].make().encode())
    assert sheet.progress == kept
    assert check(sheet, Measuring(measured.found, verdicts)) == []


def test_what_was_written_comes_back_with_the_link(files):
    page = opened(Progress(ran().answers, ran().ran, 0, "Ada", "Notes."))
    assert page.text_input[-1].value == "Ada"
    assert page.text_area[-1].value == "Notes."
    assert files[-1].file == "lesson_own_ada.html"


@pytest.mark.parametrize(
    ("name", "person", "file"),
    [
        ("one_unit", "Ada", "lesson_one_unit_ada.html"),
        ("one_unit", "", "lesson_one_unit.html"),
        ("one_unit", " ../../etc ", "lesson_one_unit_etc.html"),
        ("own.abc", "Ada Lovelace", "lesson_own_ada_lovelace.html"),
        ("one_unit", "<script>", "lesson_one_unit_script.html"),
        ("one_unit", "😀", "lesson_one_unit.html"),
        ("one_unit", "x" * 300, f"lesson_one_unit_{'x' * 40}.html"),
    ],
)
def test_the_file_has_a_name_that_every_system_takes(name, person, file):
    assert file_name(name, person) == file
