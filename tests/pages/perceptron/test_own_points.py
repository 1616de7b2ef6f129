"""Points of one's own: typed into the table, placed and taken away by clicks."""

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.pages.perceptron.opened import opened, run, words

NO_EDITS = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def edited(**edits):
    page = opened(points="Your points")
    page.session_state["perceptron_table"] = NO_EDITS | edits
    return run(page)


def clicked(page, x1, x2):
    """A click on the plane at a place, as the browser tells of it."""
    chosen = {"points": [{"x": x1, "y": x2}], "point_indices": [0], "box": [], "lasso": []}
    states = page._tree.get_widget_states()
    plane = page.get("plotly_chart")[0].proto.id
    states.widgets.append(WidgetState(id=plane, string_value=json.dumps({"selection": chosen})))
    page._run(states)
    assert [error.message for error in page.exception] == []
    return page


def points(page):
    return [tuple(row) for row in page.session_state["perceptron_rows"]]


def test_own_points_are_learned():
    page = opened(points="Your points")
    (success,) = page.success
    assert "It took **28**." in success.value
    page = edited(added_rows=[{"x1": -3, "x2": -2, "class": 0}], deleted_rows=[1])
    assert page.success
    assert not page.warning


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ({"deleted_rows": list(range(8))}, "There are no points yet"),
        ({"deleted_rows": [4, 5, 6, 7]}, "All points are of class 0"),
        ({"edited_rows": {0: {"x1": None}}}, "Row 1: x1 must be a number from -1000 to 1000, not empty."),
        ({"edited_rows": {2: {"x2": "left"}}}, "Row 3: x2 must be a number"),
        ({"edited_rows": {0: {"class": None}}}, "Row 1: the class must be 0 or 1, not empty."),
        ({"edited_rows": {0: {"x1": 1e9}}}, "Row 1: x1 must be a number"),
    ],
)
def test_a_table_that_cannot_be_learned_from_is_explained(edits, sentence):
    (warning,) = edited(**edits).warning
    assert warning.value.startswith(sentence)


def test_an_empty_row_waits():
    assert not edited(added_rows=[{}]).warning


def test_points_on_top_of_each_other_with_both_classes_are_explained():
    first, second = edited(added_rows=[{"x1": 1, "x2": 1, "class": 1}]).warning
    assert first.value == "(1, 1) is there with both classes: no unit can be right about both."
    assert second.value.startswith("**It never ends.**")


def test_all_points_but_two_in_one_place_open():
    rows = {i: {"x1": 1000, "x2": 1000} for i in range(1, 8)}
    assert edited(edited_rows=rows)


def test_a_click_places_a_point_and_another_takes_it_away():
    page = opened(points="Your points")
    began = points(page)
    assert points(clicked(page, 5.0, 1.2)) == [*began, (5, 1.2, 1)]
    assert "**Correction 1**" in words(page)
    page.segmented_control(key="perceptron_class").set_value(0)
    assert points(clicked(run(page), -0.6, 0.4)) == [*began, (5, 1.2, 1), (-0.6, 0.4, 0)]
    assert points(run(page)) == [*began, (5, 1.2, 1), (-0.6, 0.4, 0)]  # a rerun is no click
    assert points(clicked(page, 5.0, 1.2)) == [*began, (-0.6, 0.4, 0)]
    assert points(clicked(page, *began[0][:2])) == [*began[1:], (-0.6, 0.4, 0)]


def test_a_click_and_the_table_change_the_same_points():
    page = edited(deleted_rows=[0], edited_rows={1: {"x1": 2.2}})
    assert points(page)[0] == (2.2, 1.5, 0)
    clicked(page, 5.0, 1.2)
    assert points(page)[0] == (2.2, 1.5, 0)
    assert points(page)[-1] == (5, 1.2, 1)
    assert len(points(page)) == 8
    page.segmented_control(key="perceptron_points").set_value("XOR")
    run(page).segmented_control(key="perceptron_points").set_value("Your points")
    assert points(run(page))[-1] == (5, 1.2, 1)  # they are still there


def test_points_are_placed_on_an_empty_plane():
    page = opened(points="Your points")
    page.button(key="perceptron_remove").click()
    assert points(run(page)) == []
    assert page.warning[0].value.startswith("There are no points yet")
    assert clicked(page, 0.0, 0.0).warning[0].value.startswith("All points are of class 1")
    page.segmented_control(key="perceptron_class").set_value(0)
    assert clicked(run(page), 2.0, 0.0).success
    assert points(page) == [(0, 0, 1), (2, 0, 0)]
    page.button(key="perceptron_first").click()
    assert len(points(run(page))) == 8
