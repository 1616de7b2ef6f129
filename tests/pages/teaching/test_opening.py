"""A lesson that is there is opened by its link or its file, and comes back as it was."""

from dataclasses import replace

import pytest

from playground.lessons import files
from playground.lessons.building.texts import with_numbers
from playground.lessons.building.toml_text import toml_of
from playground.ui.lessons import which
from playground.ui.teaching.building.opening import PROBLEM
from tests.lessons.building import drafted as made
from tests.pages.pages import run
from tests.pages.teaching.opened import click, complete, field, fill, lesson, open_link, opened, paste, said


@pytest.mark.parametrize("name", made.LESSONS)
def test_a_lesson_that_is_opened_comes_back_as_it_was(name):
    page = opened()
    open_link(page, f"http://x.example/lessons?lesson={which.name_of(made.LESSONS[name])}")
    assert said(page) == []
    assert lesson(page) == with_numbers(made.LESSONS[name])


def test_what_students_have_to_set_is_told():
    page = open_link(opened(), f"lessons?lesson={which.name_of(made.LESSONS['a goal'])}")
    assert any("Students have to set: Hidden layers 4" in caption.value for caption in page.caption)


@pytest.mark.parametrize("name", files.LESSONS)
def test_one_of_ours_can_be_changed(name):
    page = open_link(opened(), f"lessons?lesson={name}")
    assert lesson(page) == with_numbers(files.LESSONS[name])
    fill(page, Title="Mine")
    assert lesson(page) == replace(with_numbers(files.LESSONS[name]), title="Mine")


def test_a_file_is_opened_and_a_bad_one_told():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    page.file_uploader[0].set_value(("mine.toml", toml_of(made.LESSONS["a goal"]).encode(), "application/toml"))
    assert lesson(run(page)) == made.LESSONS["a goal"]
    for content, words in (
        (b"title = ", "mine.toml, line 1"),
        (b"\xff\xfe", "no text in UTF-8"),
        (b"title = 'x'\n" + b"#" * 100_000, "up to 100,000"),
        (b"title = 'x'\ncolour = 'red'", "mine.toml, line 2: colour is not known"),
    ):
        page.file_uploader[0].set_value(("mine.toml", content, "application/toml"))
        run(page)
        assert any(words in sentence for sentence in said(page))
        assert lesson(page) == made.LESSONS["a goal"]


@pytest.mark.parametrize(
    "link", ["http://x.example/", "lessons?lesson=own.x", "lessons?lesson=nothing", "http://[x"]
)
def test_a_link_of_no_lesson_is_told_and_changes_nothing(link):
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    before = lesson(page)
    open_link(page, link)
    assert len(said(page)) == 1
    assert lesson(page) == before
    assert PROBLEM not in page.session_state


def test_what_was_replaced_can_be_had_back():
    page = complete(paste(opened(), "?dataset=xor&epochs=20"))
    before = lesson(page)
    click(page, "Empty all fields")
    assert field(page, "Title").value == ""
    click(page, "Back to the one before")
    assert lesson(page) == before
