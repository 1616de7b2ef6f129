"""The page for teachers: sheets that were brought are run again and listed; lessons come with solutions."""

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

import pytest

from playground.languages import speaking
from playground.lessons import sheet
from playground.lessons.files import LESSONS
from playground.lessons.measuring import measured
from playground.lessons.named import name_of
from playground.lessons.runs import made_of, query_of
from playground.lessons.sheet import MOST_BYTES, Measuring
from playground.lessons.solutions.choosing import that_fill
from playground.lessons.student.progress import Progress
from playground.ui.lessons import found
from playground.ui.teaching import bringing
from playground.ui.teaching.sections import SECTIONS
from playground.ui.visit import language
from tests.lessons.made import answers, lesson
from tests.pages.pages import button, run, within_site

LESSON = lesson()
NAME = name_of(LESSON)


def verdicts(page, ran):
    return found._verdicts(page, made_of(page, query_of(ran.link)), ran.epoch, bar=Mock())


def page_of(person="Ada", **changes):
    """The answer sheet of a person who has run both rounds."""
    done = Progress(name=person)
    for of_round, given in zip(LESSON.rounds, answers(LESSON), strict=True):
        done = done.with_answers(given).with_run(of_round.run.made, of_round.run.last)
    made = sheet.made(NAME, LESSON, done, Measuring(measured.found, verdicts), "http://x/", date(2026, 11, 29))
    return sheet.page(made._replace(**changes)).encode()


def opened(section=None):
    page = within_site("teaching")
    if section:
        page.session_state["teaching_section"] = section
    return run(page)


def bring(page, *files):
    page.file_uploader[0].set_value([(name, content, "text/html") for name, content in files])
    return run(page)


def rows(page):
    """The table as [{column: text}, ...]."""
    return page.dataframe[0].value.to_dict("records")


def texts(page):
    return "\n".join(one.value for one in [*page.markdown, *page.caption, *page.text])


def messages(page):
    return [one.value.replace("\\", "") for one in [*page.warning, *page.error, *page.success, *page.info]]


def test_it_begins_with_sheets_and_says_what_cannot_be_checked():
    page = opened()
    assert page.file_uploader[0].accept_multiple_files
    assert "Up to 200 sheets of 1 MB each." in texts(page)
    assert "What a rerun cannot tell: who wrote a sheet" in texts(page)
    assert "#### Try" in texts(page)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens(section):
    assert texts(opened(section))


def test_a_sheet_is_run_again_and_confirmed():
    page = bring(opened(), ("ada.html", page_of()))
    assert "**1 sheet, 1 confirmed**" in texts(page)
    (row,) = rows(page)
    assert row["Name"] == "Ada"
    assert row["Lesson"].startswith("A lesson of the tests (own, ")
    assert (row["Rounds run"], row["Result"]) == ("2 of 2", "confirmed")
    assert messages(page) == ["Confirmed: every number on it is what its runs give now."]


def test_a_forged_number_is_named_and_a_stranger_s_file_has_a_sentence():
    true = sheet.read(page_of())
    outcome = true.outcomes[0]
    results = [
        outcome.results[0]._replace(
            stated=(("Training accuracy, measured", "99.0%"), *outcome.results[0].stated[1:])
        )
    ]
    forged = outcome._replace(results=(*results, *outcome.results[1:]))
    page = bring(
        opened(),
        ("bob.html", page_of("Bob", outcomes=(forged, true.outcomes[1]))),
        ("alien.html", b"<html></html>"),
        ("cut.html", page_of()[:9000]),
    )
    assert [row["Result"] for row in rows(page)] == ["not confirmed: 1 thing", "not accepted", "not accepted"]
    assert "Round 1: Training accuracy, measured: the sheet states 99.0%, measured is 48.1%." in messages(page)[0]
    page.selectbox(key="teaching_chosen").set_value(1)
    run(page)
    assert messages(page) == ["It is no answer sheet of a lesson: those are downloaded at the end of a lesson."]


def test_runs_of_a_class_are_measured_once(monkeypatch):
    asked, measure = [], found.measure
    monkeypatch.setattr(found, "measure", lambda *about: asked.append(about) or measure(*about))
    bring(opened(), *((f"{name}.html", page_of(name)) for name in ("Ada", "Bob", "Eve")))
    assert len(asked) == len(set(asked)) == sum(len(one.predictions) for one in LESSON.rounds)


def test_sheets_that_come_later_join_the_others_and_all_can_be_removed():
    page = bring(opened(), ("ada.html", page_of()))
    page = bring(page, ("bob.html", page_of("Bob")), ("ada.html", page_of()))
    assert [row["Name"] for row in rows(page)] == ["Ada", "Bob"]
    button(page, "Remove all").click()
    run(page)
    assert not page.dataframe


def test_what_does_not_fit_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(bringing, "MOST_SHEETS", 2)
    page = bring(opened(), *((f"{name}.html", page_of(name)) for name in ("Ada", "Bob", "Eve", "Max")))
    assert len(rows(page)) == 2
    assert "There is room for 2 sheets: 2 more were left out." in messages(page)


def test_a_file_that_is_too_large_is_said():
    page = bring(opened(), ("large.html", b"x" * (MOST_BYTES + 1)))
    assert "an answer sheet has at most" in messages(page)[0]


def test_after_cancel_what_was_checked_stays_and_the_rest_waits():
    page = opened()
    contents = [page_of(), page_of("Bob")]
    brought = [bringing._read(f"{place}.html", content) for place, content in enumerate(contents)]
    page.session_state[bringing.KEPT] = tuple(brought)
    page.session_state["teaching_checked"] = {(brought[0].digest, "en"): []}
    page.session_state["teaching_checking_cancelled"] = tuple((one.digest, "en") for one in brought)
    run(page)
    assert [row["Result"] for row in rows(page)] == ["confirmed", "not checked yet"]
    button(page, "Go on checking").click()
    run(page)
    assert [row["Result"] for row in rows(page)] == ["confirmed", "confirmed"]


def test_what_a_student_wrote_is_no_markdown():
    hostile = replace(sheet.read(page_of()).progress, name="**x** <b>", notes="# Not a heading")
    page = bring(opened(), ("a.html", page_of(progress=hostile)))
    assert "\\*\\*x\\*\\* \\<b\\>" in texts(page)
    assert page.text[0].value == "# Not a heading"


def test_a_name_is_no_formula_in_the_table_either():
    formula = replace(sheet.read(page_of()).progress, name="=1+1")
    (row,) = rows(bring(opened(), ("a.html", page_of(progress=formula))))
    assert row["Name"] == "'=1+1"


def test_the_whole_sheet_is_shown_when_it_is_opened():
    page = bring(opened(), ("ada.html", page_of()))
    assert not page.get("iframe")
    page.session_state["teaching_whole"] = True
    run(page)
    (shown,) = page.get("iframe")
    assert shown.proto.srcdoc.encode() == page_of()


def test_a_folder_can_be_brought():
    page = opened()
    page.session_state[bringing.WAY] = "folder"
    run(page)
    assert page.file_uploader[0].accept_directory


def test_solutions_are_measured_when_asked_for():
    page = opened("solutions")
    assert not page.get("iframe")
    button(page, "Measure and make the page").click()
    run(page)
    (shown,) = page.get("iframe")
    assert "Every number was measured when this page was made." in shown.proto.srcdoc
    assert all(LESSONS[name].title in shown.proto.srcdoc for name in that_fill(LESSONS))


def test_without_a_lesson_there_is_nothing_to_make():
    page = opened("solutions")
    page.multiselect(key="teaching_lessons").set_value([])
    run(page)
    assert messages(page) == ["Choose a lesson or a challenge."]


def test_a_lesson_of_ones_own_has_solutions_too():
    page = opened("solutions")
    page.multiselect(key="teaching_lessons").set_value([])
    page.text_input(key="teaching_own").set_value(f"https://school/lessons?lesson={NAME}")
    run(page)
    button(page, "Measure and make the page").click()
    run(page)
    (shown,) = page.get("iframe")
    assert "A lesson of the tests" in shown.proto.srcdoc
    assert "48.1%" in shown.proto.srcdoc


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("https://school/lessons", "This is no link to a lesson: it should have ?lesson= in it."),
        ("nonsense", "This is no link to a lesson: it should have ?lesson= in it."),
        ("https://x/?lesson=own.cut", "This link's lesson cannot be opened. It was cut or changed on its way."),
    ],
)
def test_a_link_that_is_no_lesson_is_said(link, sentence):
    page = opened("solutions")
    page.text_input(key="teaching_own").set_value(link)
    run(page)
    assert sentence in messages(page)


def test_a_french_teacher_confirms_a_french_sheet_and_an_english_one_and_the_turn_to_english_keeps_both():
    def speak(page, code):
        page.session_state[language.LANGUAGE.slot] = page.session_state[language.SPOKEN] = code
        return page

    with speaking("fr"):
        french = page_of("Zoé")
    page = bring(run(speak(opened(), "fr")), ("ada.html", page_of()), ("zoe.html", french))
    assert "**2 feuilles, confirmées\N{NO-BREAK SPACE}: 2**" in texts(page)
    assert [row["Résultat"] for row in rows(page)] == ["confirmée", "confirmée"]
    page = run(speak(page, "en"))
    assert "**2 sheets, 2 confirmed**" in texts(page)
