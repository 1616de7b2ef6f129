"""Solutions and timing: which lessons fill a class, what is right in them, and the page that says so."""

from types import SimpleNamespace

import pytest

from playground.lessons.challenge import Challenge
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.measuring import measured
from playground.lessons.rules import read
from playground.lessons.solutions.choosing import that_fill
from playground.lessons.solutions.page import page
from playground.lessons.solutions.solving import solve
from playground.lessons.solutions.timing import minutes_of, steps, timetable
from tests.lessons.made import ROUND, lesson
from tests.lessons.sheet.sheets import LESSON, SERVER

SMALL = lesson()
CHALLENGE = read(
    Challenge,
    {
        "title": "Fewest weights",
        "question": "Can it be done with fewer?",
        "introduction": "Try.",
        "run": {
            "page": "live",
            "link": "dataset=moons&n_samples=80&hidden_sizes=none&epochs=12",
            "task": "Press **Play**.",
            "controls": ["hidden_sizes"],
        },
        "goals": [{"measure": "train_score", "at_least": 0.8}],
        "hints": ["Think.", "Use `3` units."],
        "explanation": "So it is.",
        "solution": "hidden_sizes=3",
    },
)


def solved(*subjects):
    *_, last = solve(subjects, measured.found)
    return last.result


def lasting(*minutes):
    return {f"l{number}": SimpleNamespace(all_minutes=value) for number, value in enumerate(minutes)}


@pytest.mark.parametrize(
    ("minutes", "chosen"),
    [
        ((10, 10, 10, 10, 15), ("l0", "l1", "l2", "l4")),
        ((12, 11, 11, 11, 11), ("l0", "l1", "l2", "l3")),
        ((20, 20, 20, 20), ("l0", "l1")),
        ((60,), ()),
        ((45, 10, 10, 10, 15), ("l1", "l2", "l3", "l4")),
        ((), ()),
    ],
)
def test_lessons_that_fill_a_class(minutes, chosen):
    assert that_fill(lasting(*minutes)) == chosen


def test_ours_fill_a_class():
    chosen = that_fill(LESSONS)
    assert chosen
    assert sum(LESSONS[name].all_minutes for name in chosen) <= 45


@pytest.mark.parametrize("subject", [SMALL, LESSON, CHALLENGE, *LESSONS.values(), *CHALLENGE_FILES.values()])
def test_the_steps_take_as_long_as_the_whole(subject):
    assert sum(step.minutes for step in steps(subject)) == minutes_of(subject)


def test_the_timetable_goes_on_from_one_to_the_next():
    found = timetable([CHALLENGE, SMALL])
    assert found[0] == ("0 to 10", "Fewest weights", "Solve it")
    assert found[1] == ("10 to 12", "A lesson of the tests", "Question")
    assert found[-1] == (f"{10 + SMALL.all_minutes - 3} to {10 + SMALL.all_minutes}", SMALL.title, "Try")


def test_it_says_how_far_it_is():
    shares = [step.share for step in solve([SMALL, CHALLENGE], measured.found)]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert len(shares) == 2 + 4 + 1  # the beginning and the end, predictions, a goal


def test_what_is_right_is_measured():
    text = page(solved(LESSON, SMALL), SERVER)
    for shown in (
        "More",
        "85.7%",
        "Tempting wrong answers",
        "Half",
        "within a factor of 2",
        "0.762 (epoch 0)",
        "An outline with 4 corners",
        "It <em>learns</em>: some is right in the end.",
        "Take other data.",
        f"{LESSON.all_minutes + SMALL.all_minutes} minutes in all",
    ):
        assert shown in text
    assert text.count("<svg") == 5


def test_what_is_measured_otherwise_is_told_otherwise():
    one = lesson(rounds=[ROUND | {"predictions": ROUND["predictions"][:1]}])
    *_, last = solve([one], lambda page, ran, wanted: 0.9)
    text = page(last.result, SERVER)
    assert '<th scope="row">Right</th><td>More than half</td>' in text
    assert '<th scope="row">Tempting wrong answers</th><td>Up to half</td>' in text


def test_a_challenge_has_a_solution_that_opens_and_its_hints():
    text = page(solved(CHALLENGE), SERVER)
    assert "Goal: training accuracy at least 80.0%" in text
    assert "<td>85.7%</td>" in text
    assert "hidden_sizes=3" in text
    assert f'href="{SERVER}?' in text
    assert "<li>Use <code>3</code> units.</li>" in text
    assert "So it is." in text


def test_texts_of_a_lesson_are_text():
    text = page(solved(lesson(title="<script>alert(1)</script>", further=["<img src=x>"])), SERVER)
    assert "<script" not in text
    assert "<img" not in text
