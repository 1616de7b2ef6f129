"""A stranger's lesson: its texts may be bold, lists and formulas, but lead nowhere and fetch nothing."""

import re
from dataclasses import fields, is_dataclass, replace

from playground.lessons.rules import LINK

JOINER = "\N{WORD JOINER}"  # is not seen, and no address goes on behind it
NAMES = ("kind", "measure", "of", "page", "controls")  # words of ours, not texts
_MARKS = re.compile(r"(?<=\])(?=[(\[:])|(?=<[a-z][a-z0-9+.-]*:|<[^\s<>]+@)", re.I)
_ADDRESSES = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=@)(?=[\w-])", re.I)


def without_links(lesson):
    """The same `Lesson` without a link or a picture of Markdown in its texts, which have their numbers."""
    return replace(_changed(lesson, lambda text: unlinked(lesson.says(text))), numbers=())


def unlinked(text):
    """A text of Markdown in which links, pictures and addresses are only what is written."""
    return _ADDRESSES.sub(JOINER, _MARKS.sub(r"\\", text))


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
