"""What a link says of a visitor's table, so that another visitor knows which file it needs."""

import json
from typing import NamedTuple

from playground.data.tables import HEADERS, TableChoice, TableError
from playground.languages import _
from playground.numbers import counted
from playground.ui.own import shelf

KEY = "table"
LONGEST = 20_000  # letters


class Described(NamedTuple):
    """The file that a link needs, and what is learned from it."""

    file: str
    rows: int
    columns: int
    digest: str
    header: str
    choice: TableChoice


def written(name):
    """`{KEY: text}` for a data set that is a table of this visit's, {} for any other."""
    own = shelf.of_name(name)
    if own is None:
        return {}
    n_rows, n_columns = own.table.frame.shape
    file, choice = own.table.name, own.choice
    told = [file, n_rows, n_columns, own.table.digest, own.header]
    told += [choice.target, list(choice.features), choice.task, choice.missing]
    return {KEY: json.dumps(told, separators=(",", ":"), ensure_ascii=False)}


def read(text):
    """The `Described` of what `written` wrote, None for anything else."""
    try:
        file, rows, columns, digest, header, target, features, task, missing = json.loads(text[:LONGEST])
        texts = [file, digest, header, target, task, missing, *features]
        if not all(isinstance(one, str) for one in texts) or header not in HEADERS:
            return None
        return Described(
            file, int(rows), int(columns), digest, header, TableChoice(target, tuple(features), task, missing)
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def needed(query):
    """The `Described` file that a link needs and this visit lacks; None where nothing is lacking.

    A table that is here is set to what the link wants to be learned from it. Raises TableError, a sentence, for a
    link that does not say which file it needs, or does not fit the file.
    """
    name = query.get("dataset", "")
    if not shelf.is_foreign(name):
        return None
    told = read(query.get(KEY, ""))
    if told is None:
        raise TableError(
            _("This link is about a table that its owner has, but it does not say which file that is.")
        )
    own = shelf.kept().get(told.digest)
    if own is None:
        return told
    if shelf.choose(own, told.choice).name != name:
        raise TableError(_("What this link says of {file} does not fit together.").format(file=told.file))
    return None


def said(told):
    """A file that is needed, in words."""
    return _("{file}: {rows} rows, {columns} columns, content {digest}").format(
        file=told.file, rows=counted(told.rows), columns=counted(told.columns), digest=told.digest
    )
