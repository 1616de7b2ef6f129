"""A lesson that is there already, to be changed: the link of one, or a file."""

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from playground.languages import _
from playground.lessons.building import draft as drafts
from playground.lessons.files import FileError, read_text
from playground.lessons.rules import LessonError
from playground.numbers import counted
from playground.ui.furniture import warn
from playground.ui.lessons import which
from playground.ui.own.bring import is_there, let_go
from playground.ui.teaching.building import draft

LINK, PROBLEM, FILE = "builder_open_link", "builder_open_problem", "builder_file_{}"
OPEN, ANEW = "builder_open", "builder_anew"
MOST_BYTES = 100_000


def show():
    """Widgets that open a lesson, begin anew, or go back to what was there before."""
    with st.container(horizontal=True):
        with _popover(_("Open a lesson to change it"), ":material/folder_open:", OPEN):
            _open()
        with _popover(_("Begin anew"), ":material/note_add:", ANEW):
            st.markdown(_("All fields become empty. You can take that back until you open another lesson."))
            st.button(_("Empty all fields"), key="builder_empty", on_click=_go_on, args=(drafts.blank(),))
        if draft.can_take_back():
            label = _("Back to the one before")
            st.button(label, key="builder_back", icon=":material/undo:", on_click=draft.take_back)
    warn(st.session_state.pop(PROBLEM, None), ":material/error:")


def _popover(label, icon, key):
    return st.popover(label, icon=icon, key=key, on_change="rerun")


def _open():
    st.text_input(
        _("Link of a lesson"),
        key=LINK,
        persist_state="session",
        placeholder=_("https://…/lessons?lesson=…"),
        on_change=lambda: _take(lambda: read_link(st.session_state[LINK])),
    )
    name = FILE.format(st.session_state.get(draft.COUNT, 0))
    st.file_uploader(
        _("Or a lesson file, up to {size} kB").format(size=MOST_BYTES // 1000),
        type=["toml"],
        key=name,
        max_upload_size=1,
        on_change=_dropped,
        args=(name,),
    )


def read_link(text):
    """The `Lesson` of a link, as its teacher wrote it. Raises ValueError, a sentence, for what is none."""
    try:
        found = parse_qs(urlsplit(text.strip()).query, max_num_fields=200).get(which.LESSON)
    except ValueError:
        found = None
    if not found:
        raise ValueError(_("This is no link of a lesson: it would have lesson=… in it."))
    name = found[0]
    return which.own_lesson(name) if name.startswith(which.OWN) else which.lesson_of(name)


def read_file(content, called):
    """The `Lesson` of a file's bytes. Raises ValueError, a sentence, for what is none."""
    if len(content) > MOST_BYTES:
        said = _("{file} has {n} bytes: a lesson file has up to {most}.")
        raise ValueError(said.format(file=called, n=counted(len(content)), most=counted(MOST_BYTES)))
    try:
        return read_text(content.decode("utf-8-sig"), called)
    except UnicodeDecodeError:
        raise ValueError(_("{file} is no text in UTF-8.").format(file=called)) from None


def _dropped(name):
    file = st.session_state[name]
    if is_there(file):
        content = file.getvalue()
        let_go(file)
        _take(lambda: read_file(content, file.name))
        draft.renew()


def _go_on(new):
    """Go on with another draft, and show it: what has opened it closes."""
    draft.replace(new)
    st.session_state.update({OPEN: False, ANEW: False})


def _take(find):
    """Go on with the lesson that is found, or say why there is none; then the draft stays what it was."""
    try:
        _go_on(drafts.of(find()))
    except (ValueError, LessonError, FileError) as problem:
        st.session_state[PROBLEM] = str(problem)
