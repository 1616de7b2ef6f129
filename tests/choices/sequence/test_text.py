"""Which texts are taken to be read, and as what they are kept."""

import pytest

from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceExperiment
from playground.choices.sequence.text import FEWEST, MOST, RHYME, Text


def kept(text):
    return Text().check("text", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * (FEWEST - 1),
        "ab" * 9 + "a",
        "a" * FEWEST,  # one kind
        "\n" * 100,
        "ab" * (MOST // 2) + "c",
        "ab" * 1_000_000,
    ],
)
def test_too_short_too_long_or_all_the_same(text):
    with pytest.raises(
        ExperimentError, match="text must have 20 to 2,000 characters and at least 2 different"
    ) as found:
        kept(text)
    assert found.value.field == "text"
    assert f"has {len(' '.join(text.split()) + ' ' * text.endswith(' ')):,} characters" in str(found.value)


@pytest.mark.parametrize("text", ["ab" * 10, "ab" * (MOST // 2), RHYME])
def test_the_bounds_are_allowed(text):
    assert kept(text) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("roses are red\nviolets are blue", "roses are red violets are blue"),
        ("roses\tare   red\r\n\r\nviolets are blue\n", "roses are red violets are blue"),
        ("  roses are red, violets are blue  ", "roses are red, violets are blue "),
        ("roses are red,\N{NO-BREAK SPACE}violets", "roses are red, violets"),
    ],
)
def test_of_line_ends_and_several_spaces_one_space_is_made(given, expected):
    assert kept(given) == expected
    assert kept(expected) == expected


@pytest.mark.parametrize(
    "text", ["🙂🙃 smile and the world smiles", "Füße und Straßen, große Äpfel", "千里之行,始于足下。" * 3]
)
def test_characters_of_any_script_are_read(text):
    assert kept(text) == text


@pytest.mark.parametrize("wrong", ["\0", "\x07", "\ud800", "\u200b", "\u202e"])
def test_what_cannot_be_printed_is_refused(wrong):
    with pytest.raises(ExperimentError, match="nothing but printable characters"):
        kept(f"roses are red{wrong}, violets are blue")


@pytest.mark.parametrize("wrong", [None, 5, b"roses are red, violets are blue", ["a", "b"] * 20])
def test_what_is_no_text_is_said(wrong):
    with pytest.raises(ExperimentError, match="text must be a text, not "):
        SequenceExperiment(text=wrong)
