"""What verdicts on a network are held against, in numbers and in words."""

from typing import NamedTuple

from playground.languages import _, mark
from playground.numbers import counted, general, percent

SMALL_RATIO, TINY_RATIO, LARGE_RATIO = 1e-2, 1e-6, 1e2  # |dC/dz| of the first layer over that of the last
DEAD_SHARE, SATURATED_SHARE = 0.25, 0.5  # of a layer's units
NEAR_CHANCE, PATIENCE = 0.02, 50  # accuracy above chance; epochs
LEARNS = 0.5  # of the way from chance to a perfect score
ALIKE = 100  # roundings: units whose weights differ by no more, relative to the largest, are copies

RULES = {  # from the most serious to none, each with the name of its threshold
    "diverged": mark("The loss is no longer a finite number."),
    "symmetric": mark("All units of a hidden layer have the same weights, or no layer has a gradient."),
    "exploding": mark("|dC/dz| of the first layer is over {large_ratio} times that of the last."),
    "vanishing": mark(
        "|dC/dz| of the first layer is under {small_ratio} times that of the last; under {tiny_ratio} times, next "
        "to nothing arrives."
    ),
    "dead": mark("At least {dead_share} of a layer's units have a slope near 0 for every training row looked at."),
    "saturated": mark("At least {saturated_share} of a layer's units are flat for more than half of the rows."),
    "chance": mark(
        "From epoch {patience} on, accuracy is under {near_chance} points above the share of the largest class."
    ),
    "learns": mark("The training score is at least {learns} of the way from knowing nothing to 1."),
    "note": mark("Another rule applies, but the network learns all the same, or has not begun to."),
    "healthy": mark("No other rule applies."),
}
SPEAK_FOR_THEMSELVES = ("healthy", "note", "learns")  # kinds whose rule adds nothing to their text
KINDS = {  # what a verdict of each kind is called
    "diverged": mark("diverged"),
    "symmetric": mark("symmetric"),
    "exploding": mark("exploding"),
    "vanishing": mark("vanishing"),
    "dead": mark("dead"),
    "saturated": mark("saturated"),
    "chance": mark("chance"),
    "learns": mark("learns"),
    "note": mark("note"),
    "healthy": mark("healthy"),
}


class Verdict(NamedTuple):
    """`kind` is a key of RULES, `title` what it is called; `text` has the numbers, `rule` their threshold."""

    kind: str
    text: str
    rule: str
    title: str


def verdict(kind, text):
    """The `Verdict` of this kind."""
    return Verdict(kind, text, rule_of(kind), _(KINDS[kind]))


def rule_of(kind):
    """The rule of a kind, with its threshold."""
    return _(RULES[kind]).format(
        large_ratio=general(LARGE_RATIO),
        small_ratio=general(SMALL_RATIO),
        tiny_ratio=general(TINY_RATIO),
        dead_share=percent(DEAD_SHARE),
        saturated_share=percent(SATURATED_SHARE),
        patience=counted(PATIENCE),
        near_chance=general(100 * NEAR_CHANCE),
        learns=percent(LEARNS),
    )
