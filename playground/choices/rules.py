"""What a field that holds one thing may hold: how it is checked, read from a link and written into one."""

import math
from dataclasses import dataclass
from numbers import Real

from playground.languages import _

LONGEST = 80  # letters of a wrong text that are said again


class ExperimentError(ValueError):
    """A value that is not allowed; `field` names whose, the message says what is."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field = field


def shown(value):
    """The value as Python writes it; Python refuses to write whole numbers of more than 4,300 digits."""
    try:
        return repr(value)
    except ValueError:
        return _("a number of thousands of digits")


@dataclass(frozen=True)
class Number:
    """A finite number between two bounds, both allowed."""

    low: float
    high: float
    whole: bool = False

    def check(self, name, value):
        if isinstance(value, bool) or not isinstance(value, Real | str):  # float(b"1") and float(np.True_) are 1
            raise self._error(name, value)
        try:
            number = float(value)
        except (ValueError, OverflowError):
            raise self._error(name, value) from None
        if not (math.isfinite(number) and self.low <= number <= self.high) or (self.whole and number % 1):
            raise self._error(name, value)
        return int(number) if self.whole else number

    def _error(self, name, value):
        text = _(
            "{name} must be a whole number from {low} to {high}, not {value}."
            if self.whole
            else "{name} must be a number from {low} to {high}, not {value}."
        )
        low, high = self.format(self.low), self.format(self.high)
        return ExperimentError(name, text.format(name=name, low=low, high=high, value=shown(value)))

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return str(value) if self.whole else repr(value).removesuffix(".0")


@dataclass(frozen=True)
class NumberOrFull(Number):
    """A whole number, or None, written "full": all rows."""

    whole: bool = True

    def check(self, name, value):
        return None if value is None else super().check(name, value)

    def parse(self, name, text):
        return None if text == "full" else super().parse(name, text)

    def format(self, value):
        return "full" if value is None else super().format(value)


@dataclass(frozen=True)
class Choice:
    """One name of a registry."""

    options: object

    def check(self, name, value):
        if not isinstance(value, str) or value not in self.options:
            text = _("{name} must be one of {options}, not {value}.")
            options = ", ".join(self.options)
            raise ExperimentError(name, text.format(name=name, options=options, value=shown(value)))
        return value

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return value


@dataclass(frozen=True)
class Switch:
    """True or false."""

    def check(self, name, value):
        if not isinstance(value, bool):
            text = _("{name} must be true or false, not {value}.")
            raise ExperimentError(name, text.format(name=name, value=shown(value)))
        return value

    def parse(self, name, text):
        return self.check(name, {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text))

    def format(self, value):
        return str(value).lower()
