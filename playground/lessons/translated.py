"""Lessons and challenges of ours in the language that is spoken here.

A teacher's own lesson stays in the words of its teacher: it does not come through here.
"""

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache

from playground.languages import ENGLISH, _, speaking, spoken
from playground.languages.extraction import LESSON_TEXTS


def translated(made):
    """The same `Lesson` or `Challenge`, its texts in the language that is spoken here."""
    return made if spoken() is ENGLISH else _made_in(spoken().code, made)


@lru_cache(maxsize=100)  # sheets bring lessons as they were
def _made_in(code, made):
    with speaking(code):
        return _said(made)


def _said(made, is_text=False):
    if isinstance(made, str):
        return _(made) if is_text else made
    if isinstance(made, tuple):
        return tuple(_said(one, is_text) for one in made)
    if not is_dataclass(made):
        return made
    parts = {mine.name: getattr(made, mine.name) for mine in fields(made)}
    return replace(made, **{name: _said(value, name in LESSON_TEXTS) for name, value in parts.items()})
