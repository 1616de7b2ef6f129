"""What a long calculation yields on its way: stop asking, and it stops."""

from typing import NamedTuple


class Progress(NamedTuple):
    """How far a calculation has come, from 0 to 1, and what it has found: None or a part of it before the end."""

    share: float
    result: tuple | None
