"""How a text is laid out in lines and fields, counted before anything is parsed.

Quotation marks mean what they mean to pandas' reader: one at the start of a field opens a quoted field, two inside
it stand for one, and one in the middle of an unquoted field (a 5" pipe) is a character like others.
"""

from typing import NamedTuple

import numpy as np

from playground.data.tables.decoding import NEWLINE, SPACE
from playground.data.tables.limits import MOST_COLUMNS, MOST_ROWS, TableError
from playground.languages import _
from playground.numbers import counted

DELIMITERS = "\t;,"  # of equals the first: decimal commas make a comma as regular as a semicolon
QUOTE, TAB = b'"\t'
SAMPLE = 2**16  # bytes that suffice to guess by
STRAY = 0.1  # a number of fields that no more than this share of the lines has is a mistake


class Layout(NamedTuple):
    """What separates fields; the number of columns; of lines with too many fields, of lines with too few."""

    delimiter: str
    n_columns: int
    n_long: int
    n_short: int


def layout_of(text):
    """The `Layout` of UTF-8 text; raises TableError where it is too large or a quotation mark stays open."""
    delimiter = _delimiter(text)
    fields = fields_per_line(text, delimiter)
    values, counts = np.unique(fields, return_counts=True)
    usual = values[counts.argmax()]
    # as many as the first line has, or any longer kind of line that is too frequent to be a mistake
    n_columns = int(max(fields[0], values[counts > STRAY * len(fields)].max(initial=usual)))
    if n_columns > MOST_COLUMNS:
        text = _("The table has {n} columns; at most {most} can be read.")
        raise TableError(text.format(n=counted(n_columns), most=MOST_COLUMNS))
    return Layout(delimiter, n_columns, int((fields > n_columns).sum()), int((fields[1:] < usual).sum()))


def _delimiter(text):
    """The delimiter by which most lines, the first among them, have the same number of fields, more than one."""
    sample = text[:SAMPLE]
    if len(text) > SAMPLE and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n")]

    def agreement(delimiter):
        fields = fields_per_line(sample, delimiter, whole=False)
        values, counts = np.unique(fields, return_counts=True)
        usual = values[counts.argmax()]
        share = counts.max() / len(fields) if usual > 1 else 0
        return round(share if fields[0] == usual else share / 2, 1)

    return max(DELIMITERS, key=agreement)


def fields_per_line(text, delimiter, whole=True):
    """How many fields the lines have, those left out that are blank; (number of lines,).

    Raises TableError for more lines than a table may have, and for a `whole` text that ends inside a quoted field.
    """
    codes = np.frombuffer(text, np.uint8)
    is_inside = _inside_quotes(codes, ord(delimiter))
    if whole and is_inside[-1]:
        start = len(codes) - int(np.argmin(is_inside[::-1])) if not is_inside.all() else 0
        line = text.count(b"\n", 0, start) + 1
        text = _("A quotation mark that opens near line {line} is never closed. Close it, or write it twice.")
        raise TableError(text.format(line=counted(line)))
    is_end = (codes == NEWLINE) & ~is_inside
    n_lines = int(np.count_nonzero(is_end)) + 1
    if n_lines > MOST_ROWS + 1:  # one may be the header
        text = _("The table has {n} lines; at most {most} rows can be read.")
        raise TableError(text.format(n=counted(n_lines), most=counted(MOST_ROWS)))
    starts = np.concatenate([[0], np.flatnonzero(is_end) + 1])
    starts = starts[starts < len(codes)]
    is_delimiter = codes == ord(delimiter)
    is_solid = ((codes != SPACE) & (codes != NEWLINE) & (codes != TAB)) | is_delimiter
    counts = np.add.reduceat((is_delimiter & ~is_inside).view(np.uint8), starts, dtype=np.int64)
    is_blank = ~np.logical_or.reduceat(is_solid, starts)
    return counts[~is_blank] + 1


def _inside_quotes(codes, delimiter):
    """Whether each character stands inside a quoted field; (number of bytes,).

    In a run of quotation marks those inside a field cancel in pairs, so runs of an even length change nothing.
    One of an odd length at the start of a field opens it where none is open; any other leaves none open. So what
    counts is how many of the first kind came since the last of the second.
    """
    is_quote = codes == QUOTE
    if not is_quote.any():
        return is_quote
    is_first, is_last = is_quote.copy(), is_quote.copy()
    is_first[1:] &= ~is_quote[:-1]
    is_last[:-1] &= ~is_quote[1:]
    parity = np.bitwise_xor.accumulate(is_quote.view(np.uint8))
    is_odd = parity[is_first] == parity[is_last]
    del is_quote, is_last, parity  # of up to 10 MB each

    is_start = _starts_field(codes, delimiter)[is_first]
    opened = np.cumsum(is_odd & is_start, dtype=np.int32)
    settled = np.where(is_odd & ~is_start, opened, np.int32(0))
    opened -= np.maximum.accumulate(settled, out=settled)
    is_open = opened % 2 == 1
    turns = np.zeros(len(codes), bool)
    turns[is_first] = np.diff(is_open, prepend=False)
    return np.logical_xor.accumulate(turns, out=turns)


def _starts_field(codes, delimiter):
    """Whether a field starts with each character: after a delimiter or a line end, a space or none between."""
    is_start = np.ones(len(codes), bool)
    is_start[1:] = (codes[:-1] == delimiter) | (codes[:-1] == NEWLINE)
    is_start[1:] |= (codes[:-1] == SPACE) & is_start[:-1]  # the reader skips spaces there
    return is_start
