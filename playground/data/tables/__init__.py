"""A person's own table: a CSV file becomes columns to train on.

`read` makes a `Table` of a file's bytes, `suggested` guesses what is to be learned, `columns_of` gives the columns
of a `TableChoice`, and `name_of` what they are known by. What cannot be used raises `TableError`.
"""

from playground.data.tables.choosing import MISSING, TASKS, Columns, TableChoice, columns_of, name_of
from playground.data.tables.guessing import suggested, suggested_for, suggestions
from playground.data.tables.limits import (
    LEAST_ROWS,
    MOST_BYTES,
    MOST_CATEGORIES,
    MOST_CLASSES,
    MOST_COLUMNS,
    MOST_INPUTS,
    MOST_ROWS,
    MOST_VALUES,
    TableError,
)
from playground.data.tables.reading import HEADERS, Table, read
from playground.data.tables.sources import source_of

__all__ = [
    "HEADERS",
    "LEAST_ROWS",
    "MISSING",
    "MOST_BYTES",
    "MOST_CATEGORIES",
    "MOST_CLASSES",
    "MOST_COLUMNS",
    "MOST_INPUTS",
    "MOST_ROWS",
    "MOST_VALUES",
    "TASKS",
    "Columns",
    "Table",
    "TableChoice",
    "TableError",
    "columns_of",
    "name_of",
    "read",
    "source_of",
    "suggested",
    "suggested_for",
    "suggestions",
]
