"""A text that a person gives to be read: how it is checked, and which there is at first."""

from dataclasses import dataclass

from playground.choices.rules import ExperimentError, shown
from playground.languages import _
from playground.numbers import counted

FEWEST, MOST = 20, 2000  # characters
FEWEST_KINDS = 2

RHYME = (
    "the rain fell on the hill and the hill fed the stream, the stream fed the river and the river met the sea, "
    "the sea gave the sun a cloud to hold and the cloud came home to the hill again, and "
)


@dataclass(frozen=True)
class Text:
    """A text of some length, kept as it is; of line ends, tabs and several spaces one space is made."""

    def check(self, name, value):
        if not isinstance(value, str):
            raise ExperimentError(
                name, _("{name} must be a text, not {value}.").format(name=name, value=shown(value))
            )
        kept = " ".join(value.split()) + " " * value.endswith(" ")  # where it begins again, words stay apart
        n_kinds = len(set(kept))
        if not FEWEST <= len(kept) <= MOST or n_kinds < FEWEST_KINDS:
            raise ExperimentError(
                name,
                _(
                    "{name} must have {fewest} to {most} characters and at least {kinds} different ones; this one "
                    "has {size} characters, {different} different."
                ).format(
                    name=name,
                    fewest=FEWEST,
                    most=counted(MOST),
                    kinds=FEWEST_KINDS,
                    size=counted(len(kept)),
                    different=counted(n_kinds),
                ),
            )
        if not kept.isprintable():
            raise ExperimentError(name, _("{name} must have nothing but printable characters.").format(name=name))
        return kept

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return value
