"""How a network that reads sequences fares at one epoch, in words with the numbers they rest on."""

from typing import NamedTuple

import numpy as np

from playground.languages import _, mark
from playground.numbers import counted, fixed, general, percent, short
from playground.recording.words.thresholds import KINDS, LEARNS, Verdict

FADES, EXPLODES = 1e-2, 1e2  # |dC/dh| of the first step over that of the last
NEAR_CHANCE, PATIENCE = 0.05, 30  # above chance; epochs
AGREES = 1.25  # times: what a step back is found to multiply with is by theory no further off

RULES = {  # from the most serious to none
    "diverged": mark("The loss is no longer a finite number."),
    "exploding": mark("|dC/dh| of the first step is over {explodes} times that of the last."),
    "vanishing": mark("|dC/dh| of the first step is under {fades} times that of the last."),
    "chance": mark(
        "From epoch {patience} on, the score is under {near_chance} above that of an answer that never changes."
    ),
    "learns": mark("The score on the test sequences is at least {learns} of the way from knowing nothing to 1."),
    "note": mark("Another rule applies, but the network learns all the same."),
    "healthy": mark("No other rule applies."),
}


class ReadingFacts(NamedTuple):
    """One network at one epoch. `errors` (T,), `radius` and `factor` as in `CellFrame`.

    `score` is the accuracy or R^2 on the test sequences; `chance` that of an answer that never changes, None for
    values. `is_gated` tells what `factor` is: what the gates keep, or the spectral radius of diag(f') U.
    """

    errors: np.ndarray
    radius: float
    factor: float
    score: float
    chance: float | None
    epoch: int
    is_gated: bool


def verdicts(facts):
    """Every `Verdict` that applies to the `ReadingFacts`, the most serious first; one at least."""
    found = _way_back(facts)
    nothing = 0.0 if facts.chance is None else facts.chance
    if facts.epoch >= PATIENCE and facts.score < nothing + NEAR_CHANCE:
        found["chance"] = _still_nothing(facts)
    if facts.epoch > 0 and facts.score - nothing >= LEARNS * (1 - nothing) > 0:
        notes = [_verdict("note", found[kind], kind) for kind in RULES if kind in found]
        return [_verdict("learns", _success(facts)), *notes]
    if not found:
        found["healthy"] = _("The error of the last step reaches the first: {share}.").format(share=_share(facts))
    return [_verdict(kind, found[kind]) for kind in RULES if kind in found]


def _verdict(kind, text, by=None):
    """The `Verdict` of this kind; `by` is the kind whose rule applies, where that is another."""
    return Verdict(kind, text, rule_of(by or kind), _(KINDS[kind]))


def rule_of(kind):
    """The rule of a kind, with its threshold."""
    return _(RULES[kind]).format(
        explodes=general(EXPLODES),
        fades=general(FADES),
        patience=counted(PATIENCE),
        near_chance=general(NEAR_CHANCE),
        learns=percent(LEARNS),
    )


def _way_back(facts):
    """How the first step's error compares with the last's: `{kind: text}`, empty within the limits."""
    first, last = float(facts.errors[0]), float(facts.errors[-1])
    if not np.isfinite([first, last]).all():
        return {"exploding": _("The errors are too large to be written as numbers.")}
    if last == 0:
        return {}
    if first < FADES * last:
        text = _(
            "What came first is hard to learn: {share}. {why}"
            if first
            else "What came first cannot be learned: {share}. {why}"
        )
        return {"vanishing": text.format(share=_share(facts), why=_why(facts))}
    if first > EXPLODES * last:
        text = _("The error explodes on its way back: {share}. {why}")
        return {"exploding": text.format(share=_share(facts), why=_why(facts))}
    return {}


def _share(facts):
    ratio = float(facts.errors[0] / facts.errors[-1]) if facts.errors[-1] else 1.0
    if ratio == 0:
        return _("no error at all reaches the first step")
    text = _(
        "the error at step 1 is {ratio} times the last step's"
        if ratio > 1
        else "the error at step 1 is {ratio} of the last step's"
    )
    return text.format(ratio=short(ratio))


def _why(facts):
    """What theory says of each step back."""
    if facts.is_gated:
        return _("The gates keep {share} a step.").format(share=percent(facts.factor))
    found = float(facts.errors[0] / facts.errors[-1]) ** (1 / (len(facts.errors) - 1))
    if not facts.factor / AGREES < found < facts.factor * AGREES:  # as where units are flat but for a moment
        text = _(
            "Each step back multiplies it by about {found}. Theory, which knows only U and the average slopes, "
            "says {factor}."
        )
        return text.format(found=short(found), factor=short(facts.factor))
    text = _(
        "By theory each step back multiplies it by about {factor}: the spectral radius of U, {radius}, with the "
        "slopes put in."
    )
    return text.format(factor=short(facts.factor), radius=fixed(facts.radius, 2))


def _still_nothing(facts):
    if facts.chance is None:
        text = _("Nothing is learned after {epochs} epochs: R² is {score}, and the mean gives 0.")
        return text.format(epochs=counted(facts.epoch), score=fixed(facts.score, 3))
    text = _("Still at chance after {epochs} epochs: accuracy {score}, and always the same answer gives {chance}.")
    return text.format(epochs=counted(facts.epoch), score=percent(facts.score, 1), chance=percent(facts.chance, 1))


def _success(facts):
    if facts.chance is None:
        text = _("It learns: R² is {score} on the test sequences, and the mean gives 0.")
        return text.format(score=fixed(facts.score, 3))
    text = _("It learns: accuracy {score} on the test sequences, and always the same answer gives {chance}.")
    return text.format(score=percent(facts.score, 1), chance=percent(facts.chance, 1))
