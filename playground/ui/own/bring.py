"""Ways to bring a table: drop a file, or paste text."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from playground.data.tables import HEADERS, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, TableError, read
from playground.languages import _, mark
from playground.numbers import counted
from playground.ui.furniture import literal
from playground.ui.own import links, shelf
from playground.ui.visit import session
from playground.ui.widgets import said

HEADER_TITLES = {"auto": mark("find out"), "yes": mark("names"), "no": mark("values")}
MOST_PASTED = 300_000  # letters
TEXT, PROBLEM, COUNT, HEADER = "own_text", "own_problem", "own_count", "own_header"


def table(on_kept):
    """Widgets that take a table; `on_kept(own)` is called with what was brought."""
    limits = _(
        "CSV with commas, semicolons or tabs: up to {size} MB, {rows} rows, {columns} columns. It stays in the "
        "memory of this visit and is never written to disk."
    )
    st.caption(limits.format(size=MOST_BYTES // 2**20, rows=counted(MOST_ROWS), columns=MOST_COLUMNS))
    st.segmented_control(
        _("The first line holds"),
        HEADERS,
        format_func=said(HEADER_TITLES).get,
        default="auto",
        key=HEADER,
        required=True,
    )
    _drop("own_file", lambda: st.session_state[HEADER], on_kept)
    with st.popover(_("Paste a table")):
        st.text_area(
            _("Table as text"),
            key=TEXT,
            height=180,
            max_chars=MOST_PASTED,
            placeholder="x1,x2,class\n1,2,a\n3,1,b",
        )
        st.button(_("Read it"), on_click=_read_text, args=(on_kept,))
    tell()


def needed(place):
    """Where a link needs a file that is not here: which one, and a place to drop it."""
    if place.needed not in st.session_state:
        return
    told, _query = st.session_state[place.needed]
    if told.digest in shelf.kept():  # brought on another page
        session.open_needed(place)
        st.rerun()
    text = _("This link needs a file that you have to bring: {file}. Until then, other data are shown.")
    st.warning(text.format(file=literal(links.said(told))), icon=":material/upload_file:")
    _drop(f"{place.needed}_file", lambda: told.header, lambda own: _check(own, told, place), told.digest)
    tell()


def tell():
    """Say what was wrong with what was brought last."""
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(literal(problem), icon=":material/error:")


def _drop(key, header, on_kept, digest=None):
    """A place for a file. Once it is read, another widget stands there: the bytes have left memory."""
    name = f"{key}_{st.session_state.get(COUNT, 0)}"

    def dropped():
        file = st.session_state[name]
        if is_there(file):
            st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
            content = file.getvalue()
            let_go(file)
            _take(content, file.name, header(), on_kept, digest)

    st.file_uploader(
        _("Your table"), type=["csv", "tsv", "txt"], key=name, on_change=dropped, label_visibility="collapsed"
    )


def is_there(file):
    """Whether a file can be read: where a run was interrupted, the next one is told of a file that was let go."""
    return isinstance(file, UploadedFile)


def let_go(file):
    """Streamlit keeps what was uploaded as long as the visit; a table that was read needs no second copy."""
    context = get_script_run_ctx()
    context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _read_text(on_kept):
    text = st.session_state[TEXT] or ""
    _take(text.encode(errors="replace"), "pasted.csv", st.session_state[HEADER], on_kept)


def _take(content, name, header, on_kept, digest=None):
    try:
        table = read(content, name, header)
        if digest and table.digest != digest:
            text = _("{file} is another file: its content is {found}, and the link needs {needed}.")
            raise TableError(text.format(file=table.name, found=table.digest, needed=digest))
        on_kept(shelf.keep(table, header))
    except TableError as error:
        st.session_state[PROBLEM] = str(error)


def _check(own, told, place):
    """Open the link that the file was needed for."""
    session.open_needed(place)
