"""What was measured as one table, and its place in a text."""

import re

from playground.labs.recipes import RECIPES
from playground.labs.recipes.recipe import written

START, END = "<!-- recipes -->", "<!-- /recipes -->"
HEADS = ("", "recipe", "what", "should be", "measured", "note")


def markdown(rows):
    """A table in Markdown of `rows`, {id of a recipe: its `Row`s}; a recipe is named in the first of its lines."""
    lines = [HEADS, ("---",) * len(HEADS)]
    for name, found in rows.items():
        for place, row in enumerate(found):
            titles = (name, RECIPES[name].title) if place == 0 else ("", "")
            should = f"{written(row.published, row.digits)} ({row.kind})" if row.kind else ""
            lines.append((*titles, row.what, should, written(row.measured, row.digits), row.note))
    return "\n".join(f"| {' | '.join(cell.replace('|', '∣') for cell in line)} |" for line in lines) + "\n"


def placed(text, table):
    """The text with the table between its two marks; None where the text has no such place."""
    found = re.subn(
        f"({re.escape(START)}\n).*?({re.escape(END)})",
        lambda marks: f"{marks[1]}\n{table}\n{marks[2]}",
        text,
        flags=re.S,
    )
    return found[0] if found[1] else None
