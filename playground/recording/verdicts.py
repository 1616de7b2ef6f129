"""What ails a deep network at one epoch, in words with the numbers and the threshold they rest on."""

from typing import NamedTuple

import numpy as np

SMALL_RATIO, TINY_RATIO, LARGE_RATIO = 1e-2, 1e-6, 1e2  # |dC/dz| of the first layer over that of the last
DEAD_SHARE, SATURATED_SHARE = 0.25, 0.5  # of a layer's units
NEAR_CHANCE, PATIENCE = 0.02, 50  # accuracy above chance; epochs
ALIKE = 100  # roundings: units whose weights differ by no more, relative to the largest, are copies

RULES = {  # from the most serious to none
    "diverged": "The loss is no longer a finite number.",
    "symmetric": "All units of a hidden layer have the same weights, or no layer has a gradient.",
    "exploding": f"|dC/dz| of the first layer is over {LARGE_RATIO:g} times that of the last.",
    "vanishing": f"|dC/dz| of the first layer is under {SMALL_RATIO:g} times that of the last; "
    f"under {TINY_RATIO:g} times, next to nothing arrives.",
    "dead": f"At least {DEAD_SHARE:.0%} of a layer's units have a slope near 0 for every training row.",
    "saturated": f"At least {SATURATED_SHARE:.0%} of a layer's units are flat for more than half of the rows.",
    "chance": f"From epoch {PATIENCE} on, accuracy is under {NEAR_CHANCE * 100:g} points above the share of the "
    "largest class.",
    "healthy": "No other rule applies.",
}


class Facts(NamedTuple):
    """One network at one epoch. L layers with weights, the output last.

    `delta_norms`, `grad_norms`, `train_loss` and `epoch` as in `training.Step`; `score` is the training
    accuracy; `dead` and `saturated` (L,) as in `probe.Frame`, NaN where the word makes no sense; `chance` is the
    share of the largest class; `alike` (L,) tells of each layer whether its units are copies, () if not known.
    """

    delta_norms: np.ndarray
    grad_norms: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray
    train_loss: float
    score: float
    chance: float
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
    if facts.epoch >= PATIENCE and facts.score < facts.chance + NEAR_CHANCE:
        found["chance"] = (
            f"Still at chance after {facts.epoch} epochs: accuracy {facts.score:.1%}, and always naming the "
            f"largest class gives {facts.chance:.1%}."
        )
    if not found:
        first, last = facts.delta_norms[0], facts.delta_norms[-1]
        ratio = first / last if last > 0 else 1
        share = f"{short(ratio)} {'times' if ratio > 1 else 'of'} the last layer's"
        found["healthy"] = f"The gradient reaching layer 1 is {share}: signals get through."
    return [_verdict(kind, found[kind]) for kind in RULES if kind in found]


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
        known = np.nan_to_num(np.asarray(shares, float)[:-1])  # the output is no hidden layer
        over = int((known >= limit).sum())
        if over:
            worst = int(known.argmax())
            more = f", and {over - 1} more {'layer is' if over == 2 else 'layers are'} at {limit:.0%} or more"
            text = f"{known[worst]:.0%} of layer {worst + 1}'s units are {kind}{more if over > 1 else ''}"
            asleep = kind == "dead" and facts.epoch == 0
            found[kind] = text + (": off for every row, though training may still wake them." if asleep else ".")
    return found


def short(value):
    """A positive number as it is said: 3e-7, 0.042, 1.3, 250, 4e12."""
    if 1e-3 <= value < 1e4:
        return f"{value:.2g}" if value < 100 else f"{value:.0f}"
    mantissa, tens = f"{value:.0e}".split("e")
    return f"{mantissa}e{int(tens)}"
