"""From what on something counts as going wrong, in numbers, and how that is said."""

from playground.languages import _, mark
from playground.numbers import counted, general, percent
from playground.recording.words.thresholds import DEAD_SHARE, LEARNS, SMALL_RATIO

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

STUCK = mark(
    "In the second half of the epochs, {soonest} at least, the training loss fell by less than {level}, and the "
    "score is under {far} of the way from knowing nothing to a perfect one, or under {learns} with a loss over "
    "{high} of that at the start."
)


def said(rule):
    """The text of a rule, with its thresholds."""
    thresholds = {
        "soonest": counted(SOONEST),
        "level": percent(LEVEL),
        "far": percent(FAR),
        "learns": percent(LEARNS),
        "high": percent(HIGH),
        "waves": counted(WAVES),
        "upward": percent(UPWARD),
        "swing": percent(SWING),
        "well": percent(WELL),
        "dead_share": percent(DEAD_SHARE),
        "small_ratio": general(SMALL_RATIO),
        "uneven": percent(UNEVEN),
        "settled": counted(SETTLED),
        "rise": percent(RISE),
        "fell": percent(FELL),
    }
    return _(rule).format(stuck=_(STUCK).format(**thresholds), **thresholds)
