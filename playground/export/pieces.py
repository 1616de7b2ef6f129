"""A script is pieces one after another: each has a title, a few words, and lines."""

import textwrap
from typing import NamedTuple

WIDTH = 110


class Piece(NamedTuple):
    """A part of a script, or a cell of a notebook; `about` explains it in plain text."""

    title: str
    about: str
    code: str


def as_script(told, pieces):
    """One Python file of pieces; `told` is what its first lines say."""
    parts = [f'"""{told}\n"""\n\n{pieces[0].code}']
    for piece in pieces[1:]:
        words = textwrap.wrap(piece.about, WIDTH, break_long_words=False, break_on_hyphens=False)
        gap = "\n\n" if piece.code.startswith(("def ", "class ")) else ""
        parts.append("\n".join([f"# --- {piece.title} ---", *(f"# {line}" for line in words), gap + piece.code]))
    return "\n\n\n".join(parts) + "\n"


def joined(definitions):
    """Definitions with two empty lines between them, each once."""
    return "\n\n\n".join(dict.fromkeys(definitions))


def indented(lines, by=1):
    return [f"{'    ' * by}{line}" for line in lines]
