"""What the gradient descent page says: an optimizer's update in LaTeX, and where a path ends in words."""

import numpy as np

from playground.engine import OPTIMIZERS
from playground.languages import _, mark, ngettext
from playground.numbers import counted, general, in_a_row, in_formula, latex, plain
from playground.scalars import descent
from playground.scalars.curves import TYPED

RULES = {  # of the step from x_t; all that an optimizer remembers is 0 before the first
    "sgd": r"x_{t+1} = x_t - \eta\, f'(x_t)",
    "momentum": r"v \leftarrow \mu v - \eta\, f'(x_t), \;\; x_{t+1} = x_t + v",
    "nesterov": r"v \leftarrow \mu v - \eta\, f'(x_t), \;\; x_{t+1} = x_t + \mu v - \eta\, f'(x_t)",
    "adagrad": r"s \leftarrow s + f'(x_t)^2, \;\; x_{t+1} = x_t - \eta\, f'(x_t) / (\sqrt{s} + \varepsilon)",
    "rmsprop": r"s \leftarrow 0.9\, s + 0.1\, f'(x_t)^2, \;\; "
    r"x_{t+1} = x_t - \eta\, f'(x_t) / (\sqrt{s} + \varepsilon)",
    "adam": r"\begin{gathered} m \leftarrow 0.9\, m + 0.1\, f'(x_t), \;\; "
    r"s \leftarrow 0.999\, s + 0.001\, f'(x_t)^2 \\ "
    r"x_{t+1} = x_t - \eta\, c_t\, m / (\sqrt{s} + \varepsilon), \;\; "
    r"c_t = \sqrt{1 - 0.999^{t+1}} \,/\, (1 - 0.9^{t+1}) \end{gathered}",
}
EPSILON = mark("ε = 10⁻⁸ keeps the division defined where every slope so far was 0.")
NOTES = {
    "adagrad": (EPSILON,),
    "rmsprop": (EPSILON,),
    "adam": (
        mark("m and s are means that begin at 0, so the first are too small: $c_t$ corrects this bias."),
        EPSILON,
    ),
}


def in_numbers(optimizer, step, before, after, rate, slope):
    """The update from `step` on: plain descent shows its product, the others what their memory makes of it."""
    if OPTIMIZERS[optimizer].n_slots:
        change = f"+ {_factor(after - before)}"
    else:
        change = rf"- {_factor(rate)} \cdot {_factor(slope)}"
    return rf"x_{{{step + 1}}} = {_factor(before)} {change} = {latex(after)}"


def _factor(value):
    return latex(value, brackets=True)


def title(name):
    """An optimizer's name as a sentence begins with it."""
    title = _(OPTIMIZERS[name].title)
    return title[0].upper() + title[1:]


def written(function):
    """A function's formula; one that was typed stays as it is."""
    return function.formula if function.title == TYPED else in_formula(function.formula)


def moved(before, after, slope):
    """What an update from one x to another did, in words."""
    if slope == 0:
        return _("The slope is 0: the ground is level here, and the slope alone moves nothing.")
    uphill_is_right = slope > 0
    if after == before:
        return _(
            "Uphill is to the right, but the step is too short for a number of 16 digits to change."
            if uphill_is_right
            else "Uphill is to the left, but the step is too short for a number of 16 digits to change."
        )
    if uphill_is_right == (after < before):
        text = _(
            "Uphill is to the right, so x moves to the left, by {distance}."
            if uphill_is_right
            else "Uphill is to the left, so x moves to the right, by {distance}."
        )
        return text.format(distance=plain(abs(after - before)))
    return _(
        "Downhill is to the left, yet x moves to the right: earlier slopes are remembered."
        if uphill_is_right
        else "Downhill is to the right, yet x moves to the left: earlier slopes are remembered."
    )


def ending(path, function):
    """Where a path on a curve ends, in words."""
    last, outside = len(path.points) - 1, descent.departure(path, function)
    is_typed = function.title == TYPED
    if path.overflowed:
        text = _(
            "After step {last} the numbers grow beyond what a computer can hold or the formula has no value there."
            if is_typed
            else "After step {last} the numbers grow beyond what a computer can hold."
        )
        return text.format(last=last)
    end = _("After {last} steps x = {x} and f(x) = {value}.")
    said = [end.format(last=last, x=plain(path.points[-1, 0]), value=plain(path.values[-1], 6))]
    if outside is not None:
        said.append(_("It left the picture for good at step {step}.").format(step=outside))
    lowest = _(  # a typed one may fall further
        "The lowest point drawn is at x = {x}." if is_typed else "The lowest point of all is at x = {x}."
    )
    return " ".join([*said, lowest.format(x=plain(function.minima[0][0]))])


def standing(name, path, surface, n_steps):
    """One optimizer's row of the table."""
    arrived, left = descent.arrival(path, surface), descent.departure(path, surface)
    if arrived is not None:
        outcome = ngettext("{n} step", "{n} steps", arrived).format(n=counted(arrived))
    elif left is not None:
        outcome = _(
            "left the picture at step {step}, then overflowed"
            if path.overflowed
            else "left the picture at step {step}"
        ).format(step=counted(left))
    elif surface.minima:
        outcome = _("not within {steps} steps").format(steps=n_steps)
    else:
        outcome = _("there is no minimum")
    place = in_a_row(map(plain, np.round(path.points[-1], 4)))
    return {
        _("optimizer"): title(name),
        _("within {close} of the minimum").format(close=general(descent.CLOSE)): outcome,
        _("final point"): f"({place})",
        _("final value"): plain(path.values[-1], 3),
    }
