"""`Formula`: a typed formula and the point at which it is looked at."""

from dataclasses import dataclass, fields

from playground.choices.fields import choice
from playground.choices.rules import ExperimentError, Number, shown
from playground.scalars.expression import MAX_VARIABLES, parse
from playground.scalars.operations import ExpressionError

LARGEST = 1e9
VALUE = Number(-LARGEST, LARGEST)


@dataclass(frozen=True)
class Typed:
    """A formula that can be drawn as a graph."""

    def check(self, name, value):
        if not isinstance(value, str):
            raise ExperimentError(name, f"{name} must be a formula, such as (x**2 + 1)**3, not {shown(value)}.")
        try:
            parse(value)
        except ExpressionError as error:
            raise ExperimentError(name, str(error)) from None
        return value

    def parse(self, name, text):
        return self.check(name, text)

    def format(self, value):
        return value


@dataclass(frozen=True)
class Point:
    """Pairs (variable, value); written x:2,y:-1."""

    def check(self, name, value, written=None):
        try:
            pairs = tuple((str(variable), VALUE.check(name, number)) for variable, number in value)
            good = len(pairs) <= MAX_VARIABLES
        except (TypeError, ValueError):
            good = False
        if not good:
            raise ExperimentError(
                name,
                f"{name} must give up to {MAX_VARIABLES} variables a number each, such as x:2,y:-1, "
                f"not {shown(value if written is None else written)}.",
            )
        return pairs

    def parse(self, name, text):
        return self.check(
            name, [part.strip().split(":") for part in text.split(",")] if text.strip() else (), text
        )

    def format(self, value):
        return ",".join(f"{variable}:{VALUE.format(number)}" for variable, number in value)


@dataclass(frozen=True)
class Formula:
    """The `formula` and its point, `at`; variables that are not named there are 1.

    Raises ExperimentError for what cannot be drawn.
    """

    formula: str = choice("y = x**2 + 1\ny**3", Typed())
    at: tuple[tuple[str, float], ...] = choice((), Point())

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)

    @property
    def graph(self):
        """The `Graph` of the formula."""
        return parse(self.formula)

    @property
    def point(self):
        """A number for every variable of the formula, by its name."""
        return {name: dict(self.at).get(name, 1.0) for name in self.graph.variables}
