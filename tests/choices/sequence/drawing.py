"""Sequence experiments and benches of any kind that is allowed, for tests that try many."""

from dataclasses import fields

from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench, SequenceExperiment
from playground.choices.sequence.text import MOST, Text
from tests.choices.test_share import drawn_value

TOGETHER = ("cells", "spectral_radii", "clip_norms", "text", "length")  # values that may not go together
CHARACTERS = "abcdefgh ,.:;&=%+äßЖ字🙂"


def drawn_text(rng):
    """A text with at least two kinds of characters."""
    return "a" + "".join(rng.choices(CHARACTERS, k=rng.choice((30, 120, MOST - 2)))) + "b"


def drawn(kind, rng):
    """Any `SequenceExperiment` or `SequenceBench`: values that do not go together are drawn again."""
    known = {field.name: field.metadata["rule"] for field in fields(kind)}
    while True:
        names = rng.sample(list(known), rng.randint(0, len(known)))
        values = {
            name: drawn_text(rng) if isinstance(known[name], Text) else drawn_value(known[name], rng)
            for name in names
        }
        try:
            return kind(**values)
        except ExperimentError as error:
            if error.field not in TOGETHER:
                raise


KINDS = (SequenceExperiment, SequenceBench)
