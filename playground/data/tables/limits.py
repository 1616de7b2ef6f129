"""How much a table may hold, and the error that says so."""

MOST_BYTES = 10 * 2**20
MOST_ROWS = 50_000
MOST_COLUMNS = 200

LEAST_ROWS = 10  # what is left must suffice for a training and a test part
MOST_CLASSES = 50
MOST_CATEGORIES = 20
MOST_INPUTS = 400
MOST_VALUES = 5_000_000


class TableError(ValueError):
    """A table that cannot be used; the message says what is wrong and what is allowed."""
