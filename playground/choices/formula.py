"""`Formula`: a typed formula and the point at which it is looked at."""

from dataclasses import dataclass, fields
from functools import cached_property

from playground.choices.fields import choice
from playground.choices.rules import LONGEST, ExperimentError, Number, shown
from playground.languages import _
from playground.scalars.expression import MAX_VARIABLES, parse
from playground.scalars.operations import ExpressionError

LARGEST = 1e9
VALUE = Number(-LARGEST, LARGEST)


@dataclass(frozen=True)
class Typed:
    """A formula that can be drawn as a graph, without blanks around its lines and empty lines around it."""

    def check(self, name, value):
        if not isinstance(value, str):
            text = _("{name} must be a formula, such as (x**2 + 1)**3, not {value}.")
            raise ExperimentError(name, text.format(name=name, value=shown(value)))
        try:
            parse(value)
        except ExpressionError as error:
            raise ExperimentError(name, str(error)) from None
        return "\n".join(line.strip() for line in value.splitlines()).strip()

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return value


@dataclass(frozen=True)
class Point:
    """Pairs (variable, value), each variable once; written x:2,y:-1."""

    def check(self, name, value, written=None):
        try:
            pairs = tuple((str(variable), VALUE.check(name, number)) for variable, number in value)
            good = len(dict(pairs)) == len(pairs) <= MAX_VARIABLES
        except (TypeError, ValueError):
            good = False
        if not good:
            text = _("{name} must give up to {most} variables a number each, such as x:2,y:-1, not {value}.")
            value = shown(value if written is None else written[:LONGEST])
            raise ExperimentError(name, text.format(name=name, most=MAX_VARIABLES, value=value))
        return pairs

    def parse(self, name, text):
        parts = text.split(",") if text.strip() else ()
        return self.check(name, [[side.strip() for side in part.split(":")] for part in parts], text)

    def format(self, value):
        return ",".join(f"{variable}:{VALUE.format(number)}" for variable, number in value)


@dataclass(frozen=True)
class Formula:
    """The `formula` and its point, `at`; variables that are not named there are 1.

    Made, `at` names every variable, in the order of the graph: the same point is the same `Formula`.

    Raises ExperimentError for what cannot be drawn, and for a name that is no variable of the formula.
    """

    formula: str = choice("(x**2 + 1)**3", Typed())
    at: tuple[tuple[str, float], ...] = choice((("x", 2.0),), Point())

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        named, variables = dict(self.at), self.graph.variables
        strange = [shown(name[:LONGEST]) for name in named if name not in variables]
        if strange and self.at != Formula.at:  # the default is that of a formula of which nothing else is said
            text = _("at must name variables of the formula, here {variables}, not {strange}.")
            told = text.format(variables=", ".join(variables), strange=", ".join(strange))
            raise ExperimentError("at", told)
        object.__setattr__(self, "at", tuple((name, named.get(name, 1.0)) for name in variables))

    @cached_property
    def graph(self):
        """The `Graph` of the formula."""
        return parse(self.formula)

    @property
    def point(self):
        """A number for every variable of the formula, by its name."""
        return dict(self.at)

    @property
    def n_steps(self):
        """Steps of the walk: each node that the variables move, forward and backward."""
        return 2 * len(self.graph.moving)
