"""Names of a data set's columns and classes where there is little room, and where there is more."""

from textwrap import wrap

from playground.figures.text import plain, shortened

MOST_IN_HOVER = 120  # letters; a pair of names may stand in a thousand cells


def on_axis(name, most=16):
    """A name of one short line."""
    return plain(shortened(name, most))


def in_two_lines(name, most=15):
    """A name for a narrow axis, broken between words where it can be."""
    lines = wrap(str(name), most)
    if len(lines) > 2:
        lines = [lines[0], shortened(" ".join(lines[1:]), most)]
    return "<br>".join(map(plain, lines))


def in_hover(name):
    """A name as long as any that was meant to be read."""
    return plain(shortened(name, MOST_IN_HOVER))
