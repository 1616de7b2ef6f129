"""Recipes in other languages: the same numbers in every text, and words that follow whoever asks."""

import re

import pytest

from playground.labs.recipes import RECIPES
from playground.labs.recipes.recipe import Rows, tutorial_title, written
from playground.languages import ENGLISH, LANGUAGES, speaking
from playground.numbers import in_a_row
from tests.languages.catalogs import OTHERS, translated

FOLDER = "playground/labs/recipes/"
NUMBERS = {  # as they are written: groups of three digits, then decimals
    "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    "fr": r"\d{1,3}(?:\N{NARROW NO-BREAK SPACE}\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    "es": r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
}
QUICK = ("A3", "C1", "C4", "C5", "C7", "E3", "F2")


def numbers(text, language):
    """The numbers in a text, sorted, without groups and with a point."""
    found = re.findall(NUMBERS[language.code], text)
    symbols = language.symbols
    return sorted(float(one.replace(symbols.group, "").replace(symbols.decimal, ".")) for one in found)


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_a_text_says_the_same_numbers(language):
    ours = {
        text
        for message in language.catalog
        if any(file.startswith(FOLDER) for file, _line in message.locations)
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    found = [(text, said) for text, said in translated(language) if text in ours]
    assert len(found) > 250
    for text, said in found:
        assert numbers(said, language) == numbers(text, ENGLISH), said


@pytest.mark.parametrize("name", QUICK)
def test_what_was_measured_is_said_in_any_language(name):
    """Whatever was spoken when a recipe ran, whoever asks for its rows hears them in their own language."""
    with speaking("fr"):
        rows = list(RECIPES[name].measure())[-1].result
        french = tuple(rows)
    with speaking("es"):
        spanish = tuple(rows)
    english = tuple(rows)
    assert english == tuple(list(RECIPES[name].measure())[-1].result)
    assert french != english
    assert spanish != english
    for code, said in (("fr", french), ("es", spanish)):
        assert [row.kind for row in said] == [row.kind for row in english]
        with speaking(code):
            assert [row.agrees for row in said] == [row.agrees for row in english]


def test_rows_are_a_sequence():
    rows = Rows(lambda: iter("abc"))
    assert (rows[0], rows[1:], len(rows), list(rows)) == ("a", ("b", "c"), 3, ["a", "b", "c"])


def test_numbers_in_a_row_are_told_apart_by_more_than_a_comma():
    def row():
        return in_a_row(written(value) for value in (0.5, 12.25))

    assert row() == "0.5, 12.25"
    with speaking("fr"):
        assert row() == "0,5\N{NARROW NO-BREAK SPACE}; 12,25"
    with speaking("es"):
        assert row() == "0,5; 12,25"


def test_a_tutorial_has_a_key_and_a_title():
    titles = []
    for code in LANGUAGES:
        with speaking(code):
            titles.append([tutorial_title(RECIPES[name].tutorial) for name in ("B1", "F1")])
    assert titles == [["Tutorial B", "Ideas"], ["Tutorial B", "Ideas"], ["Tutoriel B", "Idées"]]
