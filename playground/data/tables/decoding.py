"""From the bytes of a file to UTF-8 text with one kind of line end."""

import codecs

import numpy as np

from playground.data.tables.limits import TableError
from playground.languages import _

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how Excel's two formats start
SPACE, NEWLINE = b" \n"


def decoded(content):
    """The text of a file as UTF-8 bytes without blank lines, and what says what was done.

    Runs of spaces become one space and runs of line ends one line end, so that whoever reads on need look back one
    character only. Raises TableError where there is no text.
    """
    if content.startswith(WORKBOOKS):
        raise TableError(_("This looks like a spreadsheet or a zip file. Save the sheet as CSV and try again."))
    text, notes = _as_utf8(content)
    if b"\0" in text:
        raise TableError(_("This file does not hold plain text. Save the table as CSV and try again."))
    if not text.strip():
        raise TableError(_("The file is empty. A table needs a line of column names and rows of values."))
    return _without_repeats(text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).strip(b"\n"), notes


def _as_utf8(content):
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16").encode(), ()
        except UnicodeError:
            raise TableError(_("The text starts as UTF-16 but is damaged. Save the table as UTF-8.")) from None
    while content.startswith(codecs.BOM_UTF8):
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        content.decode()
    except UnicodeDecodeError:
        return _from_windows(content).encode(), (_is_from_windows,)
    return content, ()


def _is_from_windows():
    return _("The text is not UTF-8 and was read as Windows-1252; accents and signs may look odd.")


def _from_windows(content):
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return content.decode("latin-1")


def _without_repeats(text):
    codes = np.frombuffer(text, np.uint8)
    is_repeat = (codes[1:] == codes[:-1]) & ((codes[1:] == SPACE) | (codes[1:] == NEWLINE))
    return codes[np.concatenate([[True], ~is_repeat])].tobytes() if is_repeat.any() else text
