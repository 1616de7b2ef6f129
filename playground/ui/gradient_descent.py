"""What the gradient descent page says: an optimizer's update in LaTeX, and where a path ends in words."""

import numpy as np

from playground.engine import OPTIMIZERS
from playground.scalars import descent as engine

NARROW = "\N{NARROW NO-BREAK SPACE}"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
RULES = {
    "sgd": r"x_{t+1} = x_t - \eta\, f'(x_t)",
    "momentum": r"v \leftarrow \mu v - \eta\, f'(x_t), \;\; x_{t+1} = x_t + v",
    "nesterov": r"v \leftarrow \mu v - \eta\, f'(x_t), \;\; x_{t+1} = x_t + \mu v - \eta\, f'(x_t)",
    "adagrad": r"s \leftarrow s + f'(x_t)^2, \;\; x_{t+1} = x_t - \eta\, f'(x_t) / \sqrt{s}",
    "rmsprop": r"s \leftarrow 0.9\, s + 0.1\, f'(x_t)^2, \;\; x_{t+1} = x_t - \eta\, f'(x_t) / \sqrt{s}",
    "adam": r"x_{t+1} = x_t - \eta\, \hat m / \sqrt{\hat s}, \;\; \hat m, \hat s: \text{means of } f', f'^2",
}


def in_numbers(optimizer, step, before, after, rate, slope):
    """The update from `step` on: plain descent shows its product, the others what their memory makes of it."""
    plain = optimizer == "sgd"
    change = rf"- {number(rate)} \cdot {number(slope)}" if plain else f"+ {number(after - before)}"
    return rf"x_{{{step + 1}}} = {number(before)} {change} = {number(after).strip('()')}"


def number(value):
    """A number for a formula: 2 · 10^-9 in place of 2e-09, in brackets if it is negative."""
    mantissa, _, exponent = f"{value:.4g}".partition("e")
    text = rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
    return f"({text})" if value < 0 else text


def plain(value, digits=4):
    """A number for a table: 2.037 · 10⁻⁹ in place of 2.037e-09, in one piece wherever lines break."""
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    power = f"{NARROW}·{NARROW}10{raised(int(exponent))}" if exponent else ""
    return mantissa.replace("-", "−") + power


def raised(exponent):
    """A whole number as a superscript."""
    return str(exponent).translate(SUPERSCRIPTS)


def title(name):
    """An optimizer's name as a sentence begins with it."""
    title = OPTIMIZERS[name].title
    return title[0].upper() + title[1:]


def ending(path, function):
    """Where a path on a curve ends, in words."""
    last, outside = len(path.points) - 1, engine.departure(path, function)
    if path.overflowed:
        has_no_value = " or the formula has no value there" if function.title == "typed" else ""
        return f"After step {last} the numbers grow beyond what a computer can hold{has_no_value}."
    where = "" if outside is None else f" It left the picture for good at step {outside}."
    end = f"After {last} steps x = {plain(path.points[-1, 0])} and f(x) = {plain(path.values[-1], 6)}."
    return f"{end}{where} The lowest point of all is at x = {function.minima[0][0]:g}."


def standing(name, path, surface, n_steps):
    """One optimizer's row of the table."""
    arrived, left = engine.arrival(path, surface), engine.departure(path, surface)
    if arrived is not None:
        outcome = f"{arrived} steps"
    elif left is not None:
        outcome = f"left the picture at step {left}" + (", then overflowed" if path.overflowed else "")
    else:
        outcome = f"not within {n_steps} steps" if surface.minima else "there is no minimum"
    x, y = np.round(path.points[-1], 4) + 0.0  # no -0
    row = {"optimizer": title(name), f"within {engine.CLOSE:g} of the minimum": outcome}
    return row | {"final point": f"({plain(x)}, {plain(y)})", "final value": plain(path.values[-1], 3)}
