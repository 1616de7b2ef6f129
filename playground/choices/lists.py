"""What a field that holds several things may hold: how it is checked, read from a link and written into one."""

from dataclasses import dataclass

from playground.choices.rules import Choice, ExperimentError, Number, shown
from playground.languages import _


def _several(value):
    """The value, unless it is text or bytes, whose characters would pass for a list: then TypeError."""
    if isinstance(value, str | bytes | bytearray | memoryview):
        raise TypeError("text is one thing, not several")
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
            text = _("{name} must be some of {options}, not {value}.")
            wrong = shown(unknown[0]) if unknown else _("nothing")
            options = ", ".join(self.options)
            raise ExperimentError(name, text.format(name=name, options=options, value=wrong))
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
            text = _("{name} must be none, or up to {most} of {options}, not {value}.")
            facts = {"most": self.most, "options": ", ".join(self.options), "value": shown(value)}
            raise ExperimentError(name, text.format(name=name, **facts))
        return names

    def parse(self, name, text):
        return self.check(name, [] if text in ("", "none") else [part.strip() for part in text.split(",")])

    def format(self, value):
        return ",".join(value) or "none"


@dataclass(frozen=True)
class Numbers:
    """From `fewest` to `most` numbers in any order, each as its rule says."""

    each: Number
    most: int
    fewest: int = 0

    def check(self, name, value, written=None):
        wrong = value if written is None else written
        try:
            numbers = tuple(self.each.check(name, one) for one in _several(value))
        except (TypeError, ExperimentError):
            raise self._error(name, wrong) from None
        if not self.fewest <= len(numbers) <= self.most:
            raise self._error(name, wrong)
        return numbers

    def _error(self, name, value):
        text = _(
            "{name} must be {fewest} to {most} numbers from {low} to {high}, such as {example}, not {value}."
            if self.fewest
            else "{name} must be none, or up to {most} numbers from {low} to {high}, such as {example}, not "
            "{value}."
        )
        facts = {"low": self.each.format(self.each.low), "high": self.each.format(self.each.high)}
        facts |= {"fewest": self.fewest, "most": self.most, "example": "0.5,0", "value": shown(value)}
        return ExperimentError(name, text.format(name=name, **facts))

    def parse(self, name, text):
        return self.check(name, text.split(",") if text.strip() not in ("", "none") else (), text)

    def format(self, value):
        return ",".join(map(self.each.format, value)) or "none"


@dataclass(frozen=True)
class Sizes:
    """Units of each hidden layer, first layer first; at least `fewest` of them, which may be none."""

    most_layers: int
    most_units: int
    fewest: int = 0
    example: str = "8,4"

    def check(self, name, value, written=None):
        wrong = value if written is None else written
        try:  # "16" is not a layer of 1 unit and one of 6
            sizes = tuple(Number(1, self.most_units, whole=True).check(name, size) for size in _several(value))
        except (TypeError, ExperimentError):
            raise self._error(name, wrong) from None
        if not self.fewest <= len(sizes) <= self.most_layers:
            raise self._error(name, wrong)
        return sizes

    def _error(self, name, value):
        text = _(
            "{name} must be {fewest} to {layers} whole numbers from 1 to {units}, such as {example}, not {value}."
            if self.fewest
            else "{name} must be {fewest} to {layers} whole numbers from 1 to {units}, such as {example}, or "
            "none, not {value}."
        )
        facts = {"fewest": self.fewest, "layers": self.most_layers, "units": self.most_units}
        return ExperimentError(name, text.format(name=name, example=self.example, value=shown(value), **facts))

    def parse(self, name, text):
        return self.check(name, text.split(",") if text.strip() not in ("", "none") else (), text)

    def format(self, value):
        return ",".join(map(str, value)) or "none"


@dataclass(frozen=True)
class Changes:
    """Tuples of numbers, a value last and what it is for before it, rising; written 40:0.1,80:0.01."""

    parts: tuple[Number, ...]
    example: str

    def check(self, name, value, written=None):
        try:
            changes = tuple(
                tuple(part.check(name, one) for part, one in zip(self.parts, _several(change), strict=True))
                for change in _several(value)
            )
            places = [change[:-1] for change in changes]
        except (TypeError, ValueError):
            places = None
        if places is None or places != sorted(set(places)):
            text = _("{name} must be like {example}, epochs rising, or none, not {value}.")
            facts = {"example": self.example, "value": shown(written or value)}
            raise ExperimentError(name, text.format(name=name, **facts))
        return changes

    def parse(self, name, text):
        changes = [] if text.strip() in ("", "none") else [part.split(":") for part in text.split(",")]
        return self.check(name, changes, text)

    def format(self, value):
        written = (
            ":".join(part.format(one) for part, one in zip(self.parts, change, strict=True)) for change in value
        )
        return ",".join(written) or "none"


@dataclass(frozen=True)
class SettingChanges:
    """Tuples (epoch, name of a setting, value), each setting with its own rule; written 40:optimizer:adam."""

    epoch: Number
    settings: dict
    example: str

    def check(self, name, value, written=None):
        try:
            changes = sorted((self._change(name, *_several(one)) for one in _several(value)), key=_place)
        except (TypeError, LookupError, ExperimentError):
            changes = None
        if changes is None or len(set(map(_place, changes))) < len(changes):
            text = _(
                "{name} must be like {example}, each an epoch, one of {settings}, and its value, or none, not "
                "{value}."
            )
            facts = {"settings": ", ".join(self.settings), "value": shown(value if written is None else written)}
            raise ExperimentError(name, text.format(name=name, example=self.example, **facts))
        return tuple(changes)

    def parse(self, name, text):
        parts = [] if text.strip() in ("", "none") else [part.split(":") for part in text.split(",")]
        try:
            changes = [self._read(name, *part) for part in parts]
        except (TypeError, LookupError, ExperimentError):
            changes = text  # which is no list of changes
        return self.check(name, changes, text)

    def format(self, value):
        written = (f"{self.epoch.format(at)}:{name}:{self.settings[name].format(one)}" for at, name, one in value)
        return ",".join(written) or "none"

    def _change(self, name, epoch, setting, value):
        return self.epoch.check(name, epoch), setting, self.settings[setting].check(name, value)

    def _read(self, name, epoch, setting, value):
        return epoch, setting, self.settings[setting].parse(name, value)


def _place(change):
    return change[:-1]
