"""Sets that a formula makes: `y > sin(x)` cuts the plane in two, `y = sin(x)` is a curve to be found.

The formula is the name of the set, so that a link holds it. What may stand in it is what the page of the chain
rule reads (`scalars.expression`): nothing typed is ever run.
"""

import re
from functools import partial

import numpy as np

from playground.data.made import SPREAD
from playground.data.named import Named
from playground.data.sources import GROUPS, Source
from playground.languages import _, mark
from playground.numbers import general
from playground.scalars.curves import typed_curve
from playground.scalars.operations import ExpressionError

_FORM = re.compile(r"\s*y\s*([<>=])\s*(.+)", re.DOTALL)
PLACES = np.linspace(-SPREAD, SPREAD, 201)  # where a formula must have a value


def checked(name):
    """The formula's sign, its function of x (N,) and its text. Raises ExpressionError with a sentence."""
    form = _FORM.fullmatch(name)
    if not form:
        raise ExpressionError(_("Type y > f(x) for two classes, or y = f(x) for values, such as y > sin(x)."))
    sign, text = form.groups()
    curve = typed_curve(text)
    heights = curve.value(PLACES)
    if not np.isfinite(heights).all():
        text = _("This formula must have a value everywhere between -{reach} and {reach}.")
        raise ExpressionError(text.format(reach=general(SPREAD)))
    if sign == "=":
        if np.ptp(heights) == 0 or np.abs(heights).max() > 1e6:
            raise ExpressionError(_("The values must differ, and lie between -1,000,000 and 1,000,000."))
    elif not ((heights > -SPREAD) & (heights < SPREAD)).mean() >= 0.05:
        text = _("The curve must run through the plane, which goes from -{reach} to {reach}.")
        raise ExpressionError(text.format(reach=general(SPREAD)))
    return sign, curve.value, text.strip()


def name_of(text):
    """The name of the set that a formula makes. Raises ExpressionError with a sentence for what is none."""
    sign, _value, formula = checked(text)
    return f"y {sign} {formula}"


def halves(value, sign, n_samples, noise, n_classes, rng):
    """Uniform points of the plane; class 1 where y > f(x), or y < f(x). Noise moves the points afterwards."""
    points = rng.uniform(-SPREAD, SPREAD, (n_samples, 2))
    above = points[:, 1] > value(points[:, 0])
    y = above if sign == ">" else ~above
    return points + SPREAD * noise * rng.standard_normal(points.shape), y.astype(int)


def curve(value, n_samples, noise, n_classes, rng):
    """x uniform, y = f(x) plus noise, a share of the standard deviation of the values."""
    x = rng.uniform(-SPREAD, SPREAD, (n_samples, 1))
    y = value(x[:, 0])
    return x, y + noise * y.std() * rng.standard_normal(n_samples)


def _source(name):
    sign, value, _formula = checked(name)
    if sign == "=":
        about = partial(_about, mark("The curve {formula}: one input, one value."), name)
        return Source(name, GROUPS[4], about, partial(curve, value), "regression", 1, n_classes=0)
    about = partial(_about, mark("Two classes, cut along the curve of {formula}."), name)
    return Source(name, GROUPS[4], about, partial(halves, value, sign), reach=0.0)


def _about(text, formula):
    return _(text).format(formula=formula)


FORMULAS = Named(_FORM, _source)
