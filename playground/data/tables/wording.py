"""Names as people read them: whatever a file holds is text, short and without control characters."""

import re
from collections import Counter

MOST_CHARACTERS = 60

# Control characters, line and paragraph separators, and those that turn the direction of writing around.
CONTROLS = r"[\x00-\x1f\x7f-\x9f" + "\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff" + "]+"


def cleaned(text):
    """The text on one line, without control characters."""
    return re.sub(CONTROLS, " ", text).strip()


def shortened(text, most=MOST_CHARACTERS):
    """At most so many characters, the last of them an ellipsis where some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def file_name(path):
    """The last part of a path of any system, cleaned and short."""
    return shortened(cleaned(re.split(r"[/\\]", path)[-1])) or "table"


def numbered(names):
    """The same names, all different: a, a (2), a (3)."""
    taken, counts, found = set(names), Counter(), []
    for name in names:
        counts[name] += 1
        new = name
        while counts[name] > 1 and new in taken:
            suffix = f" ({counts[name]})"
            new = shortened(name, MOST_CHARACTERS - len(suffix)) + suffix
            counts[name] += new in taken
        taken.add(new)
        found.append(new)
    return found
