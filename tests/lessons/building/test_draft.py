"""A draft makes the lesson that it was made of, keeps what is of no use for now, and knows what it lacks."""

import pytest

from playground.lessons import files
from playground.lessons.building import draft
from playground.lessons.building.texts import with_numbers
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read
from tests.lessons.building.drafted import LESSONS


@pytest.mark.parametrize("lesson", [*LESSONS.values(), *files.LESSONS.values()], ids=lambda lesson: lesson.title)
def test_a_lesson_comes_back(lesson):
    made = draft.of(lesson)
    assert read(Lesson, draft.table(made)) == with_numbers(lesson)
    assert list(draft.missing(made)) == []


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.title)
def test_it_has_all_that_a_blank_one_has(lesson):
    made, blank = draft.of(lesson), draft.blank()
    assert made.keys() == blank.keys()
    for of_round in made["rounds"]:
        assert of_round.keys() == draft.a_round().keys()
        assert of_round["run"].keys() == draft.a_round()["run"].keys()
        assert all(one.keys() == draft.a_prediction().keys() for one in of_round["predictions"])
        assert all(one.keys() == draft.a_goal().keys() for one in of_round["goals"])


def test_what_is_of_no_use_for_now_stays():
    made = draft.of(LESSONS["a choice"])
    prediction = made["rounds"][0]["predictions"][0]
    prediction |= {"kind": "number", "within": 0.25}
    asked = read(Lesson, draft.table(made)).rounds[0].predictions[0]
    assert (asked.kind, asked.within, asked.options) == ("number", 0.25, ())
    prediction["kind"] = "choice"
    assert read(Lesson, draft.table(made)) == LESSONS["a choice"]


def test_a_draft_changes_no_other_and_no_lesson():
    made = draft.of(LESSONS["a choice"])
    made["rounds"][0]["predictions"][0]["options"][0]["text"] = "Nothing"
    made["rounds"][0]["run"]["controls"].append("noise")
    assert draft.of(LESSONS["a choice"])["rounds"][0]["predictions"][0]["options"][0]["text"] == "Half"
    draft.blank()["rounds"].clear()
    assert len(draft.blank()["rounds"]) == 1


def test_a_blank_one_lacks_everything():
    found = dict(draft.missing(draft.blank()))
    assert {("title",), ("question",), ("introduction",), ("rounds", 0, "run")} < set(found)
    assert found["rounds", 0, "predictions", 0, "options", 1, "text"] == "Write answer 2."
    with pytest.raises(LessonError):
        read(Lesson, draft.table(draft.blank()))


@pytest.mark.parametrize("name", ["title", "question", "introduction"])
def test_spaces_are_no_text(name):
    assert [path for path, _ in draft.missing(draft.of(LESSONS["a choice"]) | {name: " \n"})] == [(name,)]
