"""A table and a choice as a source of rows, like any other data set."""

from functools import partial

from playground.data.sources import GROUPS, Dataset, Source
from playground.data.tables.choosing import columns_of
from playground.languages import ngettext
from playground.numbers import counted


def source_of(table, choice):
    """`(Source, what says notes)` of a choice; raises TableError, which says what is wrong and what is allowed."""
    columns = columns_of(table, choice)
    categories = columns.categories if any(columns.categories) else ()
    names = columns.feature_names, columns.target_names
    dataset = Dataset(columns.x, columns.y, *names, columns.task, categories, columns.rows + 1)
    n_features = len(columns.feature_names)
    source = Source(
        table.name,
        GROUPS[4],
        partial(_about, table.name, choice.target, len(columns.y), n_features),
        partial(_same, dataset),
        columns.task,
        n_features,
        n_rows=len(columns.y),
        n_classes=len(columns.target_names) if columns.task == "classification" else 0,
    )
    return source, columns.say_notes


def _about(file, target, n_rows, n_features):
    return ngettext(
        "{rows} rows of {file}: {target} from {n} column.",
        "{rows} rows of {file}: {target} from {n} columns.",
        n_features,
    ).format(rows=counted(n_rows), file=file, target=target, n=counted(n_features))


def _same(dataset):
    return dataset
