"""The perceptron's page, run by Streamlit without a browser."""

import json
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from playground.scalars.perceptron.points import CORNERS, GATES
from playground.scalars.perceptron.rule import learn
from playground.ui.perceptron.descents import RATES

PAGE = Path(__file__).parents[2] / "pages" / "perceptron.py"
TABS = ("1 · Perceptron", "2 · Linear regression", "3 · Logistic regression")
NO_EDITS = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}


def run(page):
    page.run()
    assert [error.message for error in page.exception] == []
    return page


def opened(tab=TABS[0], points="AND"):
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    page.session_state["perceptron_tab"] = tab
    run(page)
    if points != "AND":
        page.segmented_control(key="perceptron_points").set_value(points)
        run(page)
    return page


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


def words(page):
    kinds = (page.markdown, page.caption, page.latex, page.warning, page.success)
    return "\n".join(element.value for kind in kinds for element in kind)


def cells(table):
    return [tuple(row) for row in table.value.itertuples(index=False)]


def test_the_page_opens_with_its_question_and_ends_with_what_to_try():
    page = opened()
    assert page.markdown[0].value == "### What can a single unit learn, and what can it never learn?"
    assert page.markdown[-1].value.startswith("- Step through AND")
    assert page.segmented_control(key="perceptron_points").value == "AND"
    assert page.slider(key="perceptron_step").value == 1
    assert len(page.get("plotly_chart")) == 6


def test_each_correction_of_and_shows_its_numbers():
    page = opened()
    for number, made in enumerate(learn(CORNERS, GATES["AND"]).corrections, start=1):
        page.slider(key="perceptron_step").set_value(number)
        run(page)
        assert f"**Correction {number}**, epoch {made.epoch}, row {made.row + 1}" in words(page)
        shown = [(float(a.replace("−", "-")), float(b.replace("−", "-"))) for _, a, _, b in cells(page.table[0])]
        before, after = (*made.weights_before, made.bias_before), (*made.weights, made.bias)
        assert shown == list(zip(before, after, strict=True))
        assert r"\mathbf w + (t - y)\,\mathbf x" in page.latex[0].value


def test_back_step_and_all_move_over_the_corrections():
    page = opened()
    for button, step in (
        ("step", 2),
        ("reset", 0),
        ("back", 0),
        ("step", 1),
        ("step", 2),
        ("all", 10),
        ("step", 10),
        ("back", 9),
    ):
        page.button(key=f"perceptron_go_{button}").click()
        assert run(page).slider(key="perceptron_step").value == step
    page.slider(key="perceptron_step").set_value(0)
    assert "**Before the first correction** all weights are 0" in words(run(page))


@pytest.mark.parametrize(
    ("gate", "bound", "made"), [("AND", "= 51$", 10), ("OR", "= 27$", 4), ("NAND", "= 51$", 11)]
)
def test_a_gate_that_ends_says_so_beside_its_bound(gate, bound, made):
    (success,) = opened(points=gate).success
    assert bound in success.value
    assert success.value.endswith(f"It took **{made}**.")


def test_xor_never_ends_and_the_page_says_why():
    page = opened()
    page.button(key="perceptron_go_all").click()
    run(page).segmented_control(key="perceptron_points").set_value("XOR")
    (warning,) = run(page).warning
    assert warning.value.startswith("**It never ends.** Correction 7 leaves w = (−1, 1), b = 1 at row 2")
    assert "exactly as correction 3 did" in warning.value
    assert page.slider(key="perceptron_step").value == 7  # AND had 10, XOR has no more than 7
    assert "#### One hidden layer solves it" in words(page)


def test_three_gates_are_learned_and_the_fourth_is_not():
    page = opened()
    page.button(key="perceptron_c1").click()
    rows = cells(run(page).table[1])
    assert [row[:2] for row in rows] == [
        ("AND", "yes"),
        ("OR", "yes"),
        ("NAND", "yes"),
        ("XOR", "no"),
    ]
    assert [rule.split()[0] for _, _, rule in rows] == ["learned", "learned", "learned", "not"]
    assert rows[0][2] == "learned in 10: w = (2, 1), b = −2"


def ends(page):
    """Where the weight and the bias end, and the columns of their table."""
    table = page.table[0].value
    return table.columns.to_list()[1:], [float(end.replace("−", "-")) for *_, end in cells(page.table[0])]


def test_the_tutorials_line_stops_where_its_code_does():
    page = opened(TABS[1])
    columns, opens_with = ends(page)
    assert columns == ["drawn with", "best line", "after 50 epochs"]  # the tutorial prints no weights
    assert opens_with == pytest.approx([3.53, 3.778], abs=1e-3)
    page.segmented_control(key="perceptron_drawn").set_value("randn")
    page.number_input(key="perceptron_seed").set_value(3)
    page.select_slider(key="perceptron_line_rate").set_value(0.001)
    page.slider(key="perceptron_line_epoch").set_value(7)
    assert ends(run(page))[1] != pytest.approx(opens_with, abs=0.1)
    page.button(key="perceptron_c6").click()
    assert ends(run(page))[1] == opens_with
    assert page.segmented_control(key="perceptron_drawn").value == "rand, 0 to 1"
    assert page.number_input(key="perceptron_seed").value == 0
    assert page.slider(key="perceptron_line_epoch").value == 50
    assert page.select_slider(key="perceptron_line_rate").value == 0.01
    assert "published" not in words(page)


def test_the_page_has_the_rate_that_gets_there_and_the_reason():
    page = opened(TABS[1])
    far_from = {}
    for rate in RATES:
        page.select_slider(key="perceptron_line_rate").set_value(rate)
        if rate == 1:
            assert cells(run(page).table[0])[0][-1].endswith("10⁶⁴")  # it explodes
            assert "times as much" in cells(page.table[1])[1][-1]
        else:
            weight, bias = ends(run(page))[1]
            far_from[rate] = max(abs(weight / 5 - 1), abs(bias / 3 - 1))
    assert {rate for rate, share in far_from.items() if share < 0.02} == {0.1, 0.3}
    page.select_slider(key="perceptron_line_rate").set_value(0.01)
    (flat, steep) = cells(run(page).table[1])
    assert flat == ("flattest", "0.127", "0.9987", "64%")
    assert steep[-1] == "under 1%"
    page.segmented_control(key="perceptron_drawn").set_value("randn")
    assert ends(run(page))[1] == pytest.approx([5, 3], rel=0.02)


@pytest.mark.parametrize("rate", [0.001, 1.0])
@pytest.mark.parametrize(("tab", "name", "rows"), [(TABS[1], "line", 200), (TABS[2], "clouds", 100)])
def test_the_descents_show_any_epoch_row_and_rate(tab, name, rows, rate):
    page = opened(tab)
    page.select_slider(key=f"perceptron_{name}_rate").set_value(rate)
    for epoch, row in ((0, 1), (50, rows)):
        page.slider(key=f"perceptron_{name}_epoch").set_value(epoch)
        page.slider(key=f"perceptron_{name}_row").set_value(row)
        assert f"Row {row}: t = " in words(run(page))
    assert len(page.get("plotly_chart")) == 3


@pytest.mark.parametrize("apart", [0.0, 6.0])
def test_the_clouds_move_apart(apart):
    page = opened(TABS[2])
    page.slider(key="perceptron_apart").set_value(apart)
    said = words(run(page))
    assert ("100% of the points" in said) == (apart == 6)


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
