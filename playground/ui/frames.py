"""Tables with numbers as the language that is spoken writes them."""

import math

import pandas as pd
import streamlit as st

from playground.languages import spoken
from playground.numbers import fixed, localized

DECIMALS = 4  # at most, as Streamlit writes numbers by itself


def spoken_numbers(frame, written=None):
    """A DataFrame for `st.dataframe`, its fractions in the language spoken here; sorting goes by the numbers.

    `written` says how a column's numbers become text where four decimals at most are not right. English needs
    nothing: Streamlit writes it. So it does where Streamlit takes no more cells from us.
    """
    if _writes_itself() or not frame.columns.is_unique or frame.size > pd.get_option("styler.render.max_elements"):
        return frame
    ways = {name: short_of(DECIMALS) for name in frame.columns if frame[name].dtype.kind == "f"}
    ways |= {name: way for name, way in (written or {}).items() if name in frame.columns}
    return frame.style.format({name: _or_nothing(way) for name, way in ways.items()})


def number_column(title, printf):
    """How a column of numbers is shown; `printf` counts where Streamlit writes them, not `spoken_numbers`."""
    return st.column_config.NumberColumn(title, format=printf if _writes_itself() else None)


def share_column(title):
    """`(factor, how a column of shares of 1 times the factor is shown)`: as bars, the numbers beside them.

    Streamlit writes those itself, and knows no decimal comma: where one is due, they are whole percents.
    """
    percents = f"%.0f{spoken().symbols.percent.replace('%', '%%')}"
    factor, printf = (1, "%.3f") if _writes_itself() else (100, percents)
    return factor, st.column_config.ProgressColumn(title, min_value=0, max_value=factor, format=printf)


def with_decimals(count):
    """A way to write numbers: so many decimals, always."""
    return lambda value: fixed(value, count)


def short_of(count):
    """A way to write numbers: so many decimals at most."""

    def written(value):
        text = f"{value:.{count}f}"
        return localized(text.rstrip("0").rstrip(".") if "." in text else text)

    return written


def _writes_itself():
    return spoken().symbols.decimal == "."


def _or_nothing(way):
    return lambda value: way(value) if math.isfinite(value) else ""
