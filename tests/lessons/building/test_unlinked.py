"""A stranger's texts lead nowhere and fetch nothing; what a browser makes of them is tested with the pages."""

import re
from dataclasses import replace

import pytest

from playground.lessons.building.unlinked import unlinked, without_links
from tests.lessons.building.drafted import LESSONS

LINKS = [
    "[a](http://evil.example)",
    "![a](https://evil.example/x.png)",
    "[a](javascript:alert(1))",
    "[a][b]\n\n[b]: http://evil.example",
    "[a]\n\n[a]: http://evil.example",
    "<http://evil.example>",
    "<javascript:alert(1)>",
    "<me@evil.example>",
    "[![a](b)](c)",
]
BARE = [
    "http://evil.example",
    "HTTPS://evil.example",
    "www.evil.example",
    "me@evil.example",
    "mailto:me@evil.example",
]
PLAIN = ["**bold** and *not*", "a list:\n- one\n- two", "`code[0]`", r"$\frac{a}{b} < c$", "x < y, a: b", "> said"]


@pytest.mark.parametrize("text", LINKS)
def test_no_mark_of_a_link_is_left(text):
    assert not re.search(r"\](?=[(\[:])|(?<!\\)<(?=\w)", unlinked(text))


@pytest.mark.parametrize("text", [*LINKS, *BARE])
def test_what_is_written_can_still_be_read(text):
    assert unlinked(text).replace("\\", "").replace("\N{WORD JOINER}", "") == text


@pytest.mark.parametrize("text", BARE)
def test_no_address_is_left(text):
    assert not re.search(r"://|www\.|\w@\w|mailto:", unlinked(text), re.IGNORECASE)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_link_stays_as_it_is(text):
    assert unlinked(text) == text


def test_it_reaches_every_text_and_no_link_of_a_run():
    link = "[a](b)"
    lesson = LESSONS["all kinds"]
    of_round = lesson.rounds[0]
    asked = replace(LESSONS["a choice"].rounds[0].predictions[0], ask=link)
    asked = replace(asked, options=tuple(replace(option, text=link) for option in asked.options))
    of_round = replace(of_round, explanation=link, predictions=(asked,), run=replace(of_round.run, task=link))
    lesson = replace(lesson, title=link, question=link, introduction=link, rounds=(of_round,), further=(link,))
    found = without_links(lesson)
    assert "](" not in repr(found)
    assert found.rounds[0].run.link == of_round.run.link
    assert found.rounds[0].predictions[0].measure == "train_score"


def test_a_number_cannot_complete_a_link():
    lesson = LESSONS["rounds"]
    numbers = tuple(replace(stated, written="(http:evil.example)") for stated in lesson.numbers)
    found = without_links(replace(lesson, introduction="[a]{half}", numbers=numbers))
    assert found.says(found.introduction) == r"[a]\(http:evil.example)"


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.title)
def test_a_lesson_without_links_is_the_same(lesson):
    assert without_links(lesson) == replace(lesson, numbers=())
