"""Which lessons fill a class."""

from itertools import combinations

CLASS = 45  # minutes
MOST = 4  # lessons of a class


def that_fill(lessons, minutes=CLASS, most=MOST):
    """The names of up to `most` lessons of `{name: Lesson}` that come nearest to the minutes without passing them.

    Among those that come as near: the most lessons, and then the first ones. Where each takes too long, none.
    """
    sets = (names for count in range(most, 0, -1) for names in combinations(lessons, count))
    lengths = {names: sum(lessons[name].all_minutes for name in names) for names in sets}
    return max((names for names, length in lengths.items() if length <= minutes), key=lengths.get, default=())
