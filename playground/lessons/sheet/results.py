"""What a sheet states of a prediction: every number as it is written, and a picture of what was drawn about."""

from typing import NamedTuple

from playground.languages import _
from playground.lessons.measuring import boundary
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.printed.document import capital
from playground.lessons.printed.pictures import Curve, Plane, curve_of, plane_of
from playground.lessons.student import answers
from playground.lessons.student.answers import at_points, epochs_of, right_option
from playground.numbers import counted, percent, short


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
    return [_measured(prediction, found), (_("Right answer"), right_option(prediction, found))], None


def _number(prediction, answer, found):
    off = answers.off(prediction, answer, found)
    if prediction.factor:
        return [_measured(prediction, found), (_("Off by a factor of"), short(off))], None
    return [_measured(prediction, found), (_("Off by"), MEASURES[prediction.measure].written(off))], None


def _line(prediction, answer, found):
    about = MEASURES[prediction.measure]
    heights = zip(epochs_of(prediction, found), at_points(prediction, found), strict=True)
    at_epoch = _("{measure} at epoch {epoch}")
    stated = [
        (at_epoch.format(measure=titled(prediction), epoch=counted(epoch)), about.written(height))
        for epoch, height in heights
    ]
    off = about.written(answers.off(prediction, answer, found))
    picture = curve_of(found, prediction.low, prediction.high)
    return [*stated, (_("Mean distance of the drawn line"), off)], picture


def _boundary(prediction, answer, found):
    theirs = float((found.answers != found.classes).mean())
    return [
        (
            _("Training points on the wrong side of the drawn boundary"),
            percent(boundary.mistakes(answer, found), 1),
        ),
        (_("Training points on the wrong side of the network's"), percent(theirs, 1)),
        (_("Training points about which the two disagree"), percent(boundary.difference(answer, found), 1)),
    ], plane_of(found)


def _measured(prediction, found):
    label = _("{measure}, measured").format(measure=titled(prediction))
    return label, MEASURES[prediction.measure].written(found)


def titled(prediction):
    """What a prediction's measure is called where a line begins with it."""
    return capital(_(MEASURES[prediction.measure].title))


STATED = {"choice": _choice, "number": _number, "line": _line, "boundary": _boundary}
