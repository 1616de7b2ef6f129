"""How a measured number is written in the language that is spoken here, and one that was written in English."""

import re

import numpy as np

from playground.languages import _, spoken
from playground.numbers import counted, grouped, percent, short

NUMBER = re.compile(r"(?P<number>−?\d+(?:,\d{3})*(?:\.\d+)?)(?P<power>e-?\d+)?(?P<unit>%| times)?")


def share(value):
    """A share of 1 as a percentage with one decimal."""
    return percent(value, 1) if np.isfinite(value) else none()


def none():
    """What is said where there is nothing to measure."""
    return _("none")


def three(value):
    """A number with three digits."""
    return short(value, 3)


def whole(value):
    """A count."""
    return counted(value)


def yes_or_no(value):
    """Whether something is so."""
    return _("yes" if value else "no")


def times(value):
    """A factor: three digits, and as many zeros as it takes, since people compare them with others."""
    is_plain = not 1_000 <= value < 1e15
    return _times(short(value, 3) if is_plain else counted(float(f"{value:.2e}")))


def _times(number):
    return _("{number} times").format(number=number)


def translated(written):
    """A number in English words, as a lesson's file states it, in the language that is spoken here."""
    found = NUMBER.fullmatch(written)
    if not found:
        return _(written)
    number = grouped(found["number"]) + (found["power"] or "")
    return {None: number, "%": number + spoken().symbols.percent, " times": _times(number)}[found["unit"]]
