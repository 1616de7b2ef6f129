"""What a reproduction says of itself, and what it finds."""

from collections.abc import Callable
from typing import NamedTuple

from playground.languages import _
from playground.numbers import counted, general, in_a_row


class Reproduction(NamedTuple):
    """A published figure to run again.

    `claims` are the paper's and `differences` say where this set-up is another one, in words. `run()` yields
    `Progress`, the last with a result that has `checks`, a list of `Check`; it takes the seed to start from. Texts
    are marked; the differences, in which there are numbers, are said by a function.
    """

    title: str
    source: str
    claims: tuple[str, ...]
    say_differences: Callable[[], tuple[str, ...]]
    run: Callable

    @property
    def differences(self):
        """The differences in the language spoken here."""
        return self.say_differences()


class Check(NamedTuple):
    """A claim, whether it holds in what was just measured, and what says the numbers; it is kept for a visit."""

    claim: str
    holds: bool
    say_measured: Callable[[], str]

    @property
    def measured(self):
        """The numbers, in a sentence of the language spoken here."""
        return self.say_measured()


def numbers(values, written=lambda value: general(value, 2)):
    """Numbers in a row: "0.43, 0.24, 0.13", or "0,43; 0,24; 0,13"."""
    return in_a_row(map(written, values))


def epochs(values):
    """Epochs in a row, infinity for one that never comes: "0, 3, never"."""
    return ", ".join(_("never") if value == float("inf") else counted(value) for value in values)
