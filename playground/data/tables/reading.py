"""`read`: a person's own CSV file, or pasted text, becomes a `Table` of numbers and categories."""

import hashlib
import io
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from playground.data.tables.cells import cells_of, finished, has_header
from playground.data.tables.decoding import decoded
from playground.data.tables.layout import layout_of
from playground.data.tables.limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, TableError
from playground.data.tables.wording import cleaned, file_name, numbered, shortened
from playground.languages import _, ngettext
from playground.numbers import counted

__all__ = ["HEADERS", "MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "Table", "TableError", "read"]

HEADERS = ("auto", "yes", "no")


class Table(NamedTuple):
    """What was read.

    `name`: the file's; `frame`: float64 columns of numbers and category columns of text, NaN where a value is
    missing; `digest`: 16 hex digits of the content and the header choice; `say_notes`: what says what was done.
    """

    name: str
    frame: pd.DataFrame
    digest: str
    say_notes: tuple[Callable[[], str], ...]

    @property
    def notes(self):
        """Sentences on what was done, in the language spoken here."""
        return tuple(say() for say in self.say_notes)


def read(content, name, header="auto"):
    """The `Table` in the bytes of a file; `header` says whether the first line holds names: auto, yes or no.

    Raises TableError, which says what is wrong and what is allowed.
    """
    if header not in HEADERS:
        text = _("{name} must be one of {options}, not {value}.")
        raise TableError(text.format(name="header", options=", ".join(HEADERS), value=repr(header)))
    if len(content) > MOST_BYTES:
        text = _("The file has {n} bytes; at most {most} (10 MB) can be read.")
        raise TableError(text.format(n=counted(len(content)), most=counted(MOST_BYTES)))
    text, notes = decoded(content)
    layout = layout_of(text)
    parsed = _parsed(text, layout)
    columns = [cells_of(parsed.pop(place), layout.delimiter != ",") for place in range(layout.n_columns)]
    is_named = header == "yes" or (header == "auto" and has_header(columns))
    names, found = _names(columns, is_named)
    if is_named:
        columns = [cells.without_first() for cells in columns]
    n_rows = len(columns[0].codes)
    if n_rows > MOST_ROWS:
        text = _("The table has {n} rows; at most {most} can be read.")
        raise TableError(text.format(n=counted(n_rows), most=counted(MOST_ROWS)))
    notes = [*notes, *_layout_notes(layout), *found]
    if header == "auto" and not is_named:
        notes.append(_are_numbered)
    frame, found = _frame(columns, names)
    digest = hashlib.sha256(content + header.encode()).hexdigest()[:16]
    return Table(file_name(name), frame, digest, (*notes, *found))


def _parsed(text, layout):
    """A data frame of raw texts. In pieces (low_memory) and without a separate object a cell, ten million fit."""
    try:
        return pd.read_csv(
            io.BytesIO(text),
            sep=layout.delimiter,
            header=None,
            names=list(range(layout.n_columns)),
            index_col=False,
            dtype=str,
            na_filter=False,
            skipinitialspace=True,
            on_bad_lines="skip",  # counted in the layout
            low_memory=True,
        )
    except pd.errors.ParserError:
        raise TableError(
            _(
                "The lines cannot be told apart. A table has one row a line, its values separated by commas, "
                "semicolons or tabs."
            )
        ) from None


def _are_numbered():
    return _("The first line looks like values, so the columns are numbered.")


def _layout_notes(layout):
    if layout.n_long:
        yield lambda: ngettext(
            "{n} line had too many fields and was left out.",
            "{n} lines had too many fields and were left out.",
            layout.n_long,
        ).format(n=counted(layout.n_long))
    if layout.n_short:
        yield lambda: ngettext(
            "{n} line had too few fields; those at the end count as missing.",
            "{n} lines had too few fields; those at the end count as missing.",
            layout.n_short,
        ).format(n=counted(layout.n_short))


def _names(columns, is_named):
    """The names of the columns, all different, and what says notes."""
    texts = [str(cells.texts[cells.first]) if is_named else "" for cells in columns]
    texts = [shortened(cleaned(text)) or f"column {number}" for number, text in enumerate(texts, start=1)]
    names = numbered(texts)
    return names, [] if names == texts else [lambda: _("Columns named alike were numbered.")]


def _frame(columns, names):
    """The columns and the rows that hold anything, as a data frame, and what says notes; empties the list."""
    has_values = np.zeros(len(columns[0].codes), bool)
    is_kept = []
    for cells in columns:
        has_value = cells.has_value
        has_values |= has_value
        is_kept.append(has_value.any())
    n_rows, n_columns = int((~has_values).sum()), is_kept.count(False)
    if n_columns == len(columns):
        raise TableError(_("The table holds no values below its column names. It needs rows of values."))
    has_commas = any(cells.has_decimal_commas and cells.is_numeric for cells in columns)
    rows = slice(None) if has_values.all() else np.flatnonzero(has_values)
    found, notes = {}, []
    columns.reverse()
    for name, kept in zip(names, is_kept, strict=True):
        cells = columns.pop()  # its texts may take as much memory as what is made of them
        if kept:
            found[name], more = finished(cells, name, rows)
            notes += more
    if n_columns:
        notes.append(
            lambda: ngettext(
                "{n} empty column was left out.", "{n} empty columns were left out.", n_columns
            ).format(n=counted(n_columns))
        )
    if n_rows:
        notes.append(
            lambda: ngettext("{n} empty row was left out.", "{n} empty rows were left out.", n_rows).format(
                n=counted(n_rows)
            )
        )
    if has_commas:
        notes.append(lambda: _("Commas in numbers were read as decimal points."))
    return pd.DataFrame(found, copy=False), notes
