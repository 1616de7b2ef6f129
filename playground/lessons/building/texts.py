"""All texts of a lesson at once."""

from dataclasses import fields, is_dataclass, replace

from playground.lessons.rules import LINK

NAMES = ("kind", "measure", "of", "page", "controls")  # words of ours, not texts


def with_numbers(lesson, change=str):
    """The same `Lesson` with its numbers in its texts, where they had names, and each text changed."""
    return replace(_changed(lesson, lambda text: change(lesson.says(text))), numbers=())


def _changed(made, change):
    """What was made, with every text in it changed."""
    if isinstance(made, str):
        return change(made)
    if isinstance(made, tuple):
        return tuple(_changed(one, change) for one in made)
    if not is_dataclass(made):
        return made
    texts = [mine.name for mine in fields(made) if mine.metadata["rule"] is not LINK and mine.name not in NAMES]
    return replace(made, **{name: _changed(getattr(made, name), change) for name in texts})
