"""A lesson's file reads back to the same lesson."""

import tomllib
from dataclasses import replace

import pytest

from playground.lessons import files
from playground.lessons.building.toml_text import toml_of
from playground.lessons.lesson import Lesson
from playground.lessons.rules import read
from tests.lessons.building.drafted import LESSONS

HARD = [
    'He said "no", twice: ""',
    'three """ of them\nand a line',
    "a \\ at the end\\",
    "tab\tand bell\x07 and \x7f",
    'lines\nand \\n that is none\r\nand a quote"',
    "ä ∂C/∂z 🙂 = [x] # no comment",
    "[[rounds]]\nname = 'x'",
    "'''",
]


@pytest.mark.parametrize("lesson", [*LESSONS.values(), *files.LESSONS.values()], ids=lambda lesson: lesson.title)
def test_a_lesson_comes_back(lesson):
    assert read(Lesson, tomllib.loads(toml_of(lesson))) == lesson
    assert files.read_text(toml_of(lesson), "mine.toml") == lesson


@pytest.mark.parametrize("text", HARD)
def test_any_text_comes_back(text):
    lesson = replace(LESSONS["rounds"], introduction=text, title=text, further=(text, text))
    assert read(Lesson, tomllib.loads(toml_of(lesson))) == lesson


def test_it_can_be_read_by_people():
    lines = toml_of(LESSONS["all kinds"]).splitlines()
    assert 'explanation = """' in lines
    assert 'One, that is."""' in lines
    assert lines.count("[[rounds.predictions]]") == 3
    assert "[rounds.run]" in lines
