"""What the playground says, in several languages: texts in the code are English, a `.po` file has each other one.

`_("A text")` is that text in the language that is spoken here. What runs elsewhere, a trainer or an answer to the
browser, is told which one with the question: `with speaking(code): ...`.
"""

from playground.languages.catalogs import ENGLISH, LANGUAGES, Language, Symbols, nearest
from playground.languages.speech import (
    _,
    ask_for,
    either,
    listed,
    mark,
    ngettext,
    pgettext,
    speak,
    speaking,
    spoken,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Language",
    "Symbols",
    "_",
    "ask_for",
    "either",
    "listed",
    "mark",
    "nearest",
    "ngettext",
    "pgettext",
    "speak",
    "speaking",
    "spoken",
]
