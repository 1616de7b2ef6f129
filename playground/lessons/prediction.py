"""What a person predicts: an option, a number, a line over the epochs, or a boundary on the plane."""

import math
from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError, Number
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.rules import BOUND, SHORT, Part, Several, Text, needed, optional

KINDS_OF_ANSWER = ("choice", "number", "line", "boundary")


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer to choose; it is right where the measure is `at_least` this and `below` that, if given."""

    text: str = needed(SHORT)
    at_least: float | None = optional(None, BOUND)
    below: float | None = optional(None, BOUND)

    def holds(self, found):
        """Whether a measured number is what this answer says."""
        return (self.at_least is None or found >= self.at_least) and (self.below is None or found < self.below)


def why_not_one(options, written="{:g}".format):
    """Why it is not exactly one of the options that holds, whatever number is measured; "" where it is.

    `written` says how numbers are told.
    """
    reached = -math.inf
    for option in sorted(options, key=_first):
        low, high = _first(option), math.inf if option.below is None else option.below
        if low >= high:
            return f"“{option.text}” holds for no number: {written(low)} is not below {written(high)}."
        if low > reached:
            since = f"numbers from {written(reached)} up to" if reached > -math.inf else "numbers below"
            return f"none holds for {since} {written(low)}."
        if low < reached:
            return f"two hold for {written(low) if low > -math.inf else 'the lowest numbers'}."
        reached = high
    return "" if not options or reached == math.inf else f"none holds for {written(reached)} and above."


def _first(option):
    return -math.inf if option.at_least is None else option.at_least


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A question about a number, a curve or a boundary that will be measured.

    `of` says of which run, 1 the first, or of which variable. A "choice" has `options`, of which one holds for any
    number. A "number" lies from `low` to `high` and is right `within` so much, or within a `factor`. A "line" is
    drawn over the epochs from `low` to `high` and is right if it is `within` so much on average; a "boundary" of
    `points` (2: a straight line) if it divides at most a share of `within` of the training rows otherwise.
    """

    ask: str = needed(Text(400))
    kind: str = needed(Choice(KINDS_OF_ANSWER))
    measure: str = needed(Choice(MEASURES))
    of: str = optional("", SHORT)
    options: tuple[Option, ...] = optional((), Several(Part(Option), 6, 2))
    low: float = optional(0.0, BOUND)
    high: float = optional(1.0, BOUND)
    within: float = optional(0.0, Number(0, 1e12))
    factor: float = optional(0.0, Number(1, 1e12))
    points: int = optional(9, Number(2, 12, whole=True))

    def __post_init__(self):
        shape = MEASURES[self.measure].shape
        if (shape if shape in ("line", "boundary") else "number") != ("number" if self.is_a_number else self.kind):
            fitting = [name for name, one in MEASURES.items() if one.fits(self.kind)]
            raise ExperimentError(
                "measure", f"measure of a {self.kind} must be one of {', '.join(fitting)}, not {self.measure}."
            )
        if (self.kind == "choice") != bool(self.options):
            raise ExperimentError("kind", "A choice, and nothing else, has options.")
        if problem := why_not_one(self.options):
            raise ExperimentError("options", f"options: {problem}")
        if self.low >= self.high:
            raise ExperimentError("high", f"high must be more than low, {self.low:g}, not {self.high:g}.")
        if self.kind != "choice" and bool(self.within) == bool(self.factor):
            raise ExperimentError("kind", f"A {self.kind} needs within or factor: how far off is still right.")
        if self.kind in ("line", "boundary") and self.factor:
            raise ExperimentError("factor", f"A {self.kind} is right within so much, not within a factor.")

    @property
    def is_a_number(self):
        """Whether one number is measured."""
        return self.kind in ("choice", "number")
