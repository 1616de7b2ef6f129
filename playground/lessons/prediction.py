"""What a person predicts: an option, a number, a line over the epochs, or a boundary on the plane."""

import math
from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError, Number
from playground.languages import _
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.rules import BOUND, SHORT, Part, Several, Text, needed, optional
from playground.numbers import general

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


def why_not_one(options, written=general):
    """Why it is not exactly one of the options that holds, whatever number is measured; "" where it is.

    `written` says how numbers are told.
    """
    reached = -math.inf
    for option in sorted(options, key=_first):
        low, high = _first(option), math.inf if option.below is None else option.below
        if low >= high:
            told = _("“{option}” holds for no number: {low} is not below {high}.")
            return told.format(option=option.text, low=written(low), high=written(high))
        if low > reached:
            told = _(
                "none holds for numbers from {reached} up to {low}."
                if reached > -math.inf
                else "none holds for numbers below {low}."
            )
            return told.format(reached=written(reached), low=written(low))
        if low < reached:
            told = _("two hold for {low}." if low > -math.inf else "two hold for the lowest numbers.")
            return told.format(low=written(low))
        reached = high
    if not options or reached == math.inf:
        return ""
    return _("none holds for {reached} and above.").format(reached=written(reached))


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
            told = _("measure of a {kind} must be one of {known}, not {measure}.")
            told = told.format(kind=self.kind, known=", ".join(fitting), measure=self.measure)
            raise ExperimentError("measure", told)
        if (self.kind == "choice") != bool(self.options):
            raise ExperimentError("kind", _("A choice, and nothing else, has options."))
        if problem := why_not_one(self.options):
            raise ExperimentError("options", f"options: {problem}")
        if self.low >= self.high:
            told = _("high must be more than low, {low}, not {high}.")
            raise ExperimentError("high", told.format(low=general(self.low), high=general(self.high)))
        if self.kind != "choice" and bool(self.within) == bool(self.factor):
            told = _("A {kind} needs within or factor: how far off is still right.")
            raise ExperimentError("kind", told.format(kind=self.kind))
        if self.kind in ("line", "boundary") and self.factor:
            told = _("A {kind} is right within so much, not within a factor.")
            raise ExperimentError("factor", told.format(kind=self.kind))

    @property
    def is_a_number(self):
        """Whether one number is measured."""
        return self.kind in ("choice", "number")
