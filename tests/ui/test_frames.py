"""Numbers in tables, as the language writes them."""

import numpy as np
import pandas as pd
import pytest

from playground.languages import speaking
from playground.ui.frames import number_column, share_column, spoken_numbers, with_decimals

FRAME = pd.DataFrame({"name": ["a", "b", "c"], "share": [0.5, -1.23456, np.nan], "rows": [1, 2, 3]})


def shown(frame, row):
    """What the cells of a row say, by the Styler's own account."""
    cells = frame._translate(sparse_index=False, sparse_cols=False)["body"][row]
    return [str(cell["display_value"]) for cell in cells if cell["type"] == "td"]


def test_streamlit_writes_english_itself():
    assert spoken_numbers(FRAME) is FRAME


def test_streamlit_writes_a_table_that_is_too_large_for_a_styler():
    large = pd.DataFrame(np.zeros((1000, 300)))
    with speaking("fr"):
        assert spoken_numbers(large) is large


@pytest.mark.parametrize("code", ["fr", "es"])
def test_fractions_have_the_mark_of_the_language(code):
    with speaking(code):
        frame = spoken_numbers(FRAME)
        assert [shown(frame, row) for row in range(3)] == [
            ["a", "0,5", "1"],
            ["b", "−1,2346", "2"],
            ["c", "", "3"],
        ]
    assert frame.data is FRAME


def test_a_column_may_have_its_own_way():
    with speaking("fr"):
        frame = spoken_numbers(FRAME, {"share": with_decimals(2), "not there": with_decimals(1)})
        assert shown(frame, 0) == ["a", "0,50", "1"]


def test_a_table_with_two_columns_of_one_name_stays_as_it_is():
    twice = pd.DataFrame([[0.5, 1.5]], columns=["x", "x"])
    with speaking("fr"):
        assert spoken_numbers(twice) is twice


def test_a_format_of_streamlits_counts_in_english_alone():
    assert number_column("F1", "%.3f")["type_config"]["format"] == "%.3f"
    with speaking("es"):
        assert number_column("F1", "%.3f")["type_config"]["format"] is None


def test_the_numbers_beside_bars_have_no_point_where_a_comma_is_due():
    factor, column = share_column("share")
    assert (factor, column["type_config"]["max_value"], column["type_config"]["format"]) == (1, 1, "%.3f")
    with speaking("fr"):
        factor, column = share_column("part")
    assert (factor, column["type_config"]["max_value"], column["type_config"]["format"]) == (
        100,
        100,
        "%.0f\xa0%%",
    )
