"""Which lesson an address means: one of ours by its name, or a teacher's own, packed into the link."""

import streamlit as st

from playground.choices.share import to_query
from playground.lessons import packed
from playground.lessons.files import LESSONS
from playground.lessons.lesson import Lesson
from playground.lessons.rules import LessonError, read, written
from playground.lessons.runs import made_of
from playground.lessons.unlinked import without_links
from playground.ui import address, site

LESSON, ROUND, CHALLENGE = address.LESSONS
PAGE, ICON = site.FOLDER / "lessons.py", ":material/school:"
OWN = "own."  # what the name of a lesson begins with that is packed into the link


def name_of(lesson):
    """What links call a lesson that a teacher made."""
    return OWN + packed.pack(written(lesson))


def lesson_of(name):
    """The `Lesson` of that name; a teacher's own has no links. Raises LessonError where there is none."""
    if not name.startswith(OWN):
        if name not in LESSONS:
            raise LessonError((), f"There is no lesson called {name[:40]!r}. There are {', '.join(LESSONS)}.")
        return LESSONS[name]
    return without_links(own_lesson(name))


def own_lesson(name):
    """The lesson that is packed into a name, as its teacher wrote it. Raises LessonError for what is none."""
    try:
        return read(Lesson, packed.unpack(name.removeprefix(OWN)))
    except LessonError as error:
        raise LessonError(error.path, f"This link's lesson cannot be opened. {error}") from None
    except ValueError as error:
        raise LessonError((), f"This link's lesson cannot be opened. {error}") from None


def run_query(name, lesson, number):
    """The address of a round's run on its page: `number` is 1 for the first round."""
    run = lesson.rounds[number - 1].run
    said = run.query or to_query(made_of(run.page, {}), is_whole=True)  # a bare link means what was there before
    return said | {LESSON: name, ROUND: str(number)}


def after(name):
    """The name of the lesson that comes after one of ours, None after the last and after a teacher's own."""
    names = list(LESSONS)
    return names[names.index(name) + 1] if name in names[:-1] else None


def link(name, label):
    """A link to a lesson."""
    st.page_link(PAGE, label=label, icon=ICON, query_params={LESSON: name})


def link_to_all():
    """A link to the list of all lessons."""
    st.page_link(PAGE, label="All lessons", icon=":material/list:", query_params={})
