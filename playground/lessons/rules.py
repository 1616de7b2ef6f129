"""What a field of a lesson may hold, beside the rules of `choices`: texts, tables and lists of them."""

from dataclasses import MISSING, dataclass, field, fields

from playground.choices.rules import LONGEST, ExperimentError, Number, shown
from playground.languages import _
from playground.numbers import counted


class LessonError(ValueError):
    """Something that is wrong in a lesson, in a sentence; `path` leads to it, keys and places in lists."""

    def __init__(self, path, message):
        super().__init__(message)
        self.path = tuple(path)


def needed(rule):
    """A field that has to be there."""
    return field(metadata={"rule": rule})


def optional(default, rule):
    """A field that has a default."""
    return field(default=default, metadata={"rule": rule})


@dataclass(frozen=True)
class Text:
    """A text that is not empty, of at most so many characters."""

    most: int = 2000

    def check(self, name, value):
        if not isinstance(value, str) or not value.strip() or len(value) > self.most or not _is_text(value):
            told = _("{name} must be a text of 1 to {most} characters, not {said}.")
            raise ExperimentError(name, told.format(name=name, most=counted(self.most), said=_said(value)))
        return value.strip()


def _is_text(value):
    """Whether it can be written: JSON can say half of a sign, which no file and no page takes."""
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


@dataclass(frozen=True)
class Part:
    """A table with the fields of a class."""

    made: type

    def read(self, name, value, path):
        return read(self.made, value, path)


@dataclass(frozen=True)
class Several:
    """A list of `fewest` to `most` things, each as its rule says."""

    each: object
    most: int
    fewest: int = 0

    def read(self, name, value, path):
        if not isinstance(value, list | tuple) or not self.fewest <= len(value) <= self.most:
            told = _(
                "{name} must be a list of {fewest} to {most}, not {said}."
                if self.fewest
                else "{name} must be a list of up to {most}, not {said}."
            )
            said = {"fewest": self.fewest, "most": self.most, "said": _said(value)}
            raise LessonError(path, told.format(name=name, **said))
        return tuple(_field(self.each, name, one, (*path, place)) for place, one in enumerate(value))


def read(made, table, path=()):
    """An instance of the dataclass `made` from a table. Raises LessonError for the first thing that is wrong."""
    called = path[-1] if path and isinstance(path[-1], str) else made.__name__.lower()
    if not isinstance(table, dict):
        told = _("{name} must be a table, not {said}.")
        raise LessonError(path, told.format(name=called, said=_said(table)))
    known = {mine.name: mine for mine in fields(made) if "rule" in mine.metadata}
    for name in table:
        if name not in known:
            told = _("{name} is not known here. What is: {known}.")
            raise LessonError((*path, name), told.format(name=name, known=", ".join(known)))
    for name, mine in known.items():
        if name not in table and mine.default is MISSING:
            raise LessonError(path, _("{name} is missing here.").format(name=name))
    values = {
        name: _field(known[name].metadata["rule"], name, value, (*path, name)) for name, value in table.items()
    }
    try:
        return made(**values)
    except ExperimentError as error:
        raise LessonError((*path, error.field) if error.field in table else path, str(error)) from None


def written(made):
    """The table that `read` makes this of again: what is not its default."""
    if isinstance(made, tuple):
        return [written(one) for one in made]
    if not hasattr(made, "__dataclass_fields__"):
        return made
    held = {mine.name: (mine, getattr(made, mine.name)) for mine in fields(made) if "rule" in mine.metadata}
    return {name: written(value) for name, (mine, value) in held.items() if value != mine.default}


def _field(rule, name, value, path):
    if hasattr(rule, "read"):
        return rule.read(name, value, path)
    try:
        return rule.check(name, value)
    except ExperimentError as error:
        raise LessonError(path, str(error)) from None


def _said(value):
    if isinstance(value, list | tuple):
        return f"{len(value)}"
    text = shown(value)
    if len(text) <= LONGEST:
        return text
    if isinstance(value, str):
        return _("one of {count}").format(count=counted(len(value)))
    return f"{text[:LONGEST]} …"


SHORT, LONG, LINK = Text(200), Text(2000), Text(6000)
MINUTES = Number(1, 20, whole=True)
BOUND = Number(-1e12, 1e12)
