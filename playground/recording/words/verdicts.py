"""How a network fares at one epoch, in words with the numbers and the threshold they rest on."""

import numpy as np

from playground.languages import _, mark, ngettext
from playground.numbers import counted, fixed, percent, short
from playground.recording.words.thresholds import (
    DEAD_SHARE,
    LARGE_RATIO,
    LEARNS,
    NEAR_CHANCE,
    PATIENCE,
    RULES,
    SATURATED_SHARE,
    SMALL_RATIO,
    TINY_RATIO,
    verdict,
)


def verdicts(facts):
    """Every `Verdict` that applies to the `Facts`, the most serious first; one at least."""
    if facts.diverged or not np.isfinite(facts.train_loss):
        return diverged(facts.epoch)
    found = {}
    blocked = _symmetry(facts)
    if blocked:
        found["symmetric"] = blocked
    else:
        found |= _ratio(facts)
    found |= _stuck(facts)
    if facts.chance is not None and facts.epoch >= PATIENCE and facts.score < facts.chance + NEAR_CHANCE:
        found["chance"] = _(
            "Still at chance after {epochs} epochs: accuracy {score}, and always naming the largest class gives "
            "{chance}."
        ).format(epochs=counted(facts.epoch), score=percent(facts.score, 1), chance=percent(facts.chance, 1))
    if found and _learns(facts):  # what is found does not keep it from learning: it is said, but not as an alarm
        return [verdict("learns", _success(facts)), *_notes(found)]
    if facts.epoch == 0 and set(found) == {"dead"}:  # units that are off at the start are no alarm yet
        return [verdict("healthy", _passage(facts)), *_notes(found)]
    if not found:
        found["healthy"] = _passage(facts)
    return [verdict(kind, found[kind]) for kind in RULES if kind in found]


def diverged(epoch):
    """What is said of a run whose loss was no longer finite at an epoch."""
    text = _("The loss stopped being a finite number at epoch {epoch}.").format(epoch=counted(epoch))
    return [verdict("diverged", text)]


def _learns(facts):
    """Whether training has come half of the way; at the start nothing has been learned, whatever the score."""
    nothing = 0.0 if facts.chance is None else facts.chance
    return facts.epoch > 0 and facts.score - nothing >= LEARNS * (1 - nothing) > 0


def _notes(found):
    return [verdict("note", found[kind]) for kind in RULES if kind in found]


def _passage(facts):
    """How much of the gradient gets through."""
    first, last = facts.delta_norms[0], facts.delta_norms[-1]
    ratio = first / last if last > 0 else 1
    text = _(
        "The gradient reaching layer 1 is {ratio} times the last layer's: signals get through."
        if ratio > 1
        else "The gradient reaching layer 1 is {ratio} of the last layer's: signals get through."
    )
    return text.format(ratio=short(ratio))


def _success(facts):
    if facts.chance is None:
        text = _("It learns: R² is {score} on the training rows, and always answering their mean gives 0.")
        return text.format(score=fixed(facts.score, 3))
    text = _("It learns: training accuracy {score}, and always naming the largest class gives {chance}.")
    return text.format(score=percent(facts.score, 1), chance=percent(facts.chance, 1))


def _symmetry(facts):
    """What is said of copies and of no gradient at all, or None."""
    hidden = np.asarray(facts.alike, bool)[:-1]
    if hidden.any():
        if hidden.all() and len(hidden) > 1:
            return _(
                "All units of every hidden layer have the same weights: they get the same gradient and stay "
                "copies."
            )
        text = _("All units of layer {layer} have the same weights: they get the same gradient and stay copies.")
        return text.format(layer=hidden.argmax() + 1)
    if not np.any(facts.grad_norms) and not np.nanmax([*facts.dead, 0]) >= DEAD_SHARE:
        return _("No layer has any gradient: nothing will ever change.")
    return None


RATIOS = (  # of the first layer's gradient to the last's, the first that applies
    (
        "vanishing",
        lambda ratio: ratio < TINY_RATIO,
        mark(
            "The gradient reaching layer 1 is {ratio} of the last layer's: next to nothing arrives, layer 1 stays "
            "as it started."
        ),
    ),
    (
        "vanishing",
        lambda ratio: ratio < SMALL_RATIO,
        mark(
            "The gradient reaching layer 1 is {ratio} of the last layer's: early layers learn far slower than "
            "late ones."
        ),
    ),
    (
        "exploding",
        lambda ratio: ratio > LARGE_RATIO,
        mark("The gradient reaching layer 1 is {ratio} times the last layer's: it explodes."),
    ),
)


def _ratio(facts):
    """How the first layer's gradient compares with the last's: `{kind: text}`, empty within the limits."""
    first, last = float(facts.delta_norms[0]), float(facts.delta_norms[-1])
    if not np.isfinite([first, last]).all():
        return {"exploding": _("Gradients are too large to be written as numbers.")}
    if len(facts.delta_norms) < 2 or last == 0:
        return {}
    ratio = first / last
    if ratio == 0:
        return {"vanishing": _("No gradient at all reaches layer 1: it cannot learn.")}
    for kind, applies, text in RATIOS:
        if applies(ratio):
            return {kind: _(text).format(ratio=short(ratio))}
    return {}


STUCK = {  # of the units of the worst layer
    "dead": mark("{share} of layer {layer}'s units are dead"),
    "saturated": mark("{share} of layer {layer}'s units are saturated"),
    "asleep": mark("{share} of layer {layer}'s units are off for every row"),
}


def _stuck(facts):
    found = {}
    for kind, shares, limit in (
        ("dead", facts.dead, DEAD_SHARE),
        ("saturated", facts.saturated, SATURATED_SHARE),
    ):
        known = np.fmax(np.asarray(shares, float)[:-1], 0)  # NaN is 0; the output is no hidden layer
        over = int((known >= limit).sum())
        if over:
            worst = int(known.argmax())
            is_start = kind == "dead" and facts.epoch == 0
            text = _(STUCK["asleep" if is_start else kind])
            text = text.format(share=percent(known[worst]), layer=worst + 1)
            text += _and_more(over - 1, limit) if over > 1 else ""
            found[kind] = (
                _("{found}, though training may still wake them.").format(found=text) if is_start else f"{text}."
            )
    return found


def _and_more(count, limit):
    text = ngettext(
        ", and {n} more layer is at {limit} or more", ", and {n} more layers are at {limit} or more", count
    )
    return text.format(n=counted(count), limit=percent(limit))
