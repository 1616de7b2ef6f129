"""What a field of an experiment may hold: how it is checked, read from a link and written into one."""

import math
from dataclasses import dataclass
from numbers import Real


class ExperimentError(ValueError):
    """A value that is not allowed; `field` names whose, the message says what is."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field = field


def _short(value):
    return f"{value:,.10g}".replace(",", "")


def _shown(value):
    """The value as Python writes it; Python refuses to write whole numbers of more than 4,300 digits."""
    try:
        return repr(value)
    except ValueError:
        return "a number of thousands of digits"


def _several(value):
    """The value, unless it is text or bytes, whose characters would pass for a list: then TypeError."""
    if isinstance(value, str | bytes | bytearray | memoryview):
        raise TypeError("text is one thing, not several")
    return value


@dataclass(frozen=True)
class Number:
    """A finite number between two bounds, both allowed."""

    low: float
    high: float
    whole: bool = False

    def check(self, name, value):
        kind = "a whole number" if self.whole else "a number"
        error = ExperimentError(
            name, f"{name} must be {kind} from {_short(self.low)} to {_short(self.high)}, not {_shown(value)}."
        )
        if isinstance(value, bool) or not isinstance(value, Real | str):  # float(b"1") and float(np.True_) are 1
            raise error
        try:
            number = float(value)
        except (ValueError, OverflowError):
            raise error from None
        if not (math.isfinite(number) and self.low <= number <= self.high) or (self.whole and number % 1):
            raise error
        return int(number) if self.whole else number

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
            raise ExperimentError(name, f"{name} must be one of {', '.join(self.options)}, not {_shown(value)}.")
        return value

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return value


@dataclass(frozen=True)
class Several(Choice):
    """At least one name of a registry, kept in the registry's order."""

    def check(self, name, value):
        try:
            chosen = [value] if isinstance(value, str) else list(value)
        except TypeError:
            chosen = [value]
        unknown = [one for one in chosen if one not in list(self.options)]
        if unknown or not chosen:
            wrong = _shown(unknown[0]) if unknown else "nothing"
            raise ExperimentError(name, f"{name} must be some of {', '.join(self.options)}, not {wrong}.")
        return tuple(one for one in self.options if one in chosen)

    def parse(self, name, text):
        return self.check(name, [part.strip() for part in text.split(",") if part.strip()])

    def format(self, value):
        return ",".join(value)


@dataclass(frozen=True)
class Names:
    """Up to `most` names of a registry in any order, repeats allowed; may be empty."""

    options: object
    most: int

    def check(self, name, value):
        try:
            names = tuple(_several(value))
            good = len(names) <= self.most and all(one in self.options for one in names)
        except TypeError:
            good = False
        if not good:
            raise ExperimentError(
                name,
                f"{name} must be none, or up to {self.most} of {', '.join(self.options)}, not {_shown(value)}.",
            )
        return names

    def parse(self, name, text):
        return self.check(name, [] if text in ("", "none") else [part.strip() for part in text.split(",")])

    def format(self, value):
        return ",".join(value) or "none"


@dataclass(frozen=True)
class Switch:
    """True or false."""

    def check(self, name, value):
        if not isinstance(value, bool):
            raise ExperimentError(name, f"{name} must be true or false, not {_shown(value)}.")
        return value

    def parse(self, name, text):
        return self.check(name, {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text))

    def format(self, value):
        return str(value).lower()


@dataclass(frozen=True)
class Sizes:
    """Units of each hidden layer, first layer first; at least `fewest` of them, which may be none."""

    most_layers: int
    most_units: int
    fewest: int = 0

    def check(self, name, value, shown=None):
        error = ExperimentError(
            name,
            f"{name} must be {self.fewest} to {self.most_layers} whole numbers from 1 to {self.most_units}, "
            f"such as 8,4{'' if self.fewest else ', or none'}, not {_shown(value if shown is None else shown)}.",
        )
        try:  # "16" is not a layer of 1 unit and one of 6
            sizes = tuple(Number(1, self.most_units, whole=True).check(name, size) for size in _several(value))
        except (TypeError, ExperimentError):
            raise error from None
        if not self.fewest <= len(sizes) <= self.most_layers:
            raise error
        return sizes

    def parse(self, name, text):
        return self.check(name, text.split(",") if text.strip() not in ("", "none") else (), text)

    def format(self, value):
        return ",".join(map(str, value)) or "none"


@dataclass(frozen=True)
class Changes:
    """Tuples of numbers, a value last and what it is for before it, rising; written 40:0.1,80:0.01."""

    parts: tuple[Number, ...]
    example: str

    def check(self, name, value, shown=None):
        try:
            changes = tuple(
                tuple(part.check(name, one) for part, one in zip(self.parts, _several(change), strict=True))
                for change in _several(value)
            )
            places = [change[:-1] for change in changes]
        except (TypeError, ValueError):
            places = None
        if places is None or places != sorted(set(places)):
            raise ExperimentError(
                name,
                f"{name} must be like {self.example}, epochs rising, or none, not {_shown(shown or value)}.",
            )
        return changes

    def parse(self, name, text):
        changes = [] if text.strip() in ("", "none") else [part.split(":") for part in text.split(",")]
        return self.check(name, changes, text)

    def format(self, value):
        written = (
            ":".join(part.format(one) for part, one in zip(self.parts, change, strict=True)) for change in value
        )
        return ",".join(written) or "none"
