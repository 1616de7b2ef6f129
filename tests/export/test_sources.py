"""Functions as lines of a script: what they use comes before them, once, or they are refused."""

import numpy as np
import pytest

from playground.export import ExportError
from playground.export.sources import source_of

RATE, NAME = 0.5, "it's"
TABLE = {}


def half(x):
    return RATE * np.asarray(x)


def named(x):
    return NAME, half(x), RATE


def both(x):
    return half(x), named(x)


def told(x):
    return TABLE[x]


def test_what_a_function_uses_comes_before_it_and_once():
    text = source_of(both, "This")
    space = {"np": np}
    exec(text, space)
    assert space["both"](4) == (2, ("it's", 2, 0.5))
    assert text.count("RATE = 0.5") == text.count("def half") == text.count("NAME = ") == 1
    assert text.startswith('RATE = 0.5\nNAME = "it\'s"\n\n\ndef half')


def test_what_has_no_lines_is_refused_unless_the_script_has_it():
    with pytest.raises(ExportError, match=r"^This has no lines that can stand in a script\.$"):
        source_of(told, "This")
    assert source_of(told, "This", given=("TABLE",)).startswith("def told(x):")
