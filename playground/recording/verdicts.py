"""How a network fares at one epoch, in words with the numbers and the threshold they rest on."""

from typing import NamedTuple

import numpy as np

from playground.numbers import percent, short

SMALL_RATIO, TINY_RATIO, LARGE_RATIO = 1e-2, 1e-6, 1e2  # |dC/dz| of the first layer over that of the last
DEAD_SHARE, SATURATED_SHARE = 0.25, 0.5  # of a layer's units
NEAR_CHANCE, PATIENCE = 0.02, 50  # accuracy above chance; epochs
LEARNS = 0.5  # of the way from chance to a perfect score
ALIKE = 100  # roundings: units whose weights differ by no more, relative to the largest, are copies

RULES = {  # from the most serious to none
    "diverged": "The loss is no longer a finite number.",
    "symmetric": "All units of a hidden layer have the same weights, or no layer has a gradient.",
    "exploding": f"|dC/dz| of the first layer is over {LARGE_RATIO:g} times that of the last.",
    "vanishing": f"|dC/dz| of the first layer is under {SMALL_RATIO:g} times that of the last; "
    f"under {TINY_RATIO:g} times, next to nothing arrives.",
    "dead": f"At least {DEAD_SHARE:.0%} of a layer's units have a slope near 0 for every training row looked at.",
    "saturated": f"At least {SATURATED_SHARE:.0%} of a layer's units are flat for more than half of the rows.",
    "chance": f"From epoch {PATIENCE} on, accuracy is under {NEAR_CHANCE * 100:g} points above the share of the "
    "largest class.",
    "learns": f"The training score is at least {LEARNS:.0%} of the way from knowing nothing to 1.",
    "note": "Another rule applies, but the network learns all the same, or has not begun to.",
    "healthy": "No other rule applies.",
}
SPEAK_FOR_THEMSELVES = ("healthy", "note", "learns")  # kinds whose rule adds nothing to their text


class Facts(NamedTuple):
    """One network at one epoch. L layers with weights, the output last.

    `delta_norms`, `grad_norms`, `train_loss` and `epoch` as in `Step`; `score` is the training accuracy or R^2;
    `dead` and `saturated` (L,) as in `Layers`, NaN where the word makes no sense; `chance` is the share of the
    largest class, None where values are predicted; `alike` (L,) tells of each layer whether its units are copies,
    () if not known.
    """

    delta_norms: np.ndarray
    grad_norms: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray
    train_loss: float
    score: float
    chance: float | None
    epoch: int
    diverged: bool = False
    alike: np.ndarray = ()


class Verdict(NamedTuple):
    """`kind` is a key of RULES; `text` has the numbers; `rule` is the threshold they were held against."""

    kind: str
    text: str
    rule: str


def verdicts(facts):
    """Every `Verdict` that applies to the `Facts`, the most serious first; one at least."""
    if facts.diverged or not np.isfinite(facts.train_loss):
        return [_verdict("diverged", f"The loss stopped being a finite number at epoch {facts.epoch}.")]
    found = {}
    blocked = _symmetry(facts)
    if blocked:
        found["symmetric"] = blocked
    else:
        found |= _ratio(facts)
    found |= _stuck(facts)
    if facts.chance is not None and facts.epoch >= PATIENCE and facts.score < facts.chance + NEAR_CHANCE:
        found["chance"] = (
            f"Still at chance after {facts.epoch} epochs: accuracy {facts.score:.1%}, and always naming the "
            f"largest class gives {facts.chance:.1%}."
        )
    if found and _learns(facts):  # what is found does not keep it from learning: it is said, but not as an alarm
        return [_verdict("learns", _success(facts)), *_notes(found)]
    if facts.epoch == 0 and set(found) == {"dead"}:  # units that are off at the start are no alarm yet
        return [_verdict("healthy", _passage(facts)), *_notes(found)]
    if not found:
        found["healthy"] = _passage(facts)
    return [_verdict(kind, found[kind]) for kind in RULES if kind in found]


def facts_of(experiment, step, dead, saturated, chance):
    """The `Facts` of a `Step` whose layers' units were looked at; `chance` as in `Facts`."""
    return Facts(
        step.delta_norms,
        step.grad_norms,
        dead,
        saturated,
        step.train_loss,
        step.train_score,
        chance,
        step.epoch,
        not step.is_finite,
        alike_units(step.params) if len(experiment.hidden_sizes) else (),
    )


def chance_of(y):
    """Share of the largest class among y (N,): the accuracy of an answer that never changes."""
    return float(np.bincount(y).max() / len(y))


def alike_units(params):
    """Whether all units of each layer have the same incoming weights, (L,); a layer of one unit never counts."""
    return np.array(
        [
            W.shape[1] > 1 and float(np.ptp(W, axis=1).max()) <= ALIKE * np.finfo(W.dtype).eps * np.abs(W).max()
            for name, W in params.items()
            if name.endswith(".W")
        ]
    )


def _learns(facts):
    """Whether training has come half of the way; at the start nothing has been learned, whatever the score."""
    nothing = 0.0 if facts.chance is None else facts.chance
    return facts.epoch > 0 and facts.score - nothing >= LEARNS * (1 - nothing) > 0


def _notes(found):
    return [_verdict("note", found[kind]) for kind in RULES if kind in found]


def _passage(facts):
    """How much of the gradient gets through."""
    first, last = facts.delta_norms[0], facts.delta_norms[-1]
    ratio = first / last if last > 0 else 1
    share = f"{short(ratio)} {'times' if ratio > 1 else 'of'} the last layer's"
    return f"The gradient reaching layer 1 is {share}: signals get through."


def _success(facts):
    if facts.chance is None:
        return f"It learns: R² is {facts.score:.3f} on the training rows, and always answering their mean gives 0."
    return (
        f"It learns: training accuracy {facts.score:.1%}, and always naming the largest class gives "
        f"{facts.chance:.1%}."
    )


def _verdict(kind, text):
    return Verdict(kind, text, RULES[kind])


def _symmetry(facts):
    """What is said of copies and of no gradient at all, or None."""
    hidden = np.asarray(facts.alike, bool)[:-1]
    if hidden.any():
        where = "every hidden layer" if hidden.all() and len(hidden) > 1 else f"layer {hidden.argmax() + 1}"
        return f"All units of {where} have the same weights: they get the same gradient and stay copies."
    if not np.any(facts.grad_norms) and not np.nanmax([*facts.dead, 0]) >= DEAD_SHARE:
        return "No layer has any gradient: nothing will ever change."
    return None


def _ratio(facts):
    """How the first layer's gradient compares with the last's: `{kind: text}`, empty within the limits."""
    first, last = float(facts.delta_norms[0]), float(facts.delta_norms[-1])
    if not np.isfinite([first, last]).all():
        return {"exploding": "Gradients are too large to be written as numbers."}
    if len(facts.delta_norms) < 2 or last == 0:
        return {}
    ratio = first / last
    if ratio == 0:
        return {"vanishing": "No gradient at all reaches layer 1: it cannot learn."}
    text = f"The gradient reaching layer 1 is {short(ratio)} of the last layer's"
    if ratio < TINY_RATIO:
        return {"vanishing": f"{text}: next to nothing arrives, layer 1 stays as it started."}
    if ratio < SMALL_RATIO:
        return {"vanishing": f"{text}: early layers learn far slower than late ones."}
    if ratio > LARGE_RATIO:
        return {
            "exploding": f"The gradient reaching layer 1 is {short(ratio)} times the last layer's: it explodes."
        }
    return {}


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
            more = f", and {over - 1} more {'layer is' if over == 2 else 'layers are'} at {limit:.0%} or more"
            is_start = kind == "dead" and facts.epoch == 0
            word = "off for every row" if is_start else kind
            text = f"{percent(known[worst])} of layer {worst + 1}'s units are {word}{more if over > 1 else ''}"
            found[kind] = text + (", though training may still wake them." if is_start else ".")
    return found
