"""The sections of the page for teachers, by name: another entry is another section."""

from collections.abc import Callable
from typing import NamedTuple

from playground.languages import mark
from playground.ui.teaching import answer_sheets, builder, solutions


class Section(NamedTuple):
    """What a section is called, and how it is drawn."""

    title: str
    show: Callable[[], None]


SECTIONS = {
    "sheets": Section(mark("Answer sheets"), answer_sheets.show),
    "solutions": Section(mark("Solutions and timing"), solutions.show),
    "builder": Section(mark("Build a lesson"), builder.show),
}
