"""What is drawn, on the server's side: which answers are taken, and what the browser is told."""

import json

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from playground.lessons.lesson import Prediction
from playground.lessons.student.answers import read
from playground.ui.lessons.drawn import checked

LINE = {"kind": "line", "points": 3, "epochs": 100, "low": 0.0, "high": 2.0, "title": "training loss"}
PLANE = {
    "kind": "boundary",
    "points": 2,
    "limits": ((0.0, 1.0), (-200.0, 200.0)),
    "names": ("x1", "x2"),
    "rows": np.array([[0.123456, 12.3456], [1 / 3, -200 / 3]]),
    "classes": np.array([0, 1], np.int64),
}
LINES = [[0, 1.5, 2], np.array([0.25, 1, 2]), [-1, 5, 1]]
PLANES = [[[0.5, 100], [1, -50]], np.array([[2.0, 0.0], [0.0, -500.0]])]
NONE = [
    None,
    "none",
    [],
    {},
    {"points": 3},
    7,
    [0, 1],
    [0, 1, 2, 3],
    [0, 1, None],
    [0, 1, float("nan")],
    [0, 1, 10**400],
]


@pytest.mark.parametrize("answer", LINES)
def test_a_line_is_plain_numbers_within_the_chart(answer):
    assert checked(LINE, answer) == np.clip(answer, 0, 2).tolist()


@pytest.mark.parametrize("answer", PLANES)
def test_a_boundary_is_plain_pairs_within_the_plane(answer):
    assert checked(PLANE, answer) == np.clip(answer, [0, -200], [1, 200]).tolist()


@pytest.mark.parametrize(
    "answer", [*NONE, [[0, 0]], [[0, 0], [1]], [[0, 0], [1, float("inf")]], ["a", "b"]], ids=str
)
def test_what_is_no_answer_is_none(answer):
    assert checked(LINE, answer) is None
    assert checked(PLANE, answer) is None


def test_what_is_drawn_is_an_answer_that_a_lesson_reads():
    line = Prediction(ask="?", kind="line", measure="train_loss_line", points=3, high=2.0, within=0.1)
    drawn = checked(LINE, LINES[0])
    assert read(line, drawn) == drawn
    plane = Prediction(ask="?", kind="boundary", measure="boundary", points=2, within=0.1)
    drawn = checked(PLANE, PLANES[0])
    assert read(plane, drawn) == drawn


def opened(chart, told=None, **more):
    """A page with a chart, on which the browser has `told` something already."""

    def script():
        import streamlit as st

        from playground.ui.lessons.drawn import drawn

        given = st.session_state.given
        if given["told"] is not None:
            st.session_state.setdefault("drawing", {})["answer"] = given["told"]
        st.session_state.answer = drawn("drawing", given["chart"], **given["more"])

    page = AppTest.from_function(script)
    page.session_state.given = {"chart": chart, "told": told, "more": more}
    page.run()
    assert not page.exception
    return page


def answer_of(page):
    return page.session_state.answer


def test_what_was_given_before_is_shown_until_something_is_drawn():
    assert answer_of(opened(LINE)) is None
    assert answer_of(opened(LINE, value=[1, 1, 1])) == [1, 1, 1]
    assert answer_of(opened(LINE, {"points": [2, 1, 0], "edit": 3}, value=[1, 1, 1])) == [2, 1, 0]


def test_after_starting_over_there_is_no_answer():
    assert answer_of(opened(LINE, {"points": None, "edit": 4}, value=[1, 1, 1])) is None


def test_a_chart_to_look_at_shows_its_value_alone():
    assert answer_of(opened(LINE, {"points": [2, 1, 0], "edit": 3}, value=[1, 1, 1], is_fixed=True)) == [1, 1, 1]
    assert answer_of(opened(LINE, {"points": [2, 1, 0], "edit": 3}, is_fixed=True)) is None


@pytest.mark.parametrize(
    "told", [[1, 2, 3], "text", 7, {}, {"points": "no", "edit": "no"}, {"points": [1, 2], "edit": 1}]
)
def test_what_no_browser_of_ours_tells_is_no_answer(told):
    assert answer_of(opened(LINE, told)) is None


def sent(page):
    """What the browser is told."""
    (component,) = page.get("bidi_component")
    return json.loads(component.proto.json)


def test_the_browser_gets_plain_lists_no_finer_than_can_be_seen():
    chart = sent(opened(PLANE))["chart"]
    assert chart["rows"] == [[0.123, 12.3], [0.333, -66.7]]
    assert chart["classes"] == [0, 1]
    assert chart["limits"] == [[0, 1], [-200, 200]]


def test_the_browser_is_told_which_of_its_changes_is_known():
    assert (sent(opened(LINE))["edit"], sent(opened(LINE))["points"]) == (0, None)
    told = sent(opened(LINE, {"points": [2, 1, 0], "edit": 3}))
    assert (told["edit"], told["points"]) == (3, [2, 1, 0])
    assert sent(opened(LINE, {"points": None, "edit": "3"}))["edit"] == 0
