"""Whether something can be measured of what is made: said in a sentence before anything is trained."""

import math

from playground.choices.formula import Formula
from playground.languages import _
from playground.lessons.measuring.measures import MEASURES, Look
from playground.scalars.walk import walk

OF_TEST_ROWS = (
    "test_score",
    "test_loss",
    "gap",
    "best_test_epoch",
    "highest_test_score",
    "test_loss_line",
    "test_score_line",
)
OF_ACCURACY = (  # which values to predict do not have
    "train_score",
    "test_score",
    "validation_score",
    "gap",
    "learned_at",
    "highest_test_score",
    "best_run",
    "train_score_line",
    "test_score_line",
)
OF_ALL = ("best_run",)  # of all networks together


def why_not(made, measure, of=""):
    """Why a measure of what is made is none, in a sentence; "" where it can be taken."""
    if isinstance(made, Formula):
        return _why_not_there(made, measure, of)
    runs = made.runs.experiments
    if of and not (of.isdecimal() and 1 <= int(of) <= len(runs)):
        said = _("of must be a number from 1 to {most}, that of a network, not {given}.")
        return said.format(most=len(runs), given=repr(of))
    experiment, title = runs[int(of or 1) - 1], _(MEASURES[measure].title)
    if experiment.reads != "rows":
        return ""
    if measure == "validation_score" and not experiment.validation_size:
        return _("The {measure} needs a validation share above 0.").format(measure=title)
    if measure in OF_TEST_ROWS and not experiment.holds_back:
        return _("The {measure} needs test rows, and this run holds none back.").format(measure=title)
    if measure == "boundary" and _n_classes(experiment) != 2:
        return _("A decision boundary is predicted between two classes, and these data have others.")
    return ""


def fitting(page, made, kind):
    """The names of the measures of what is made on a page that a kind of prediction can be about."""
    of = next(iter(made.point), "") if isinstance(made, Formula) else ""
    return [
        name
        for name, measure in MEASURES.items()
        if page in measure.pages
        and measure.fits(kind)
        and not why_not(made, name, of)
        and (name not in OF_ACCURACY or _has_accuracy(made))
    ]


def parts(made, measure):
    """`{of: title}` of what a measure can be of: networks, or variables; {} where there is no choice."""
    if isinstance(made, Formula):
        return {name: name for name in made.point} if measure == "derivative" else {}
    titles = made.said_titles
    if len(titles) == 1 or measure in OF_ALL:
        return {}
    return {str(number): title for number, title in enumerate(titles, start=1)}


def _why_not_there(formula, measure, of):
    """Of a formula it is measured at once: that is quicker than to know."""
    if measure == "derivative" and of not in [node.name for node in formula.graph]:
        said = _("of must be one of {names}, not {given}.")
        return said.format(names=", ".join(formula.point), given=repr(of))
    if problem := walk(formula.graph, formula.point).problem:
        return _("The formula cannot be worked out at this point. {problem}").format(problem=problem)
    try:
        found = MEASURES[measure].find(Look(formula, (), 0, of))
    except (ValueError, LookupError, ArithmeticError):
        found = math.nan
    if math.isfinite(found):
        return ""
    return _("The {measure} does not exist at this point.").format(measure=_(MEASURES[measure].title))


def _has_accuracy(made):
    if isinstance(made, Formula):
        return True
    experiment = made.runs.experiments[0]
    return experiment.task == "classification" if experiment.reads == "rows" else experiment.loss_name != "mse"


def _n_classes(experiment):
    if experiment.task != "classification":
        return 0
    known = experiment.source.n_classes
    return experiment.n_classes if known is None else known
