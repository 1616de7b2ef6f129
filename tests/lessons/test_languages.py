"""Lessons and challenges in another language: their texts are, and nothing else; numbers follow."""

import re

import pytest

from playground.languages import LANGUAGES, speaking
from playground.lessons import translated as module
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.measuring.writing import translated as number
from playground.lessons.rules import written
from playground.lessons.translated import translated
from tests.lessons.made import lesson
from tests.lessons.made_challenge import challenge

SEVERAL = [pytest.param(made, id=slug) for slug, made in (LESSONS | CHALLENGE_FILES).items()]
TEXTS = {"title", "question", "introduction", "further", "ask", "text", "explanation", "task", "hints"}


def leaves(table, name=""):
    """(name, value) of everything in a table that is no table."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from leaves(value, key)
    elif isinstance(table, list | tuple):
        for value in table:
            yield from leaves(value, name)
    else:
        yield name, table


@pytest.fixture
def marked(monkeypatch):
    """French that one sees: every text that is translated stands in brackets."""
    monkeypatch.setattr(module, "_", lambda text: f"[{text}]")
    module._made_in.cache_clear()
    yield
    module._made_in.cache_clear()


@pytest.mark.parametrize("made", SEVERAL)
def test_in_english_it_is_as_it_is(made):
    assert translated(made) is made


@pytest.mark.parametrize("made", SEVERAL)
def test_its_texts_are_translated_and_nothing_else(made, marked):
    with speaking("fr"):
        there = list(leaves(written(translated(made))))
    here = list(leaves(written(made)))
    assert there == [(name, f"[{value}]" if name in TEXTS else value) for name, value in here]
    assert {name for name, _ in here} & {"title", "ask", "hints"}


def test_another_language_is_another_one(marked):
    with speaking("fr"):
        french = translated(challenge())
        assert translated(challenge()) is french, "it is made once"
    with speaking("es"):
        assert translated(challenge()) is not french
    assert translated(challenge()).title == "A challenge of the tests"


@pytest.mark.parametrize(
    ("written", "french", "spanish"),
    [
        ("51.4%", "51,4\xa0%", "51,4\xa0%"),
        ("0.00118", "0,00118", "0,00118"),
        ("1.34 times", "1,34 fois", "1,34 veces"),
        ("223,000,000 times", "223\u202f000\u202f000 fois", "223.000.000 veces"),
        ("1,234", "1\u202f234", "1234"),
        ("−0.5", "−0,5", "−0,5"),
        ("4.5e-7", "4,5e-7", "4,5e-7"),
        ("yes", "oui", "sí"),
        ("48,1", "48,1", "48,1"),
        ("what a teacher wrote", "what a teacher wrote", "what a teacher wrote"),
    ],
)
def test_a_number_is_written_as_in_its_language(written, french, spanish):
    for code, said in (("en", written), ("fr", french), ("es", spanish)):
        with speaking(code):
            assert number(written) == said


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("value", [0.0, 1.0, 0.5138, 0.0021649, 4.4321, 17.0, 791391.07, 222617296.0])
def test_a_stated_number_is_what_is_measured_in_every_language(code, value):
    for measure in MEASURES.values():
        english = measure.written(value)
        if re.match("(under|over) ", english):
            continue  # no lesson states that
        with speaking(code):
            assert number(english) == measure.written(value)


def test_a_lesson_says_its_numbers_so():
    made = lesson()
    with speaking("fr"):
        assert made.says("It stays at {chance}.") == "It stays at 48,1\xa0%."
    assert made.says("It stays at {chance}.") == "It stays at 48.1%."
