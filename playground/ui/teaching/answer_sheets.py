"""Answer sheets of a class: brought together, run again, and listed with what is confirmed."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from playground.languages import _, mark, ngettext, spoken
from playground.lessons.sheet import check
from playground.lessons.sheet.listing import csv_of, harmless, row
from playground.ui.lessons.handing_in import MEASURING
from playground.ui.running import run_to_the_end
from playground.ui.teaching import bringing, one
from playground.ui.widgets import in_language

CHECKED = "teaching_checked"  # findings by the digest of a file and the language that they are said in
ABOUT = mark(
    "Students download their sheet at the end of a lesson. Bring them here: every run is made again from its "
    "link, and every number on a sheet is compared with what is measured now. Runs that several students share "
    "are trained once."
)
HONEST = mark(
    "What a rerun cannot tell: who wrote a sheet, whether a prediction was made before the run, and whether the "
    "free text is the student's own. The code on a sheet proves nothing either, as anyone can compute it again."
)


class Checking(NamedTuple):
    """How far it is, a share of 1, and what was found so far: findings by what they are kept under."""

    share: float
    result: dict


def show():
    """Bring sheets, check them, list them."""
    st.markdown(_(ABOUT))
    bringing.show()
    brought = bringing.kept()
    if not brought:
        st.caption(_(HONEST))
        return
    key = tuple(map(_kept_as, brought))
    run_to_the_end("teaching_checking", key, lambda: _check(brought), _("Go on checking"))
    _list(brought)


def _check(brought):
    """Yield a `Checking` after each sheet; those that were checked before are not checked again."""
    checked = st.session_state.setdefault(CHECKED, {})
    yield Checking(0.0, checked)
    for number, each in enumerate(brought, start=1):
        if each.sheet and _kept_as(each) not in checked:
            checked[_kept_as(each)] = check(each.sheet, MEASURING)
        yield Checking(number / len(brought), checked)


def _kept_as(brought):
    return brought.digest, spoken().code


def _findings(brought):
    """What was found in a file; None where it has not been checked."""
    return st.session_state.get(CHECKED, {}).get(_kept_as(brought))


def _list(brought):
    rows = [row(each, _findings(each)) for each in brought]
    st.markdown(f"**{_counted(brought)}**")
    st.dataframe(_frame(rows), hide_index=True, key="teaching_table")
    with st.container(horizontal=True):
        st.download_button(
            _("Download everything as CSV"),
            lambda: csv_of(rows),
            "answer_sheets.csv",
            "text/csv",
            key="teaching_csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.button(_("Remove all"), key="teaching_clear", on_click=bringing.clear, icon=":material/delete:")
    st.caption(_(HONEST))
    chosen = st.selectbox(
        _("Look at a sheet"),
        range(len(brought)),
        format_func=lambda place: _title(rows[place]),
        key=in_language("teaching_chosen"),
    )
    one.show(brought[chosen], _findings(brought[chosen]))


def _counted(brought):
    confirmed = sum(_findings(each) == [] for each in brought)
    said = ngettext("{n} sheet, {confirmed} confirmed", "{n} sheets, {confirmed} confirmed", len(brought))
    return said.format(n=len(brought), confirmed=confirmed)


def _title(row):
    return " · ".join(filter(None, (row.file, row.name, row.result)))


def _frame(rows):
    return pd.DataFrame(
        {
            _("File"): [harmless(one.file) for one in rows],  # Streamlit's own button saves what is seen
            _("Result"): [one.result for one in rows],
            _("Name"): [harmless(one.name) for one in rows],
            _("Lesson"): [harmless(one.lesson) for one in rows],
            _("Rounds run"): [_of(one.rounds_run, one.rounds) if one.rounds else "" for one in rows],
            _("Predicted right"): [_of(one.right, one.predictions) if one.rounds else "" for one in rows],
        }
    )


def _of(count, all_of_them):
    return _("{n} of {count}").format(n=count, count=all_of_them)
