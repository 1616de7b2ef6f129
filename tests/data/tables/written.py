"""Tables as tests write them."""

from playground.data.tables import TableChoice, read

KINDS = ["no", "yes"] * 10  # classes for twenty rows
COUNT = range(20)


def table(text, **choices):
    return read(text.encode(), "table.csv", **choices)


def cells(text, **choices):
    """The columns as lists, None where a value is missing."""
    frame = table(text, **choices).frame
    return {
        name: [None if value != value else value for value in column.astype(object).tolist()]
        for name, column in frame.items()
    }


def rows_of(*columns):
    """A table of named columns, each (name, values)."""
    names, values = zip(*columns, strict=True)
    return table("\n".join(",".join(map(str, row)) for row in [names, *zip(*values, strict=True)]), header="yes")


def choice(target="y", features=("a",), task="classification", missing="drop"):
    return TableChoice(target, tuple(features), task, missing)
