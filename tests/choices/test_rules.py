"""The kinds of fields: what each lets in, what it says of the rest, and how it stands in a link."""

import numpy as np
import pytest

from playground.choices.lists import Changes, Several, Sizes
from playground.choices.rules import Choice, ExperimentError, Number, NumberOrFull

SHARE = Number(0, 1)
COUNT = Number(1, 2000, whole=True)
BATCH = NumberOrFull(1, 2000)
COLOR = Choice(("red", "green"))
COLORS = Several({"red": 1, "green": 2, "blue": 3})
SIZES = Sizes(3, 64)
CHANGES = Changes((Number(1, 100, whole=True), Number(1e-6, 100)), "40:0.1,80:0.01")

NAN, INFINITY = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("rule", "value", "kept"),
    [
        (SHARE, 0, 0.0),
        (SHARE, 1, 1.0),
        (SHARE, np.float32(0.5), 0.5),
        (COUNT, 1, 1),
        (COUNT, 2000, 2000),
        (COUNT, 10.0, 10),
        (COUNT, np.int64(7), 7),
        (BATCH, None, None),
        (BATCH, 32, 32),
        (COLOR, "red", "red"),
        (COLORS, ["blue", "red"], ("red", "blue")),
        (COLORS, ("red", "red"), ("red",)),
        (COLORS, "green", ("green",)),
        (SIZES, [], ()),
        (SIZES, [8, 4], (8, 4)),
        (SIZES, np.array([64, 1, 64]), (64, 1, 64)),
        (CHANGES, [], ()),
        (CHANGES, [[5, 1], (100, 0.5)], ((5, 1.0), (100, 0.5))),
    ],
    ids=repr,
)
def test_what_is_allowed_is_kept_in_one_form(rule, value, kept):
    found = rule.check("field", value)
    assert found == kept
    assert type(found) is type(kept)
    hash(found)


@pytest.mark.parametrize(
    ("rule", "values", "allowed"),
    [
        (
            SHARE,
            [-0.01, 1.01, NAN, INFINITY, -INFINITY, None, "much", [], {}, True, 1j, 10**400],
            "a number from 0 to 1",
        ),
        (
            COUNT,
            [0, 2001, 1.5, NAN, INFINITY, None, "many", (), False, b"x", 10**400],
            "a whole number from 1 to 2000",
        ),
        (BATCH, [0, 2001, 1.5, NAN, "half", "full", True], "a whole number from 1 to 2000"),
        (COLOR, ["blue", "", None, 1, NAN, ["red"], {}], "one of red, green"),
        (COLORS, [[], (), "", "violet", ["red", "violet"], None, 3, NAN], "some of red, green, blue"),
        (
            SIZES,
            [
                None,
                8,
                [0],
                [65],
                [8, -1],
                [1.5],
                [NAN],
                ["many"],
                [None],
                [True],
                [[8]],
                [8, 8, 8, 8],
                "none",
            ],
            "0 to 3 whole numbers from 1 to 64",
        ),
        (
            CHANGES,
            [
                *[None, 5, [5], [(5,)], [(5, 1, 1)], [(0, 1)], [(101, 1)], [(1.5, 1)]],
                *[[(5, 0)], [(5, NAN)], [(5, INFINITY)], [(5, 1), (5, 2)], [(6, 1), (5, 1)], "40:0.1"],
            ],
            "like 40:0.1,80:0.01, epochs rising, or none",
        ),
    ],
)
def test_what_is_not_allowed_is_refused_in_words(rule, values, allowed):
    for value in values:
        with pytest.raises(ExperimentError) as caught:
            rule.check("field", value)
        assert caught.value.field == "field"
        assert str(caught.value).startswith(f"field must be {allowed}"), value
        assert ", not " in str(caught.value)


@pytest.mark.parametrize("rule", [COLORS, Several(("red", "green"))])
def test_a_name_that_cannot_be_hashed_is_refused_like_any_other(rule):
    with pytest.raises(ExperimentError, match="field must be some of red, green"):
        rule.check("field", [["red"]])


def test_sizes_are_not_read_out_of_the_digits_of_a_string():
    """ "16" is sixteen, or wrong; it is not a layer of 1 and a layer of 6."""
    with pytest.raises(ExperimentError, match="field must be 0 to 3 whole numbers"):
        SIZES.check("field", "16")


def test_an_error_is_a_value_error():
    assert issubclass(ExperimentError, ValueError)


@pytest.mark.parametrize(
    ("rule", "value", "text"),
    [
        (SHARE, 0.0, "0"),
        (SHARE, 0.1, "0.1"),
        (SHARE, 1e-06, "1e-06"),
        (SHARE, 1 / 3, "0.3333333333333333"),
        (COUNT, 300, "300"),
        (BATCH, None, "full"),
        (BATCH, 32, "32"),
        (COLOR, "red", "red"),
        (COLORS, ("red", "blue"), "red,blue"),
        (SIZES, (), "none"),
        (SIZES, (8,), "8"),
        (SIZES, (8, 8, 4), "8,8,4"),
        (CHANGES, (), "none"),
        (CHANGES, ((40, 0.1), (80, 3.0)), "40:0.1,80:3"),
    ],
)
def test_a_value_is_written_and_read_back(rule, value, text):
    assert rule.format(value) == text
    assert rule.parse("field", text) == value


@pytest.mark.parametrize(
    ("rule", "text", "value"),
    [
        (SHARE, "1e-1", 0.1),
        (COUNT, "3e2", 300),
        (COLORS, " blue , red,", ("red", "blue")),
        (SIZES, "", ()),
        (SIZES, " 8, 4 ", (8, 4)),
        (CHANGES, "", ()),
        (CHANGES, " 40 : 0.1 ", ((40, 0.1),)),
    ],
)
def test_text_typed_by_hand_is_read_kindly(rule, text, value):
    assert rule.parse("field", text) == value


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        (SHARE, ["", "x", "nan", "inf", "2", "0,5", "none"]),
        (COUNT, ["", "x", "1.5", "0", "nan", "1e999", "-5"]),
        (BATCH, ["", "none", "0", "Full"]),
        (COLOR, ["", "Red", "red,green", " red"]),
        (COLORS, ["", ",", "red;green", "pink"]),
        (SIZES, ["8,", ",8", "8;8", "8,,8", "x", "1.5", "8,8,8,8", "nan", "[8]"]),
        (CHANGES, ["40", "40:", ":1", "40:1,", "40:1:2", "40:1,30:1", "x:1", "40:nan", "0:1"]),
    ],
)
def test_text_that_means_nothing_is_refused(rule, texts):
    for text in texts:
        with pytest.raises(ExperimentError, match=r"^field must be "):
            rule.parse("field", text)


@pytest.mark.parametrize(("rule", "text"), [(SIZES, "8,x"), (CHANGES, "40:x"), (SHARE, "lots"), (COLORS, "pink")])
def test_a_refusal_quotes_what_was_written(rule, text):
    with pytest.raises(ExperimentError, match=f", not '{text}'.$"):
        rule.parse("field", text)


def test_large_bounds_are_written_in_full():
    with pytest.raises(ExperimentError, match="from 0 to 2147483647, not -1"):
        Number(0, 2**31 - 1, whole=True).check("seed", -1)
