"""A line to stand in: one at a time may search, first come, first served."""

from contextlib import contextmanager


class Line:
    """Those who wait, and before them who is served."""

    def __init__(self):
        self._standing = []

    @contextmanager
    def place(self):
        """Stand in line; gives a function that says how many are before. Who leaves makes room."""
        mine = object()
        self._standing.append(mine)
        try:
            yield lambda: self._standing.index(mine)
        finally:
            self._standing.remove(mine)


LINE = Line()  # of the whole server
