"""What was tried at a challenge: hints are counted, a better solution replaces a worse one."""

import math
from dataclasses import replace

import pytest

from playground.lessons.student.attempt import Attempt, Solution
from tests.lessons.made_challenge import challenge, solving

ONE = challenge()
HIGHEST = challenge(record={"measure": "learning_rate", "best": "highest"})
LINK = "dataset=xor&hidden_sizes=8&learning_rate=0.3&epochs=40"


def test_hints_come_one_at_a_time_and_end():
    attempt, counted = Attempt(), []
    for _ in range(4):
        attempt = attempt.with_hint(ONE)
        counted.append(attempt.hints)
    assert counted == [1, 2, 3, 3]
    assert attempt.has_begun
    assert not Attempt().has_begun


def test_a_solution_says_its_run_and_the_help_by_then():
    attempt = Attempt(hints=2, is_told=True).with_solution(ONE, solving(), 12, 33.0)
    assert attempt.best == Solution(LINK, 12, 33.0, 2, True)
    assert attempt.with_hint(ONE).best.hints == 2


@pytest.mark.parametrize(
    ("of", "values", "kept"),
    [
        (ONE, [33.0, 65.0], 33.0),
        (ONE, [65.0, 33.0], 33.0),
        (ONE, [33.0, math.nan], 33.0),
        (HIGHEST, [0.1, 0.3], 0.3),
        (HIGHEST, [0.3, 0.1], 0.3),
        (HIGHEST, [0.3, math.inf], 0.3),
    ],
)
def test_only_a_better_record_replaces_another(of, values, kept):
    attempt = Attempt()
    for epoch, value in enumerate(values):
        attempt = attempt.with_solution(of, solving(), epoch, value)
    assert attempt.best.value == kept


def test_an_equal_record_leaves_the_first():
    attempt = Attempt().with_solution(ONE, solving(), 12, 33.0)
    assert attempt.with_solution(ONE, solving(), 20, 33.0) == attempt


def test_without_a_record_the_first_solution_stays():
    one = replace(ONE, record=None)
    attempt = Attempt().with_solution(one, solving(), 12)
    assert attempt.best.value is None
    assert attempt.with_solution(one, solving(4), 20) == attempt
