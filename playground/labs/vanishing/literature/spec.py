"""What a reproduction says of itself, and what it finds."""

from collections.abc import Callable
from typing import NamedTuple


class Reproduction(NamedTuple):
    """A published figure to run again.

    `claims` are the paper's and `differences` say where this set-up is another one, in words. `run()` yields
    `Progress`, the last with a result that has `checks`, a list of `Check`; it takes the seed to start from.
    """

    title: str
    source: str
    claims: tuple[str, ...]
    differences: tuple[str, ...]
    run: Callable


class Check(NamedTuple):
    """A claim, whether it holds in what was just measured, and the numbers."""

    claim: str
    holds: bool
    measured: str


def numbers(values, form="{:.2g}"):
    """Numbers in a row: "0.43, 0.24, 0.13"."""
    return ", ".join(form.format(value) for value in values)
