"""The sections of the page for teachers, by title: another entry is another section."""

from playground.ui.teaching import answer_sheets, builder, solutions

SECTIONS = {
    "Answer sheets": answer_sheets.show,
    "Solutions and timing": solutions.show,
    "Build a lesson": builder.show,
}
