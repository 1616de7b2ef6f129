"""Answers to predictions: what can be read, and what is right, up to the very edge."""

import math

import numpy as np
import pytest

from playground.lessons.measuring.boundary import Divided
from playground.lessons.prediction import Option, Prediction
from playground.lessons.student import answers

CHOICE = Prediction(
    ask="Which?",
    kind="choice",
    measure="train_score",
    options=(Option(text="Few", below=0.5), Option(text="Many", at_least=0.5)),
)
NUMBER = Prediction(ask="How large?", kind="number", measure="train_loss", low=0, high=9, within=0.5)
FACTOR = Prediction(ask="How large?", kind="number", measure="fading", low=1, high=100, factor=2)
LINE = Prediction(ask="Draw.", kind="line", measure="train_loss_line", points=3, low=0, high=2, within=0.25)
BOUNDARY = Prediction(ask="Draw.", kind="boundary", measure="boundary", points=2, within=0.25)

POINTS = np.array([[-2.0, 0], [-1, 0], [1, 0], [2, 0]])
PLANE = Divided(
    ((-3, 3), (-3, 3)), ("x1", "x2"), np.zeros((2, 2), int), POINTS, np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1])
)


@pytest.mark.parametrize(
    ("prediction", "answer", "kept"),
    [
        (CHOICE, 1, 1),
        (CHOICE, "0", 0),
        (NUMBER, "2.5", 2.5),
        (NUMBER, 3, 3.0),
        (LINE, [0, 1, 2], [0.0, 1.0, 2.0]),
        (BOUNDARY, ((0, -1), (0, 1)), [[0.0, -1.0], [0.0, 1.0]]),
    ],
)
def test_an_answer_is_read(prediction, answer, kept):
    found = answers.read(prediction, answer)
    assert found == kept
    assert type(found) is type(kept)


@pytest.mark.parametrize(
    ("prediction", "answer"),
    [
        (CHOICE, 2),
        (CHOICE, -1),
        (CHOICE, "all"),
        (CHOICE, None),
        (CHOICE, [0]),
        (CHOICE, math.inf),
        (NUMBER, "much"),
        (NUMBER, math.nan),
        (NUMBER, math.inf),
        (NUMBER, None),
        (NUMBER, [1]),
        (NUMBER, 10**400),
        (LINE, [0, 1]),
        (LINE, [0, 1, 2, 3]),
        (LINE, [[0, 1, 2]]),
        (LINE, [0, 1, math.nan]),
        (LINE, [0, "x", 1]),
        (LINE, "012"),
        (LINE, {"0": 1}),
        (BOUNDARY, [[0, 1]]),
        (BOUNDARY, [[0, 1], [2]]),
        (BOUNDARY, [[0, 1], [2, math.inf]]),
        (BOUNDARY, 7),
    ],
)
def test_nonsense_is_no_answer(prediction, answer):
    assert answers.read(prediction, answer) is None


@pytest.mark.parametrize(
    ("prediction", "answer", "found", "is_right"),
    [
        (CHOICE, 1, 0.5, True),
        (CHOICE, 0, 0.5, False),
        (CHOICE, 0, 0.4999, True),
        (NUMBER, 2.5, 3.0, True),
        (NUMBER, 2.4999, 3.0, False),
        (NUMBER, 3.5, 3.0, True),
        (NUMBER, 3.5001, 3.0, False),
        (FACTOR, 20, 10.0, True),
        (FACTOR, 5, 10.0, True),
        (FACTOR, 20.01, 10.0, False),
        (FACTOR, 4.99, 10.0, False),
        (FACTOR, -10, 10.0, False),
        (FACTOR, 0, 10.0, False),
        (FACTOR, 10, math.inf, False),
    ],
)
def test_a_choice_or_number_is_right_up_to_the_edge(prediction, answer, found, is_right):
    assert answers.is_right(prediction, answer, found) is is_right


def test_a_line_is_right_up_to_its_mean_distance():
    measured = np.array([2.0, 1.5, 1.0, 0.5, 0.0])  # of which epochs 0, 2 and 4 are compared
    assert answers.off(LINE, [2, 1, 0], measured) == 0
    assert answers.is_right(LINE, [1.75, 1.25, 0.25], measured)
    assert not answers.is_right(LINE, [1.75, 1.25, 0.26], measured)


def test_a_measured_line_is_cut_to_the_chart_and_stays_where_it_ended():
    assert answers.at_points(LINE, np.array([9.0, 1.0, np.nan])).tolist() == [2, 1, 1]
    assert answers.at_points(LINE, np.array([-9.0, 3.0, np.inf, np.inf, np.inf])).tolist() == [0, 2, 2]


def test_a_boundary_is_right_up_to_a_share_of_the_rows():
    upright = [[0.0, -1.0], [0.0, 1.0]]
    assert answers.off(BOUNDARY, upright, PLANE) == 0
    moved = [[1.5, -1.0], [1.5, 1.0]]
    assert answers.off(BOUNDARY, moved, PLANE) == 0.25
    assert answers.is_right(BOUNDARY, moved, PLANE)
    assert not answers.is_right(BOUNDARY, [[2.5, -1.0], [2.5, 1.0]], PLANE)


def test_the_option_that_holds_is_found():
    assert answers.option_of(CHOICE, 0.2) == 0
    assert answers.option_of(CHOICE, math.inf) == 1
    with pytest.raises(ValueError, match="not enough"):
        answers.option_of(CHOICE, math.nan)


@pytest.mark.parametrize(
    ("prediction", "answer", "told"),
    [
        (CHOICE, 1, "Many"),
        (NUMBER, 2.5, "2.5"),
        (FACTOR, 1234567.0, "1,230,000 times"),
        (LINE, [0, 1, 2], "a line"),
        (BOUNDARY, [[0, 0], [1, 1]], "a boundary"),
    ],
)
def test_an_answer_is_told_in_words(prediction, answer, told):
    assert answers.told(prediction, answer) == told


def test_where_no_option_holds_the_right_one_is_none_of_them():
    assert answers.right_option(CHOICE, 0.2) == "Few"
    assert answers.right_option(CHOICE, math.nan) == "none of the answers"
