"""Bringing answer sheets: files or a whole folder; what was read stays in the visit, the bytes leave memory."""

import hashlib

import streamlit as st

from playground.languages import _, mark, ngettext
from playground.lessons import sheet
from playground.lessons.sheet.listing import Brought
from playground.numbers import counted
from playground.ui import widgets
from playground.ui.furniture import literal
from playground.ui.own.bring import is_there, let_go

MOST_SHEETS = 200
KEPT, COUNT, PROBLEM = "teaching_sheets", "teaching_sheets_count", "teaching_sheets_problem"
WAYS = {"files": mark("Files"), "folder": mark("A whole folder")}
MULTIPLE = {"files": True, "folder": "directory"}  # what Streamlit calls that
WAY = "teaching_sheets_way"
LIMITS = mark(
    "Up to {most} sheets of {size} MB each. They stay in the memory of this visit and are gone when you leave the "
    "site: nothing is kept on the server."
)


def kept():
    """The files that were brought, as `Brought`, in the order in which they came."""
    return st.session_state.get(KEPT, ())


def show():
    """A place for files, and what was wrong with those that were brought last."""
    titles = widgets.said(WAYS)
    way = st.segmented_control(
        _("Bring them as"), list(WAYS), format_func=titles.get, default="files", key=WAY, required=True
    )
    key = f"teaching_files_{way}_{st.session_state.get(COUNT, 0)}"  # another widget once they were read
    st.file_uploader(
        _("Answer sheets"),
        type=["html", "htm"],
        accept_multiple_files=MULTIPLE[way],
        max_upload_size=sheet.MOST_BYTES // 2**20,
        key=key,
        on_change=_take,
        args=(key,),
    )
    st.caption(_(LIMITS).format(most=MOST_SHEETS, size=sheet.MOST_BYTES // 2**20))
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(literal(problem), icon=":material/error:")


def clear():
    """Let go of all sheets."""
    st.session_state.pop(KEPT, None)


def _take(key):
    files = list(filter(is_there, st.session_state[key]))
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
    found, left = {(one.file, one.digest): one for one in kept()}, 0
    for file in files:
        if len(found) < MOST_SHEETS:
            one = _read(file.name, file.getvalue())
            found[one.file, one.digest] = one
        else:
            left += 1
        let_go(file)
    st.session_state[KEPT] = tuple(found.values())
    if left:
        said = ngettext(
            "There is room for {most} sheets: {n} more was left out.",
            "There is room for {most} sheets: {n} more were left out.",
            left,
        )
        st.session_state[PROBLEM] = said.format(most=MOST_SHEETS, n=counted(left))


def _read(name, content):
    digest = hashlib.sha256(content).hexdigest()
    try:
        return Brought(name, digest, sheet.read(content))
    except sheet.SheetError as error:
        return Brought(name, digest, None, str(error))
