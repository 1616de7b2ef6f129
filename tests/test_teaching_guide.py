"""What docs/teaching.md says of lessons and challenges is so: their links, their minutes, their questions."""

import re
from pathlib import Path

import pytest

from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.ui.site import PAGES

GUIDE = (Path(__file__).parents[1] / "docs" / "teaching.md").read_text()
PLAN = [row.split("|") for row in re.findall(r"^\| (\d+ \|.*) \|$", GUIDE, re.MULTILINE)]
NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten"}


def test_the_plan_fills_45_minutes():
    assert sum(int(minutes) for minutes, *_ in PLAN) == 45


@pytest.mark.parametrize("row", [row for row in PLAN if "lesson=" in row[2]], ids=lambda row: row[2].strip())
def test_a_row_of_the_plan_is_the_first_round_of_its_lesson(row):
    minutes, what, link = (cell.strip() for cell in row)
    lesson = LESSONS[re.search(r"lesson=(\w+)", link)[1]]
    assert what == lesson.question
    assert int(minutes) == lesson.minutes + lesson.rounds[0].minutes.sum


def test_every_link_leads_somewhere():
    pages = set(re.findall(r"`/(\w*)", GUIDE))
    assert pages == {"", "lessons", "challenges"}
    assert pages - {""} <= PAGES.keys()
    assert set(re.findall(r"lesson=(\w+)", GUIDE)) <= LESSONS.keys()
    assert set(re.findall(r"challenge=(\w+)", GUIDE)) <= CHALLENGE_FILES.keys()


def test_every_lesson_has_what_pupils_get_wrong():
    table = GUIDE.split("## What pupils get wrong")[1].split("## ")[0]
    assert re.findall(r"\| `(\w+)` \|$", table, re.MULTILINE) == list(LESSONS)


def test_what_it_counts_is_there():
    assert f"**{NUMBERS[len(LESSONS)].capitalize()} lessons**" in GUIDE
    assert f"**{NUMBERS[len(CHALLENGE_FILES)].capitalize()} challenges**" in GUIDE
    (rounds,) = {len(lesson.rounds) for lesson in LESSONS.values()}
    assert f"A lesson has {NUMBERS[rounds]} rounds" in GUIDE
    assert all(19 <= lesson.all_minutes <= 20 for lesson in LESSONS.values())  # "about 20 minutes each"
