"""How a network that reads sequences fares at one epoch, in words with the numbers they rest on."""

from typing import NamedTuple

import numpy as np

from playground.numbers import percent, short
from playground.recording.verdicts import LEARNS, Verdict

FADES, EXPLODES = 1e-2, 1e2  # |dC/dh| of the first step over that of the last
NEAR_CHANCE, PATIENCE = 0.05, 30  # above chance; epochs
AGREES = 1.25  # times: what a step back is found to multiply with is by theory no further off

RULES = {  # from the most serious to none
    "diverged": "The loss is no longer a finite number.",
    "exploding": f"|dC/dh| of the first step is over {EXPLODES:g} times that of the last.",
    "vanishing": f"|dC/dh| of the first step is under {FADES:g} times that of the last.",
    "chance": f"From epoch {PATIENCE} on, the score is under {NEAR_CHANCE:g} above that of an answer that never "
    "changes.",
    "learns": f"The score on the test sequences is at least {LEARNS:.0%} of the way from knowing nothing to 1.",
    "note": "Another rule applies, but the network learns all the same.",
    "healthy": "No other rule applies.",
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
        notes = [Verdict("note", found[kind], RULES[kind]) for kind in RULES if kind in found]
        return [Verdict("learns", _success(facts), RULES["learns"]), *notes]
    if not found:
        found["healthy"] = f"The error of the last step reaches the first: {_share(facts)}."
    return [Verdict(kind, found[kind], RULES[kind]) for kind in RULES if kind in found]


def _way_back(facts):
    """How the first step's error compares with the last's: `{kind: text}`, empty within the limits."""
    first, last = float(facts.errors[0]), float(facts.errors[-1])
    if not np.isfinite([first, last]).all():
        return {"exploding": "The errors are too large to be written as numbers."}
    if last == 0:
        return {}
    if first < FADES * last:
        fate = "is hard to learn" if first else "cannot be learned"
        return {"vanishing": f"What came first {fate}: {_share(facts)}. {_why(facts)}"}
    if first > EXPLODES * last:
        return {"exploding": f"The error explodes on its way back: {_share(facts)}. {_why(facts)}"}
    return {}


def _share(facts):
    ratio = float(facts.errors[0] / facts.errors[-1]) if facts.errors[-1] else 1.0
    if ratio == 0:
        return "no error at all reaches the first step"
    return f"the error at step 1 is {short(ratio)} {'times' if ratio > 1 else 'of'} the last step's"


def _why(facts):
    """What theory says of each step back."""
    if facts.is_gated:
        return f"The gates keep {percent(facts.factor)} a step."
    found = float(facts.errors[0] / facts.errors[-1]) ** (1 / (len(facts.errors) - 1))
    if not facts.factor / AGREES < found < facts.factor * AGREES:  # as where units are flat but for a moment
        return (
            f"Each step back multiplies it by about {short(found)}. Theory, which knows only U and the average "
            f"slopes, says {short(facts.factor)}."
        )
    return (
        f"By theory each step back multiplies it by about {short(facts.factor)}: the spectral radius of U, "
        f"{facts.radius:.2f}, with the slopes put in."
    )


def _still_nothing(facts):
    if facts.chance is None:
        return f"Nothing is learned after {facts.epoch} epochs: R² is {_r2(facts)}, and the mean gives 0."
    return (
        f"Still at chance after {facts.epoch} epochs: accuracy {facts.score:.1%}, and always the same answer "
        f"gives {facts.chance:.1%}."
    )


def _success(facts):
    if facts.chance is None:
        return f"It learns: R² is {_r2(facts)} on the test sequences, and the mean gives 0."
    return (
        f"It learns: accuracy {facts.score:.1%} on the test sequences, and always the same answer "
        f"gives {facts.chance:.1%}."
    )


def _r2(facts):
    return f"{facts.score:.3f}".replace("-", "−")
