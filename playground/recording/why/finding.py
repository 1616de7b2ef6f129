"""The evidence that something goes wrong in a course: one function a rule, each None where there is none."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from playground.languages import _
from playground.numbers import counted, percent, short
from playground.recording.why import causes
from playground.recording.why.advice import Advice
from playground.recording.why.thresholds import (
    FAR,
    FELL,
    HIGH,
    LEVEL,
    RISE,
    SETTLED,
    SOONEST,
    SURE,
    SWING,
    UNEVEN,
    UPWARD,
    WAVES,
    WELL,
)
from playground.recording.words.thresholds import DEAD_SHARE, LEARNS, SMALL_RATIO


class Evidence(NamedTuple):
    """What a rule has found, in words with its numbers, in which epochs, and what to try, the best first."""

    text: str
    first: int
    last: int
    advice: Iterator[Advice]


def diverged(course):
    if course.diverged_at is None:
        return None
    losses, lowest = course.losses, int(course.losses.argmin())
    text = _(
        "The training loss was {least} at epoch {lowest} and {now} at epoch {until}; at epoch {end} it was no "
        "longer a finite number."
        if course.until > lowest
        else "The training loss was {least} at epoch {lowest}; at epoch {end} it was no longer a finite number."
    ).format(
        least=short(losses[lowest], 3),
        lowest=counted(lowest),
        now=short(losses[-1], 3),
        until=counted(course.until),
        end=counted(course.diverged_at),
    )
    return Evidence(text, lowest, course.until, causes.against_divergence(course))


def oscillates(course):
    window = course.last(0.2, WAVES)
    if course.until < SOONEST or np.median(course.ways[-window:]) > WELL:
        return None
    steps = np.diff(course.losses[-window - 1 :])
    size, up = float(np.median(np.abs(steps))), float(np.mean(steps > 0))
    if size < SWING * course.losses[0] or up < UPWARD:
        return None
    text = _(
        "Updates this large jump back and forth across the minimum: the training loss went up in {share} of the "
        "last {window} epochs. From one epoch to the next it moved by {size} at the median, and at the start it "
        "was {start}."
    ).format(share=percent(up), window=counted(window), size=short(size), start=short(course.losses[0]))
    return Evidence(text, course.until - window, course.until, causes.against_large_steps(course))


def dead(course):
    shares = np.fmax(np.asarray(course.dead, float)[:-1], 0)  # NaN is 0; the output is no hidden layer
    if not len(shares) or shares.max() < DEAD_SHARE:
        return None
    layer = int(shares.argmax())
    cause = _("{share} of layer {layer}'s units are off for every row.")
    return _stuck(course, cause.format(share=percent(shares[layer]), layer=layer + 1), causes.against_dead_units)


def vanishing(course):
    norms = course.series["delta_norms"]
    if norms.shape[1] < 2 or course.until < SOONEST:
        return None
    first, last = np.median(norms[-course.last(0.5, SOONEST) :, [0, -1]], axis=0)
    if not first < SMALL_RATIO * last:
        return None
    cause = _(
        "The gradient reaching layer 1 is {ratio} of the last layer's."
        if first
        else "No gradient at all reaches layer 1."
    )
    return _stuck(course, cause.format(ratio=short(first / last)))


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
    text = _("Since epoch {first} the training loss has hardly gone down: it is about {now} now; {score}.")
    text = text.format(first=counted(first), now=short(now, 3), score=course.score_said)
    return Evidence(" ".join(filter(None, [cause, text])), first, course.until, against(course))


def plateau(course):
    return None if _steady_pace(course) else _stuck(course)


def slow(course):
    if course.until < max(SOONEST, course.experiment.epochs / 2) or course.way >= LEARNS:
        return None
    pace, now = _steady_pace(course), float(course.losses[-1])
    needed = now / 2 / pace if pace else 0
    if needed < course.experiment.epochs:
        return None
    text = _(
        "The training loss falls evenly, lately by {pace} in 100 epochs. At this pace it would take {needed} "
        "epochs to halve what is left, {now}."
    ).format(pace=short(100 * pace), needed=counted(needed), now=short(now, 3))
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


def overfits(course):
    if course.held_out is None or course.until < SETTLED:
        return None
    part, held_out = course.held_out
    lowest = int(held_out.argmin())
    rise = held_out[-SETTLED:].min() - held_out[lowest]
    before, now = float(course.losses[lowest]), float(np.median(course.losses[-SETTLED:]))
    if rise < RISE * held_out[0] or now > (1 - FELL) * before:
        return None
    text = _(
        "The validation loss was lowest at epoch {lowest}, {least}, and is now {held_out}. The training loss has "
        "fallen on, from {before} to {now}."
        if part == "validation"
        else "The test loss was lowest at epoch {lowest}, {least}, and is now {held_out}. The training loss has "
        "fallen on, from {before} to {now}."
    ).format(
        lowest=counted(lowest),
        least=short(held_out[lowest], 3),
        held_out=short(held_out[-1], 3),
        before=short(before, 3),
        now=short(now, 3),
    )
    return Evidence(text, lowest, course.until, causes.against_overfitting(course))
