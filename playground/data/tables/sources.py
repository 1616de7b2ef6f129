"""A table and a choice as a source of rows, like any other data set."""

from functools import partial

from playground.data.sources import GROUPS, Dataset, Source
from playground.data.tables.choosing import columns_of


def source_of(table, choice):
    """`(Source, notes)` of a choice; raises TableError, which says what is wrong and what is allowed."""
    columns = columns_of(table, choice)
    categories = columns.categories if any(columns.categories) else ()
    names = columns.feature_names, columns.target_names
    dataset = Dataset(columns.x, columns.y, *names, columns.task, categories, columns.rows + 1)
    n_features = len(columns.feature_names)
    source = Source(
        table.name,
        GROUPS[4],
        f"{len(columns.y):,} rows of {table.name}: {choice.target} from {n_features} "
        f"{'column' if n_features == 1 else 'columns'}.",
        partial(_same, dataset),
        columns.task,
        n_features,
        n_rows=len(columns.y),
        n_classes=len(columns.target_names) if columns.task == "classification" else 0,
    )
    return source, columns.notes


def _same(dataset):
    return dataset
