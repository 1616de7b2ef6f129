"""`Unrolled`: a recurrent network of a few units over a few steps, and how far one has walked through it."""

import re
from dataclasses import dataclass, fields
from typing import NamedTuple

from playground.choices.fields import choice
from playground.choices.lists import Numbers
from playground.choices.rules import LONGEST, Choice, ExperimentError, Number, shown
from playground.languages import _, mark, ngettext
from playground.numbers import MINUS

FEWEST_STEPS, MOST_STEPS, MOST_UNITS = 3, 6, 3
LARGEST, LARGEST_WEIGHT = 10, 4
LARGEST_SEED = 2**31 - 1


class Unit(NamedTuple):
    """What a recurrent unit does with its sum: a `cell` of the engine, and the `activation` in it."""

    title: str
    cell: str
    activation: str


UNITS = {
    "tanh": Unit(mark("tanh"), "rnn", "tanh"),
    "relu": Unit(mark("ReLU"), "relu_rnn", "relu"),
    "linear": Unit(mark("linear"), "linear_rnn", "linear"),
}


@dataclass(frozen=True)
class Inputs(Numbers):
    """One number a step; commas, semicolons and spaces tell them apart."""

    fewest: int = FEWEST_STEPS

    def parse(self, name, text):
        parts = re.split(r"[,;\s]+", text.replace(MINUS, "-").strip())
        return self.check(name, [part for part in parts if part], text)

    def check(self, name, value, written=None):
        try:
            numbers = super().check(name, value)
        except ExperimentError:
            numbers = ()
        if len(numbers) < self.fewest:
            low, high = self.each.format(self.each.low), self.each.format(self.each.high)
            raise ExperimentError(
                name,
                _(
                    "{name} must be {fewest} to {most} numbers from {low} to {high}, one a step, such as 1, 0.5, "
                    "-1, not {value}."
                ).format(
                    name=name,
                    fewest=self.fewest,
                    most=self.most,
                    low=low,
                    high=high,
                    value=shown(value if written is None else written[:LONGEST]),
                ),
            )
        return numbers


@dataclass(frozen=True)
class Unrolled:
    """h_t = f(W x_t + U h_(t-1)) over the `inputs` x_1 ... x_T, then y = V h_T, which should be the `target`.

    A single unit has `input_weight` W, `recurrent_weight` U and `output_weight` V as they stand here. Several draw
    theirs from the `seed`, and U is scaled to `spectral_radius`. `stop` counts the steps of the walk that are
    done, `from_unit` and `to_unit` name the entry of U that is looked at.

    Raises ExperimentError for a value that is not allowed.
    """

    inputs: tuple[float, ...] = choice((1.0, 0.5, -0.5, 1.0), Inputs(Number(-LARGEST, LARGEST), MOST_STEPS))
    activation: str = choice("tanh", Choice(UNITS))
    n_units: int = choice(1, Number(1, MOST_UNITS, whole=True))
    input_weight: float = choice(1.0, Number(-LARGEST_WEIGHT, LARGEST_WEIGHT))
    recurrent_weight: float = choice(0.5, Number(-LARGEST_WEIGHT, LARGEST_WEIGHT))
    output_weight: float = choice(1.0, Number(-LARGEST_WEIGHT, LARGEST_WEIGHT))
    spectral_radius: float = choice(0.5, Number(0, LARGEST_WEIGHT))
    target: float = choice(0.0, Number(-LARGEST, LARGEST))
    seed: int = choice(0, Number(0, LARGEST_SEED, whole=True))
    stop: int = choice(0, Number(0, 2 * MOST_STEPS + 3, whole=True))
    from_unit: int = choice(1, Number(1, MOST_UNITS, whole=True))
    to_unit: int = choice(1, Number(1, MOST_UNITS, whole=True))

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        if self.stop > self.last_stop:
            raise ExperimentError(
                "stop",
                _("stop must be a whole number from 0 to {most} with {n} inputs, not {stop}.").format(
                    most=self.last_stop, n=self.n_steps, stop=self.stop
                ),
            )
        for name in ("from_unit", "to_unit"):
            if getattr(self, name) > self.n_units:
                text = ngettext(
                    "{name} must be {n}, the only one, not {unit}.",
                    "{name} must be one of the {n} units, not {unit}.",
                    self.n_units,
                )
                told = text.format(name=name, n=self.n_units, unit=getattr(self, name))
                raise ExperimentError(name, told)

    @property
    def n_steps(self):
        return len(self.inputs)

    @property
    def last_stop(self):
        """T steps forward, the answer, the error, T steps back, and the sum."""
        return 2 * self.n_steps + 3
