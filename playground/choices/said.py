"""Values of fields as people read them, in their language; what links say is written by the rules themselves."""

from collections.abc import Mapping

from playground.choices.fields import AUTO
from playground.choices.lists import Names, Several
from playground.choices.rules import Choice, Number
from playground.languages import _, pgettext, spoken
from playground.numbers import in_a_row


def said(rule, value, joined=None):
    """A value that a rule allows; an entry of a registry by its title.

    `joined` makes one text of those of several values; by itself commas stand between them, or what a decimal
    comma cannot be taken for.
    """
    if type(rule) is Choice:
        return _named(rule, value)
    if value is None:
        return _("full")
    if isinstance(value, bool):
        return _("true" if value else "false")
    if isinstance(rule, Number):
        return _with_decimals(rule.format(value))
    if value == ():
        return pgettext("of a list", "none")
    if isinstance(rule, Names | Several):
        return (joined or ", ".join)([_named(rule, one) for one in value])
    texts = rule.format(value).split(",")
    has_fractions = isinstance(value, tuple) and any(isinstance(one, float) for one in value)
    if has_fractions:
        return (joined or in_a_row)(list(map(_with_decimals, texts)))
    return (joined or ", ".join)(texts)


def _named(rule, value):
    """What a registry calls one of its names, or what that means where it has no title."""
    entry = rule.options[value] if isinstance(rule.options, Mapping) else None
    title = entry[0] if isinstance(entry, tuple) else getattr(entry, "title", None)
    return _(title) if title else _words().get(value, value)


def _words():
    """Choices whose names have no titles of their own."""
    return {
        AUTO: _("automatic"),
        "matched": pgettext("value of a setting", "matched"),
        "none": _("none"),
        "drawn": _("drawn"),
        "last": pgettext("rows", "last"),
        "training": pgettext("rows", "training"),
        "training_validation": pgettext("rows", "training and validation"),
        "all": pgettext("rows", "all"),
        "standard": _("standard"),
        "minmax": _("min-max"),
        "before": _("before"),
        "after": _("after"),
    }


def _with_decimals(text):
    return text.replace(".", spoken().symbols.decimal)
