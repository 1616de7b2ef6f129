"""A stranger's lesson: its texts may be bold, lists and formulas, but lead nowhere and fetch nothing."""

import re

from playground.lessons.building.texts import with_numbers

JOINER = "\N{WORD JOINER}"  # is not seen, and no address goes on behind it
_MARKS = re.compile(r"(?<=\])(?=[(\[:])|(?=<[a-z][a-z0-9+.-]*:|<[^\s<>]+@)", re.I)
_ADDRESSES = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=@)(?=[\w-])", re.I)


def without_links(lesson):
    """The same `Lesson` without a link or a picture of Markdown in its texts, which have their numbers."""
    return with_numbers(lesson, unlinked)


def unlinked(text):
    """A text of Markdown in which links, pictures and addresses are only what is written."""
    return _ADDRESSES.sub(JOINER, _MARKS.sub(r"\\", text))
