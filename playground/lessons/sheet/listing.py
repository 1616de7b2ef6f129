"""What a teacher sees of many sheets at once: a row each, and the same as CSV."""

from typing import NamedTuple

import pandas as pd

from playground.languages import _, mark, ngettext
from playground.lessons import named
from playground.lessons.sheet.page import code

FORMULAS = "=+-@\t\r"  # with which a spreadsheet begins to compute
CONFIRMED, WAITING, REFUSED = mark("confirmed"), mark("not checked yet"), mark("not accepted")


class Brought(NamedTuple):
    """A file that was brought: its name, its `digest`, and its `Sheet`, or a sentence on what is wrong with it."""

    file: str
    digest: str
    sheet: object = None
    problem: str = ""


class Row(NamedTuple):
    """A line of the table; texts and counts."""

    file: str
    name: str
    date: str
    lesson: str
    rounds_run: int
    rounds: int
    right: int
    predictions: int
    result: str
    details: str
    notes: str


def row(brought, findings):
    """The `Row` of a file; `findings` are those of `check`, None where it has not been checked."""
    sheet = brought.sheet
    if sheet is None:
        return Row(brought.file, "", "", "", 0, 0, 0, 0, _(REFUSED), brought.problem, "")
    results = [result for outcome in sheet.outcomes for result in outcome.results]
    return Row(
        brought.file,
        sheet.progress.name,
        sheet.date,
        lesson_said(sheet),
        len(sheet.progress.ran),
        len(sheet.lesson.rounds),
        sum(result.is_right for result in results),
        len(results),
        result_said(findings),
        " ".join(findings or ()),
        sheet.progress.notes,
    )


def lesson_said(sheet):
    """The lesson's title; a teacher's own has a code too: the same code, the same lesson."""
    if not named.is_own(sheet.name):
        return sheet.told.title
    return _("{lesson} (own, {code})").format(lesson=sheet.lesson.title, code=code(sheet.name))


def result_said(findings):
    """What came of checking, in a word or two."""
    if findings is None:
        return _(WAITING)
    count = len(findings)
    if not count:
        return _(CONFIRMED)
    return ngettext("not confirmed: {n} thing", "not confirmed: {n} things", count).format(n=count)


def csv_of(rows):
    """The rows as CSV; what a student wrote is text to a spreadsheet, whatever it begins with."""
    frame = pd.DataFrame([[harmless(value) for value in one] for one in rows], columns=Row._fields)
    return frame.to_csv(index=False)


def harmless(value):
    """A text that no spreadsheet takes for a formula; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(tuple(FORMULAS)) else value
