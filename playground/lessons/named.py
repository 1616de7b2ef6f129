"""Lessons by the name that links call them: one of ours by its file, or a teacher's own, packed into the name."""

from hashlib import sha256

from playground.languages import _
from playground.lessons import packed
from playground.lessons.building.unlinked import without_links
from playground.lessons.files import LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read, written

OWN = "own."  # what the name of a lesson begins with that is packed into the link


def name_of(lesson):
    """What links call a lesson that a teacher made."""
    return OWN + packed.pack(written(lesson))


def key_of(name):
    """A short word for the name of a lesson, as no other has it: the names of two teachers' may begin alike."""
    return sha256(name.encode()).hexdigest()[:12]


def is_own(name):
    """Whether a lesson of that name is a teacher's own."""
    return name.startswith(OWN)


def lesson_of(name):
    """The `Lesson` of that name; a teacher's own has no links. Raises LessonError where there is none."""
    if is_own(name):
        return without_links(own_lesson(name))
    if name not in LESSONS:
        told = _("There is no lesson called {name}. There are {known}.")
        raise LessonError((), told.format(name=repr(name[:40]), known=", ".join(LESSONS)))
    return LESSONS[name]


def own_lesson(name):
    """The lesson that is packed into a name, as its teacher wrote it. Raises LessonError for what is none."""
    try:
        return read(Lesson, packed.unpack(name.removeprefix(OWN)))
    except ValueError as error:
        told = _("This link's lesson cannot be opened.")
        raise LessonError(getattr(error, "path", ()), f"{told} {error}") from None
