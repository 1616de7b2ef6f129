"""Teaching: what teachers need around the lessons."""

from playground.ui.furniture import opening, try_this
from playground.ui.teaching import builder

SECTIONS = {"Build a lesson": builder.show}

opening("How do you teach with it?", "Build a lesson of your own, and give its link to your class.")
for show in SECTIONS.values():
    show()
try_this(
    "Set up a run that surprises you, and ask the question that it answers.",
    "Open one of the lessons here by its link, and make it fit your class.",
)
