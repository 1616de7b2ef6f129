"""What a teacher sees of many sheets: a row each, and a CSV that does nothing by itself."""

import csv
import io
from dataclasses import replace

import pytest

from playground.lessons.sheet.listing import Brought, Row, csv_of, result_said, row
from tests.lessons.sheet.sheets import DONE, LESSON, sheet_of

SHEET = sheet_of()


def table(rows):
    return list(csv.DictReader(io.StringIO(csv_of(rows))))


def test_a_row_counts_rounds_and_predictions():
    found = row(Brought("ada.html", "d", SHEET), ())
    assert (found.name, found.rounds_run, found.rounds, found.right, found.predictions) == ("Ada", 3, 3, 5, 7)
    assert found.result == "confirmed"
    assert found.lesson.startswith(f"{LESSON.title} (own, ")


def test_a_file_that_cannot_be_read_has_a_row_too():
    found = row(Brought("x.html", "d", None, "It was cut."), None)
    assert (found.result, found.details) == ("not accepted", "It was cut.")


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (None, "not checked yet"),
        ([], "confirmed"),
        (["a"], "not confirmed: 1 thing"),
        (["a", "b"], "not confirmed: 2 things"),
    ],
)
def test_what_came_of_checking(findings, said):
    assert result_said(findings) == said


def test_the_csv_has_a_column_for_all_of_a_row():
    (line,) = table([row(Brought("ada.html", "d", SHEET), ["Round 1: no."])])
    assert tuple(line) == Row._fields
    assert line["details"] == "Round 1: no."
    assert line["notes"] == "Two lines.\nIt was hard."


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_a_name_is_no_formula(name):
    (line,) = table([row(Brought("a.html", "d", sheet_of(replace(DONE, name=name))), [])])
    assert line["name"] == f"'{name}"
