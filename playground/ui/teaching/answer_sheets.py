"""Answer sheets of a class: brought together, run again, and listed with what is confirmed."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from playground.lessons.sheet import check
from playground.lessons.sheet.listing import csv_of, harmless, row
from playground.ui.lessons.handing_in import MEASURING
from playground.ui.running import run_to_the_end
from playground.ui.teaching import bringing, one

CHECKED = "teaching_checked"  # findings by the digest of a file
ABOUT = (
    "Students download their sheet at the end of a lesson. Bring them here: every run is made again from its "
    "link, and every number on a sheet is compared with what is measured now. Runs that several students share "
    "are trained once."
)
HONEST = (
    "What a rerun cannot tell: who wrote a sheet, whether a prediction was made before the run, and whether the "
    "free text is the student's own. The code on a sheet proves nothing either, as anyone can compute it again."
)


class Checking(NamedTuple):
    """How far it is, a share of 1, and what was found so far: findings by digest."""

    share: float
    result: dict


def show():
    """Bring sheets, check them, list them."""
    st.markdown(ABOUT)
    bringing.show()
    brought = bringing.kept()
    if not brought:
        st.caption(HONEST)
        return
    key = tuple(each.digest for each in brought)
    run_to_the_end("teaching_checking", key, lambda: _check(brought), "Go on checking")
    _list(brought)


def _check(brought):
    """Yield a `Checking` after each sheet; those that were checked before are not checked again."""
    checked = st.session_state.setdefault(CHECKED, {})
    yield Checking(0.0, checked)
    for number, each in enumerate(brought, start=1):
        if each.sheet and each.digest not in checked:
            checked[each.digest] = check(each.sheet, MEASURING)
        yield Checking(number / len(brought), checked)


def _list(brought):
    checked = st.session_state.get(CHECKED, {})
    rows = [row(each, checked.get(each.digest)) for each in brought]
    st.markdown(f"**{_counted(rows)}**")
    st.dataframe(_frame(rows), hide_index=True, key="teaching_table")
    with st.container(horizontal=True):
        st.download_button(
            "Download everything as CSV",
            lambda: csv_of(rows),
            "answer_sheets.csv",
            "text/csv",
            key="teaching_csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.button("Remove all", key="teaching_clear", on_click=bringing.clear, icon=":material/delete:")
    st.caption(HONEST)
    chosen = st.selectbox(
        "Look at a sheet",
        range(len(brought)),
        format_func=lambda place: _title(rows[place]),
        key="teaching_chosen",
    )
    one.show(brought[chosen], checked.get(brought[chosen].digest))


def _counted(rows):
    said = [one.result for one in rows]
    sheets = "1 sheet" if len(rows) == 1 else f"{len(rows)} sheets"
    return f"{sheets}, {said.count('confirmed')} confirmed"


def _title(row):
    return " · ".join(filter(None, (row.file, row.name, row.result)))


def _frame(rows):
    return pd.DataFrame(
        {
            "File": [harmless(one.file) for one in rows],  # Streamlit's own button saves what is seen
            "Result": [one.result for one in rows],
            "Name": [harmless(one.name) for one in rows],
            "Lesson": [harmless(one.lesson) for one in rows],
            "Rounds run": [f"{one.rounds_run} of {one.rounds}" if one.rounds else "" for one in rows],
            "Predicted right": [f"{one.right} of {one.predictions}" if one.rounds else "" for one in rows],
        }
    )
