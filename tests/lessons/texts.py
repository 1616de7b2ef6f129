"""What the texts of lessons and challenges may say: which numbers, which names."""

import re

from playground.lessons.runs import query_of

NAME = re.compile(r"\{(\w+)\}")
LABEL = re.compile(r"\*\*.*?\*\*|`.*?`")  # the name of a control, a formula
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w])")


def names_in(text):
    """The {names} of a text."""
    return NAME.findall(text)


def prose_of(text):
    """A text without its {names}, the names of controls, and formulas."""
    return LABEL.sub("", NAME.sub("", text))


def numbers_in(text):
    """Every number that a text says in digits, names of controls and of inputs such as x1 aside."""
    return {float(one) for one in NUMBER.findall(prose_of(text))}


def settings(*links):
    """Every number in links, and those shares in percent."""
    said = {
        float(one) for link in links for value in query_of(link).values() for one in re.findall(r"[\d.]*\d", value)
    }
    return said | {round(100 * one, 9) for one in said if one < 1}


def is_one_sentence(text):
    return len(re.findall(r"[.?](?=\s|$)", text.replace("**", ""))) == 1 and text.endswith(".")
