"""Numbers are written as people write them, and say no more than is true."""

import math

import numpy as np
import pytest

from playground.languages import speaking
from playground.numbers import NARROW, counted, fixed, general, latex, percent, plain, raised, short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3e-7, "3e-7"),
        (9.54e-7, "9.5e-7"),
        (0.0009999, "0.001"),
        (0.0421, "0.042"),
        (1.3, "1.3"),
        (-1.28, "−1.3"),
        (2.0, "2"),
        (30, "30"),
        (99.7, "100"),
        (253, "253"),
        (-1999.4, "−1999"),
        (12_345, "1.2e4"),
        (4e12, "4e12"),
        (-2e-9, "−2e-9"),
        (0, "0"),
        (-0.0, "0"),
        (math.inf, "not finite"),
        (math.nan, "not finite"),
        (np.float32(0.25), "0.25"),
    ],
)
def test_in_a_sentence(value, text):
    assert short(value) == text


def test_a_sentence_may_ask_for_more_digits():
    assert [short(1 / 3, digits) for digits in (1, 2, 4)] == ["0.3", "0.33", "0.3333"]
    assert short(1234.5678, 6) == "1234.57"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10, "10"),
        (-0.8, "−0.8"),
        (1 / 3, "0.3333"),
        (12345.6, "1.235 · 10⁴"),
        (2.03704e-9, "2.037 · 10⁻⁹"),
        (-8.2818e12, "−8.282 · 10¹²"),
        (-0.0, "0"),
        (math.inf, "not finite"),
        (-math.inf, "not finite"),
        (np.float32(0.1), "0.1"),
    ],
)
def test_in_a_table(value, text):
    assert plain(value).replace(NARROW, " ") == text


def test_what_rounding_leaves_is_0_where_decimals_are_counted():
    left = 0.1 - 0.4 + 0.3
    assert plain(left).replace(NARROW, " ") == "−5.551 · 10⁻¹⁷"
    assert plain(left, decimals=4) == plain(-left, decimals=4) == latex(left, decimals=4) == "0"
    assert plain(-0.12349, decimals=4) == "−0.1235"


@pytest.mark.parametrize(
    ("value", "text", "factor"),
    [
        (0.5, "0.5", "0.5"),
        (-20, "-20", "(-20)"),
        (2e-9, r"2 \cdot 10^{-9}", r"(2 \cdot 10^{-9})"),
        (-1.5e20, r"-1.5 \cdot 10^{20}", r"(-1.5 \cdot 10^{20})"),
        (-0.0, "0", "0"),
        (math.nan, r"\text{not finite}", r"\text{not finite}"),
    ],
)
def test_in_a_formula(value, text, factor):
    assert latex(value) == text
    assert latex(value, brackets=True) == factor


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0, 0, "0%"),
        (0.001, 0, "under 1%"),
        (0.424, 0, "42%"),
        (0.9949, 0, "99%"),
        (0.9999, 0, "over 99%"),
        (1, 0, "100%"),
        (0.0001, 1, "under 0.1%"),
        (0.4243, 1, "42.4%"),
        (0.99999, 1, "over 99.9%"),
        (1.2, 0, "120%"),
        (-0.12, 0, "−12%"),
    ],
)
def test_as_a_share(share, decimals, text):
    assert percent(share, decimals) == text


def test_as_a_superscript():
    assert raised(-10) == "⁻¹⁰"


def test_thousands_and_decimals():
    assert [counted(n) for n in (0, 999, 1000, 12_345, -1_234_567)] == [
        "0",
        "999",
        "1,000",
        "12,345",
        "−1,234,567",
    ]
    assert fixed(-1234.5, 2) == "−1,234.50"
    assert [general(x) for x in (0.03, 1e-5, 100_000, -2.5)] == ["0.03", "1e-05", "100000", "−2.5"]
    assert fixed(math.nan, 2) == general(math.inf) == "not finite"


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            "fr",
            [
                "1\u202f234",
                "12\u202f345",
                "1\u202f234,5",
                "52\xa0%",
                "moins de 0,1\xa0%",
                "0,042",
                "9,5e-7",
                "−12,35",
            ],
        ),
        ("es", ["1234", "12.345", "1234,5", "52\xa0%", "menos del 0,1\xa0%", "0,042", "9,5e-7", "−12,35"]),
    ],
)
def test_in_other_languages(code, texts):
    with speaking(code):
        assert [counted(1234), counted(12_345), fixed(1234.5, 1), percent(0.52)] == texts[:4]
        assert [percent(1e-4, 1), short(0.0421), short(9.54e-7), plain(-12.35)] == texts[4:]
        assert latex(0.5) == "0{,}5"
        assert latex(2.5e-9) == r"2{,}5 \cdot 10^{-9}"
