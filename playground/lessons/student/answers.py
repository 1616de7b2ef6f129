"""What a person predicts: whether it can be read, and how it compares with what was measured."""

import math

import numpy as np

from playground.languages import _
from playground.lessons.measuring.boundary import difference
from playground.lessons.measuring.measures import MEASURES


def read(prediction, answer):
    """An answer as it came from a link or a file, checked: the number of an option, a number, or points.

    A line is a height for each of its points, a boundary a pair (x, y) for each. None where it is no answer.
    """
    try:
        if prediction.kind == "choice":
            return int(answer) if 0 <= int(answer) < len(prediction.options) else None
        if prediction.kind == "number":
            return float(answer) if math.isfinite(float(answer)) else None
        points = np.array(answer, float)
    except (TypeError, ValueError, OverflowError):
        return None
    shape = (prediction.points,) if prediction.kind == "line" else (prediction.points, 2)
    return points.tolist() if points.shape == shape and np.isfinite(points).all() else None


def is_right(prediction, answer, found):
    """Whether an answer is what was `found`, as near as the prediction asks for."""
    if prediction.kind == "choice":
        return prediction.options[answer].holds(found)
    return off(prediction, answer, found) <= (prediction.factor or prediction.within)


def off(prediction, answer, found):
    """How far an answer is from what was found: a difference, or a factor of at least 1.

    Of a line it is the mean difference at its points, of a boundary the share of rows that lie on another side.
    """
    if prediction.kind == "line":
        return float(np.mean(np.abs(np.array(answer) - at_points(prediction, found))))
    if prediction.kind == "boundary":
        return difference(answer, found)
    if prediction.factor:
        low, high = sorted((abs(answer), abs(found)))
        return high / low if low > 0 and answer * found > 0 else math.inf
    return abs(answer - found)


def at_points(prediction, line):
    """A line (T,) at the evenly spaced epochs of a prediction, first and last among them; cut to its range.

    After the end of a run that ended before, it stays where it was.
    """
    last = np.flatnonzero(np.isfinite(line))[-1]
    return np.clip(line[np.minimum(epochs_of(prediction, line), last)], prediction.low, prediction.high)


def epochs_of(prediction, line):
    """The epochs (P,) of a line (T,) at which a prediction has its points."""
    return np.linspace(0, len(line) - 1, prediction.points).round().astype(int)


def option_of(prediction, found):
    """The number of the option that holds for what was found. Raises ValueError where none does, or several."""
    (place,) = [place for place, option in enumerate(prediction.options) if option.holds(found)]
    return place


def right_option(prediction, found):
    """The text of the option that holds for what was found; of a teacher's own lesson none may."""
    return next((option.text for option in prediction.options if option.holds(found)), _("none of the answers"))


def told(prediction, answer):
    """An answer in words, as short as they are."""
    if prediction.kind == "choice":
        return prediction.options[answer].text
    if prediction.kind == "number":
        return MEASURES[prediction.measure].written(answer)
    return _("a line" if prediction.kind == "line" else "a boundary")
