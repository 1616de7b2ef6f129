"""`RULES`: what can go wrong over many epochs, each with its thresholds, its evidence and what to try."""

from collections.abc import Callable
from typing import NamedTuple

from playground.languages import _, mark
from playground.recording.why import finding
from playground.recording.why.advice import Advice
from playground.recording.why.thresholds import said


class Reason(NamedTuple):
    """`kind` is a key of RULES, `title` what it is called; `text` has the numbers, `rule` the thresholds for them.

    `first` to `last` are the epochs of the evidence, to be marked on the chart `where`, "loss" or "gradients".
    `advice` is what to try, the best first.
    """

    kind: str
    title: str
    text: str
    rule: str
    first: int
    last: int
    where: str
    advice: tuple[Advice, ...]


class Rule(NamedTuple):
    """`find(course)` returns the `Evidence`, or None; `text` states the thresholds, `of` what it is about."""

    title: str
    text: str
    find: Callable
    where: str = "loss"
    of: str = "training"


def reasons(course):
    """What goes wrong in a `Course`: the most serious `Reason` of its training, and of its held-out rows.

    [] where nothing does.
    """
    found = {}
    for kind, rule in RULES.items():
        if rule.of not in found and (evidence := rule.find(course)):
            text, first, last, advice = evidence
            found[rule.of] = Reason(
                kind, _(rule.title), text, said(rule.text), first, last, rule.where, tuple(advice)
            )
    return list(found.values())


RULES = {  # from the most serious on
    "diverged": Rule(mark("diverged"), mark("The loss is no longer a finite number."), finding.diverged),
    "oscillates": Rule(
        mark("oscillates"),
        mark(
            "From epoch {soonest} on: in the last fifth of the epochs, {waves} at least, the training loss went "
            "up in {upward} of them or more, its median step was {swing} or more of the loss at the start, and "
            "the score was mostly under {well} of the way from knowing nothing to a perfect one."
        ),
        finding.oscillates,
    ),
    "dead": Rule(
        mark("dead"),
        mark(
            "{stuck} At their end, {dead_share} or more of a layer's units have a slope near 0 for every "
            "training row looked at."
        ),
        finding.dead,
    ),
    "vanishing": Rule(
        mark("vanishing"),
        mark(
            "{stuck} Meanwhile |dC/dz| of the first layer was mostly under {small_ratio} times that of the last."
        ),
        finding.vanishing,
        "gradients",
    ),
    "plateau": Rule(mark("plateau"), mark("{stuck} And it does not fall evenly."), finding.plateau),
    "rate too small": Rule(
        mark("rate too small"),
        mark(
            "In the second half of the epochs, {soonest} at least, the training loss went up in at most {uneven} "
            "of them and its pace did not halve; the score is under {learns} of the way from knowing nothing to "
            "a perfect one. At this pace, halving the loss takes more epochs than the run has."
        ),
        finding.slow,
    ),
    "overfits": Rule(
        mark("overfits"),
        mark(
            "For {settled} epochs the validation loss, or without one the test loss, has been above its lowest by "
            "{rise} or more of what it was at the start, and the training loss has fallen by {fell} or more since "
            "that lowest."
        ),
        finding.overfits,
        of="held-out rows",
    ),
}
