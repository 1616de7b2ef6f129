"""`Preset`: something worth seeing that a page offers to start from."""

from typing import NamedTuple


class Preset(NamedTuple):
    """Its pill's `title`, what to `watch` in it, and what is `made`: the choices of its page, frozen."""

    title: str
    watch: str
    made: object
