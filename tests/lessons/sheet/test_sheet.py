"""An answer sheet: what it shows, that it is read again as it was, and that nothing in it does any harm."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from playground.lessons.files import LESSONS
from playground.lessons.measuring import measured
from playground.lessons.sheet import Measuring, check, made, page, read
from playground.lessons.sheet.page import CLOSING, OPENING, code, day_said
from playground.lessons.student.progress import Progress
from tests.lessons.made import answers
from tests.lessons.sheet.sheets import DONE, LESSON, MEASURING, NAME, RAN, SERVER, sheet_of

HOSTILE = "<script>alert(1)</script> & \"quoted\" </script><!-- 'x' $title {end}"


def again(sheet):
    return read(page(sheet).encode())


def data_of(text):
    return text[text.index(OPENING) + len(OPENING) : text.index(CLOSING, text.index(OPENING))]


def test_it_is_read_as_it_was_written_and_confirmed():
    sheet = sheet_of()
    assert again(sheet) == sheet
    assert check(again(sheet), MEASURING) == []


def test_it_shows_what_was_predicted_measured_and_written():
    text = page(sheet_of())
    for shown in (
        LESSON.question,
        LESSON.title,
        "Ada",
        "November 9, 2026",
        "How many will be right?",
        "Training accuracy, measured",
        "as predicted",
        "a surprise",
        "Well by 12.",
        "<em>learns</em>: some is right in the end.",
        "Two lines.\nIt was hard.",
        "Goal: training accuracy at least 50.0%",
    ):
        assert shown in text
    assert text.count("<svg") == 3
    assert text.count("measured at epoch 12") == 2


def test_its_links_open_the_runs_on_this_server():
    links = re.findall(r'<a href="([^"]+)"[^>]*>Open this run', page(sheet_of()))
    pages = ["", "", "chain_rule"]
    expected = [f"{SERVER}{where}?{ran.link}" for where, ran in zip(pages, RAN, strict=True)]
    assert [link.replace("&amp;", "&") for link in links] == expected


def test_the_data_in_it_are_json_and_the_code_is_theirs():
    text = page(sheet_of())
    assert json.loads(data_of(text))["progress"]["name"] == "Ada"
    assert f'<dd id="code">{code(data_of(text))}</dd>' in text
    assert re.fullmatch("[A-Z2-7]{5}-[A-Z2-7]{5}", code(data_of(text)))


def test_it_needs_nothing_else():
    text = page(sheet_of())
    assert text.count("<script") == text.count(OPENING) == 1
    assert not re.search(r"(src=|url\(|@import|<link|<img|<iframe|\son\w+=)", text.replace(data_of(text), ""))
    assert "default-src 'none'" in text


@pytest.mark.parametrize("field", ["name", "notes"])
def test_what_a_student_writes_is_text(field):
    sheet = sheet_of(replace(DONE, **{field: HOSTILE}))
    text = page(sheet)
    assert text.count("<script") == text.count("</script") == 1
    assert "alert(1)</script>" not in text
    assert again(sheet) == sheet
    assert check(again(sheet), MEASURING) == []


@pytest.mark.parametrize("name", ["", "Zoë 😀", "x" * 300, "a\tb", "\u202eadA"])
def test_names_of_every_kind_come_back(name):
    sheet = sheet_of(replace(DONE, name=name))
    assert again(sheet).progress.name == name


def test_lines_end_as_any_program_writes_them():
    text = page(sheet_of(replace(DONE, notes="One.\r\nTwo.\rThree.")))
    assert read(text.encode()) == read(text.replace("\r\n", "\n").replace("\n", "\r\n").encode())
    assert read(b"\xef\xbb\xbf" + text.encode()).progress.notes == "One.\r\nTwo.\rThree."


def test_whole_numbers_of_a_drawing_are_the_same_as_others():
    """The browser says 1 where Python says 1.0, and both mean the same sheet."""
    whole = ([[-1, 0], [1, 1]], *DONE.answers[1][1:])
    sheet = sheet_of(replace(DONE, answers=(DONE.answers[0], whole, DONE.answers[2])))
    assert again(sheet) == sheet


def test_signed_anew_it_is_still_read():
    sheet = sheet_of().signed("Grace", "No.")
    assert again(sheet) == sheet
    assert "Grace" in page(sheet)


@pytest.mark.parametrize("n_ran", [1, 2])
def test_a_lesson_on_its_way_has_a_sheet_of_what_has_run(n_ran):
    sheet = sheet_of(Progress(DONE.answers[: n_ran + 1], RAN[:n_ran]))
    text = page(sheet)
    assert again(sheet) == sheet
    assert text.count("Not run yet.") == 1
    assert "Explanation" not in text


def test_without_a_name_there_is_a_line_to_write_on():
    assert '<dd class="blank"></dd>' in page(sheet_of(replace(DONE, name=" ")))


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_of_ours_has_a_sheet(name):
    lesson = LESSONS[name]
    done = Progress(tuple(map(tuple, _answers(lesson))))
    for of_round in lesson.rounds:
        done = done.with_run(of_round.run.made, of_round.run.last)
    measuring = Measuring(measured.found, lambda page, ran: ())
    sheet = made(name, lesson, done, measuring, SERVER, date(2026, 11, 29))
    assert again(sheet) == sheet
    assert check(again(sheet), measuring) == []


def _answers(lesson):
    """One answer to every prediction, whatever the number of its points."""
    for of_round, said in zip(lesson.rounds, answers(lesson), strict=True):
        yield [_fitting(*pair) for pair in zip(of_round.predictions, said, strict=True)]


def _fitting(prediction, answer):
    if prediction.kind == "line":
        return [prediction.low] * prediction.points
    if prediction.kind == "boundary":
        return [[float(place), float(place % 2)] for place in range(prediction.points)]
    return prediction.low if prediction.kind == "number" else answer


def test_a_lesson_of_ours_is_in_it_as_it_was():
    name = next(iter(LESSONS))
    sheet = sheet_of(Progress(), name, replace(LESSONS[name], title="As it was"))
    assert again(sheet).lesson.title == "As it was"
    (finding,) = check(again(sheet), MEASURING)
    assert finding == f"The lesson on the sheet is not {name} as this server has it: its texts or settings differ."


def test_a_lesson_that_is_gone_is_said():
    (finding,) = check(again(sheet_of(Progress(), "gone", LESSON)), MEASURING)
    assert "There is no lesson called 'gone'." in finding


def test_a_date_is_said_in_words():
    assert day_said("2026-01-31") == "January 31, 2026"


def test_the_name_of_the_lesson_is_in_it_whole():
    assert again(sheet_of()).name == NAME
