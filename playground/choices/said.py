"""Values of fields as people read them, in their language; what links say is written by the rules themselves."""

from collections.abc import Mapping

from playground.choices.fields import AUTO
from playground.choices.lists import Names, Several
from playground.choices.rules import Choice, Number
from playground.languages import _, pgettext, spoken
from playground.numbers import in_a_row


def said(rule, value, between=", "):
    """A value that a rule allows; an entry of a registry by its title, several of them with `between`."""
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
    if isinstance(value, tuple) and any(isinstance(one, float) for one in value):
        return in_a_row(map(_with_decimals, rule.format(value).split(",")))
    if isinstance(rule, Names | Several):
        return between.join(_named(rule, one) for one in value)
    return rule.format(value).replace(",", between)


def _named(rule, value):
    entry = rule.options[value] if isinstance(rule.options, Mapping) else None
    return _(entry.title) if hasattr(entry, "title") else _words().get(value, value)


def _words():
    """Choices whose names have no titles of their own."""
    return {
        AUTO: _("automatic"),
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
