"""`Attempt`: what a person has tried at a challenge: hints, the best so far, whether it was explained."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from playground.choices.share import to_query


class Solution(NamedTuple):
    """What reached all goals: the page's `link`, the `epoch`, and the `value` that the record is about, if any.

    `hints` had been read by then; `is_told` is whether the explanation had.
    """

    link: str
    epoch: int
    value: float | None
    hints: int
    is_told: bool


@dataclass(frozen=True)
class Attempt:
    """How many `hints` are shown, whether the explanation was asked for before it was solved, and the `best`."""

    hints: int = 0
    is_told: bool = False
    best: Solution | None = None

    @property
    def has_begun(self):
        return self != Attempt()

    def with_hint(self, challenge):
        """The same with another hint, as long as there are any."""
        return replace(self, hints=min(self.hints + 1, len(challenge.hints)))

    def with_solution(self, challenge, made, epoch, value=None):
        """The same with what was `made` as the best, where it is the first or beats it by the record's `value`."""
        if self.best and not _beats(challenge.record, value, self.best.value):
            return self
        link = urlencode(to_query(made), safe=",")
        return replace(self, best=Solution(link, epoch, value, self.hints, self.is_told))


def _beats(record, value, before):
    return record is not None and math.isfinite(value) and record.beats(value, before)
