"""What can be measured of a run is measured; what cannot is said in a sentence before, and is no lesson."""

import math

import numpy as np
import pytest

from playground.lessons.building.measurable import fitting, parts, why_not
from playground.lessons.lesson import Lesson
from playground.lessons.measuring.measured import find
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.prediction import KINDS_OF_ANSWER, Option, why_not_one
from playground.lessons.rules import LessonError, read
from playground.lessons.runs import KINDS, made_of, query_of
from tests.lessons.building.drafted import CHOICE, LIVE, NUMBER, SLOPE, table

RUNS = [
    ("live", "dataset=xor&epochs=2"),
    ("live", "dataset=blobs&epochs=2&validation_size=0.2"),
    ("live", "dataset=iris&epochs=2&test_size=0"),
    ("live", "dataset=line&epochs=2"),
    ("live", "dataset=xor&epochs=2&hidden_sizes=none&test_size=0"),
    ("vanishing", "depths=2&epochs=2"),
    ("sequences", "length=10&units=2&n_sequences=20&epochs=2"),
    ("sequences", "task=text&length=10&units=2&n_sequences=20&epochs=2"),
    ("chain_rule", "formula=x**2*y&at=x:2"),
]


@pytest.mark.parametrize(("page", "link"), RUNS)
def test_all_that_is_offered_can_be_measured(page, link):
    made, offered = made_of(page, query_of(link)), []
    for kind in KINDS_OF_ANSWER:
        for name in fitting(page, made, kind):
            for of in parts(made, name) or [""]:
                found = find(made, name, of, getattr(made, "epochs", 0))
                offered.append(name)
                assert MEASURES[name].shape == "boundary" or not np.isnan(found).any()
    assert len(offered) >= 2


@pytest.mark.parametrize(("page", "link"), RUNS)
def test_what_cannot_be_measured_is_refused_or_senseless(page, link):
    made = made_of(page, query_of(link))
    for name, measure in MEASURES.items():
        of = next(iter(parts(made, name)), "")
        if page in measure.pages and not why_not(made, name, of) and measure.shape != "boundary":
            assert not np.isnan(find(made, name, of, getattr(made, "epochs", 0))).any()


@pytest.mark.parametrize(
    ("page", "link", "measure", "of", "words"),
    [
        ("live", "dataset=xor", "train_loss", "2", "1 to 1"),
        ("live", "dataset=xor", "train_loss", "one", "1 to 1"),
        ("vanishing", "depths=2", "train_loss", "3", "1 to 2"),
        ("live", "dataset=xor", "validation_score", "", "validation share"),
        ("live", "dataset=xor&test_size=0", "test_loss", "", "test rows"),
        ("live", "dataset=iris", "boundary", "", "two classes"),
        ("live", "dataset=line", "boundary", "", "two classes"),
        ("chain_rule", "formula=x**2", "derivative", "", "one of x"),
        ("chain_rule", "formula=x**2", "derivative", "z", "one of x"),
        ("chain_rule", "formula=log(x)&at=x:-1", "value", "", "cannot be worked out"),
        ("chain_rule", "formula=log(x)&at=x:-1", "derivative", "x", "cannot be worked out"),
    ],
)
def test_a_lesson_about_it_is_refused_in_a_sentence(page, link, measure, of, words):
    made = made_of(page, query_of(link))
    assert words in why_not(made, measure, of)
    kind = "boundary" if measure == "boundary" else "number"
    asked = {"ask": "What?", "kind": kind, "measure": measure, "of": of, "within": 0.1}
    asked = {name: value for name, value in asked.items() if value}
    with pytest.raises(LessonError, match=words) as caught:
        read(Lesson, table((LIVE | {"page": page, "link": link}, [asked], {})))
    assert caught.value.path[:3] == ("rounds", 0, "predictions")


def test_values_have_no_accuracy_and_every_page_something_to_ask():
    made = made_of("live", query_of("dataset=line"))
    assert not {"train_score", "gap", "best_run"} & {*fitting("live", made, "number")}
    assert fitting("live", made, "boundary") == []
    for page, kind in KINDS.items():
        assert fitting(page, kind.made(), "number")


def test_of_several_networks_one_is_chosen():
    made = made_of("vanishing", query_of("depths=2"))
    assert list(parts(made, "train_loss")) == ["1", "2"]
    assert parts(made, "best_run") == {}
    assert parts(made_of("live", {}), "train_loss") == {}


def options(*bounds):
    return [Option(text="a", at_least=low, below=high) for low, high in bounds]


@pytest.mark.parametrize(
    "bounds",
    [
        [(None, 1), (1, None)],
        [(1, None), (None, 1)],
        [(None, None)],
        [(2, 3), (None, 2), (3, math.inf)],
    ],
)
def test_one_option_holds_for_any_number(bounds):
    assert why_not_one(options(*bounds)) == ""


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ([(None, 1), (2, None)], "none holds for numbers from 1 up to 2"),
        ([(0, 1), (1, None)], "none holds for numbers below 0"),
        ([(None, 1), (1, 2)], "none holds for 2 and above"),
        ([(None, 1), (0, None)], "two hold for 0"),
        ([(None, None), (None, None)], "two hold for the lowest"),
        ([(None, 1), (1, None), (3, 2)], "holds for no number: 3 is not below 2"),
    ],
)
def test_where_none_or_two_hold_it_is_said(bounds, words):
    assert words in why_not_one(options(*bounds))
    made = [{"text": "a", "at_least": low, "below": high} for low, high in bounds]
    made = [{name: value for name, value in one.items() if value is not None} for one in made]
    with pytest.raises(LessonError, match=words):
        read(Lesson, table((LIVE, [CHOICE | {"options": made}], {})))


def test_half_a_sign_is_no_text():
    with pytest.raises(LessonError, match="must be a text"):
        read(Lesson, table((LIVE, [NUMBER], {}), title="half \ud83d"))


@pytest.mark.parametrize(
    ("page", "link", "control"),
    [
        ("live", "dataset=xor", "x } body { display: none"),
        ("live", "dataset=xor", "cells"),
        ("chain_rule", "at=x:1", "seed"),
    ],
)
def test_only_a_setting_of_the_page_can_stay(page, link, control):
    """Its name is in the style that hides the others."""
    asked = NUMBER if page == "live" else SLOPE
    with pytest.raises(LessonError, match="has no setting called"):
        read(Lesson, table((LIVE | {"page": page, "link": link, "controls": [control]}, [asked], {})))
