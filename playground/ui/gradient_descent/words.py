"""What the gradient descent page says: an optimizer's update in LaTeX, and where a path ends in words."""

import numpy as np

from playground.engine import OPTIMIZERS
from playground.numbers import latex, plain
from playground.scalars import descent

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
EPSILON = "ε = 10⁻⁸ keeps the division defined where every slope so far was 0."
NOTES = {
    "adagrad": EPSILON,
    "rmsprop": EPSILON,
    "adam": f"m and s are means that begin at 0, so the first are too small: $c_t$ corrects this bias. {EPSILON}",
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
    title = OPTIMIZERS[name].title
    return title[0].upper() + title[1:]


def ending(path, function):
    """Where a path on a curve ends, in words."""
    last, outside = len(path.points) - 1, descent.departure(path, function)
    is_typed = function.title == "typed"
    if path.overflowed:
        has_no_value = " or the formula has no value there" if is_typed else ""
        return f"After step {last} the numbers grow beyond what a computer can hold{has_no_value}."
    where = "" if outside is None else f" It left the picture for good at step {outside}."
    end = f"After {last} steps x = {plain(path.points[-1, 0])} and f(x) = {plain(path.values[-1], 6)}."
    lowest = "The lowest point drawn" if is_typed else "The lowest point of all"  # a typed one may fall further
    return f"{end}{where} {lowest} is at x = {plain(function.minima[0][0])}."


def standing(name, path, surface, n_steps):
    """One optimizer's row of the table."""
    arrived, left = descent.arrival(path, surface), descent.departure(path, surface)
    if arrived is not None:
        outcome = f"{arrived} steps"
    elif left is not None:
        outcome = f"left the picture at step {left}" + (", then overflowed" if path.overflowed else "")
    else:
        outcome = f"not within {n_steps} steps" if surface.minima else "there is no minimum"
    x, y = np.round(path.points[-1], 4)
    row = {"optimizer": title(name), f"within {descent.CLOSE:g} of the minimum": outcome}
    return row | {"final point": f"({plain(x)}, {plain(y)})", "final value": plain(path.values[-1], 3)}
