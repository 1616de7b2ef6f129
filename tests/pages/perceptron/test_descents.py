"""The tabs that go down a loss: the tutorial's line, the rate that gets there, the clouds."""

import pytest

from playground.ui.perceptron.descents import RATES
from tests.pages.perceptron.opened import TABS, cells, opened, run, words


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
