"""`RULES`: what can go wrong over many epochs, each with its thresholds, its evidence and what to try."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from playground.numbers import percent, short
from playground.recording.verdicts import DEAD_SHARE, LEARNS, SMALL_RATIO
from playground.recording.why import causes
from playground.recording.why.advice import Advice

SOONEST = 50  # epochs: before, a run is only at its beginning
SURE = 200  # epochs: a run may be called stuck after half of those it is to have, and after so many in any case
LEVEL = 0.01  # of the loss: less is no fall
FAR = 0.25  # of the way from knowing nothing to a perfect score
HIGH = 0.75  # of the loss at the start
WAVES = 30  # epochs
SWING = 0.05  # of the loss at the start
UPWARD = 0.3  # of the steps
WELL = 0.9  # of the way
UNEVEN = 0.1  # of the steps
RISE = 0.25  # of the held-out loss at the start
SETTLED = 10  # epochs
FELL = 0.1  # of the training loss


class Evidence(NamedTuple):
    """What a rule has found, in words with its numbers, in which epochs, and what to try, the best first."""

    text: str
    first: int
    last: int
    advice: Iterator[Advice]


class Reason(NamedTuple):
    """`kind` is a key of RULES; `text` has the numbers; `rule` is the threshold they were held against.

    `first` to `last` are the epochs of the evidence, to be marked on the chart `where`, "loss" or "gradients".
    `advice` is what to try, the best first.
    """

    kind: str
    text: str
    rule: str
    first: int
    last: int
    where: str
    advice: tuple[Advice, ...]


class Rule(NamedTuple):
    """`find(course)` returns the `Evidence`, or None; `text` states the thresholds, `of` what it is about."""

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
            found[rule.of] = Reason(kind, text, rule.text, first, last, rule.where, tuple(advice))
    return list(found.values())


def _diverged(course):
    if course.diverged_at is None:
        return None
    losses, lowest = course.losses, int(course.losses.argmin())
    text = f"The training loss was {short(losses[lowest], 3)} at epoch {lowest:,}"
    if course.until > lowest:
        text += f" and {short(losses[-1], 3)} at epoch {course.until:,}"
    text += f"; at epoch {course.diverged_at:,} it was no longer a finite number."
    return Evidence(text, lowest, course.until, causes.against_divergence(course))


def _oscillates(course):
    window = course.last(0.2, WAVES)
    if course.until < SOONEST or np.median(course.ways[-window:]) > WELL:
        return None
    steps = np.diff(course.losses[-window - 1 :])
    size, up = float(np.median(np.abs(steps))), float(np.mean(steps > 0))
    if size < SWING * course.losses[0] or up < UPWARD:
        return None
    text = (
        f"Updates this large jump back and forth across the minimum: the training loss went up in {percent(up)} "
        f"of the last {window:,} epochs. From one epoch to the next it moved by {short(size)} at the median, and "
        f"at the start it was {short(course.losses[0])}."
    )
    return Evidence(text, course.until - window, course.until, causes.against_large_steps(course))


def _dead(course):
    shares = np.fmax(np.asarray(course.dead, float)[:-1], 0)  # NaN is 0; the output is no hidden layer
    if not len(shares) or shares.max() < DEAD_SHARE:
        return None
    layer = int(shares.argmax())
    cause = f"{percent(shares[layer])} of layer {layer + 1}'s units are off for every row. "
    return _stuck(course, cause, causes.against_dead_units)


def _vanishing(course):
    norms = course.series["delta_norms"]
    if norms.shape[1] < 2 or course.until < SOONEST:
        return None
    first, last = np.median(norms[-course.last(0.5, SOONEST) :, [0, -1]], axis=0)
    if not first < SMALL_RATIO * last:
        return None
    share = f"The gradient reaching layer 1 is {short(first / last)} of the last layer's. "
    return _stuck(course, share if first else "No gradient at all reaches layer 1. ")


def _stuck(course, cause="", against=causes.against_being_stuck):
    """That nothing was learned in the second half, far from what can be; None where that is not so."""
    window = course.last(0.5, SOONEST)
    if course.until < max(SOONEST, min(course.experiment.epochs / 2, SURE)):
        return None
    losses = course.losses[-window - 1 :]
    before, now = (float(np.median(part)) for part in (losses[: window // 3], losses[-window // 3 :]))
    is_far = course.way < FAR or (course.way < LEARNS and now > HIGH * course.losses[0])
    if before - now >= LEVEL * before or not is_far:
        return None
    first = course.until - window
    text = (
        f"{cause}Since epoch {first:,} the training loss has hardly gone down: it is about {short(now, 3)} now; "
        f"{course.score_said}."
    )
    return Evidence(text, first, course.until, against(course))


def _plateau(course):
    return None if _steady_pace(course) else _stuck(course)


def _slow(course):
    if course.until < max(SOONEST, course.experiment.epochs / 2) or course.way >= LEARNS:
        return None
    pace, now = _steady_pace(course), float(course.losses[-1])
    needed = now / 2 / pace if pace else 0
    if needed < course.experiment.epochs:
        return None
    text = (
        f"The training loss falls evenly, lately by {short(100 * pace)} in 100 epochs. At this pace it would take "
        f"{needed:,.0f} epochs to halve what is left, {short(now, 3)}."
    )
    first = course.until - course.last(0.5, SOONEST)
    return Evidence(text, first, course.until, causes.against_small_steps(course))


def _steady_pace(course):
    """By how much the loss fell in an epoch lately, where it falls evenly in the second half; else 0."""
    window = course.last(0.5, SOONEST)
    if not window:
        return 0.0
    losses, half = course.losses[-window - 1 :], window // 2
    before, pace = (losses[0] - losses[half]) / half, (losses[half] - losses[-1]) / (window - half)
    is_even = np.mean(np.diff(losses) > 0) <= UNEVEN and pace > 0 and pace >= before / 2
    return float(pace) if is_even else 0.0


def _overfits(course):
    if course.held_out is None or course.until < SETTLED:
        return None
    part, held_out = course.held_out
    lowest = int(held_out.argmin())
    rise = held_out[-SETTLED:].min() - held_out[lowest]
    before, now = float(course.losses[lowest]), float(np.median(course.losses[-SETTLED:]))
    if rise < RISE * held_out[0] or now > (1 - FELL) * before:
        return None
    text = (
        f"The {part} loss was lowest at epoch {lowest:,}, {short(held_out[lowest], 3)}, and is now "
        f"{short(held_out[-1], 3)}. The training loss has fallen on, from {short(before, 3)} to {short(now, 3)}."
    )
    return Evidence(text, lowest, course.until, causes.against_overfitting(course))


_WAY = "of the way from knowing nothing to a perfect one"
_LATE = f"In the second half of the epochs, {SOONEST} at least,"
_STUCK = (
    f"{_LATE} the training loss fell by less than {LEVEL:.0%}, and the score is under {FAR:.0%} {_WAY}, or under "
    f"{LEARNS:.0%} with a loss over {HIGH:.0%} of that at the start."
)

RULES = {  # from the most serious on
    "diverged": Rule("The loss is no longer a finite number.", _diverged),
    "oscillates": Rule(
        f"From epoch {SOONEST} on: in the last fifth of the epochs, {WAVES} at least, the training loss went up "
        f"in {UPWARD:.0%} of them or more, its median step was {SWING:.0%} or more of the loss at the start, and "
        f"the score was mostly under {WELL:.0%} {_WAY}.",
        _oscillates,
    ),
    "dead": Rule(
        f"{_STUCK} At their end, {DEAD_SHARE:.0%} or more of a layer's units have a slope near 0 for every "
        "training row looked at.",
        _dead,
    ),
    "vanishing": Rule(
        f"{_STUCK} Meanwhile |dC/dz| of the first layer was mostly under {SMALL_RATIO:g} times that of the last.",
        _vanishing,
        "gradients",
    ),
    "plateau": Rule(f"{_STUCK} And it does not fall evenly.", _plateau),
    "rate too small": Rule(
        f"{_LATE} the training loss went up in at most {UNEVEN:.0%} of them and its pace did not halve; the score "
        f"is under {LEARNS:.0%} {_WAY}. At this pace, halving the loss takes more epochs than the run has.",
        _slow,
    ),
    "overfits": Rule(
        f"For {SETTLED} epochs the validation loss, or without one the test loss, has been above its lowest by "
        f"{RISE:.0%} or more of what it was at the start, and the training loss has fallen by {FELL:.0%} or more "
        "since that lowest.",
        _overfits,
        of="held-out rows",
    ),
}
