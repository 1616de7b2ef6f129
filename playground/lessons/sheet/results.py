"""What a sheet states of a prediction: every number as it is written, and a picture of what was drawn about."""

from typing import NamedTuple

from playground.lessons import answers
from playground.lessons.answers import at_points, epochs_of, right_option
from playground.lessons.measuring import boundary
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.document import capital
from playground.lessons.printed.pictures import Curve, Plane, curve_of, plane_of
from playground.numbers import percent, short


class Result(NamedTuple):
    """Whether a prediction was right, `stated` as (label, text) each, and what a drawing is laid over."""

    is_right: bool
    stated: tuple[tuple[str, str], ...]
    picture: Curve | Plane | None = None


def result(prediction, answer, found):
    """The `Result` of an answer where `found` was measured."""
    stated, picture = STATED[prediction.kind](prediction, answer, found)
    return Result(bool(answers.is_right(prediction, answer, found)), tuple(stated), picture)


def _choice(prediction, answer, found):
    return [_measured(prediction, found), ("Right answer", right_option(prediction, found))], None


def _number(prediction, answer, found):
    off = answers.off(prediction, answer, found)
    if prediction.factor:
        return [_measured(prediction, found), ("Off by a factor of", short(off))], None
    return [_measured(prediction, found), ("Off by", MEASURES[prediction.measure].written(off))], None


def _line(prediction, answer, found):
    about = MEASURES[prediction.measure]
    heights = zip(epochs_of(prediction, found), at_points(prediction, found), strict=True)
    stated = [(f"{capital(about.title)} at epoch {epoch:,}", about.written(height)) for epoch, height in heights]
    off = about.written(answers.off(prediction, answer, found))
    picture = curve_of(found, prediction.low, prediction.high)
    return [*stated, ("Mean distance of the drawn line", off)], picture


def _boundary(prediction, answer, found):
    theirs = float((found.answers != found.classes).mean())
    return [
        ("Training points on the wrong side of the drawn boundary", percent(boundary.mistakes(answer, found), 1)),
        ("Training points on the wrong side of the network's", percent(theirs, 1)),
        ("Training points about which the two disagree", percent(boundary.difference(answer, found), 1)),
    ], plane_of(found)


def _measured(prediction, found):
    about = MEASURES[prediction.measure]
    return f"{capital(about.title)}, measured", about.written(found)


STATED = {"choice": _choice, "number": _number, "line": _line, "boundary": _boundary}
