"""Which language is spoken where something is said, and texts in it."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce

from playground.languages.catalogs import ENGLISH, LANGUAGES

_language = ContextVar("language")
_asked = []  # functions that may know where nobody has said it


def spoken():
    """The `Language` that is spoken here."""
    try:
        return _language.get()
    except LookupError:
        codes = (code() for code in _asked)
        return LANGUAGES[next((code for code in codes if code), ENGLISH.code)]


def speak(code):
    """Speak a language from here on, in this thread or task."""
    _language.set(LANGUAGES[code])


@contextmanager
def speaking(code):
    """Speak a language in between."""
    before = _language.set(LANGUAGES[code])
    try:
        yield
    finally:
        _language.reset(before)


def ask_for(code):
    """Have `code()` asked where nobody has said which language is spoken; it returns None if it does not know."""
    _asked.append(code)


def mark(text):
    """A text that stands here, to be put into a language where it is said: `_(entry.title)`."""
    return text


def _(text):
    """A text in the language that is spoken here. Numbers come after: `_("Epoch {n}").format(n=...)`."""
    return spoken().translations.gettext(text) if text else text


def ngettext(one, many, count):
    """The form of a text that goes with a whole number."""
    return spoken().translations.ngettext(one, many, count)


def listed(items):
    """a, b and c"""
    *before, last = items
    return _("{before} and {last}").format(before=", ".join(before), last=last) if before else last


def either(items):
    """a or b or c; nothing of none."""
    items = list(items)
    return reduce(lambda one, other: _("{one} or {other}").format(one=one, other=other), items) if items else ""


def pgettext(context, text):
    """A text that means one thing in one place and another in others, which are told apart by a word."""
    return spoken().translations.pgettext(context, text)
