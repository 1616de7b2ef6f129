"""`Bench`: up to six networks, a grid of a few choices, from the same seed and on the same batches."""

from collections import ChainMap
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import product
from math import prod

from playground.choices.experiment import Experiment, shared
from playground.choices.fields import AUTO, choice
from playground.choices.lists import Names, Several, Sizes
from playground.choices.rates import OnlyTheRate
from playground.choices.rules import Choice, ExperimentError, Number, NumberOrFull
from playground.choices.runs import MOST_RUNS, Runs
from playground.data import SOURCES, Classifying
from playground.engine import ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from playground.languages import ENGLISH, _, mark, ngettext, speaking
from playground.numbers import counted

MOST_LAYERS, MOST_UNITS = 50, 256
DEEPEST_IN_FLOAT32 = 30
MOST_WEIGHTS = 3_500_000  # one network of the deepest and widest
GRID = {  # what may be chosen several times, and how many were
    "activations": mark("{n} activations"),
    "initializers": mark("{n} initializers"),
    "depths": mark("{n} depths"),
    "extras": mark("{n} extras"),
}
MATCHED = "matched"

EXTRAS = {  # name: (title, the experiment's fields)
    "plain": (mark("plain"), {}),
    "batch_norm": (mark("batch norm"), {"batch_norm": True}),
    "layer_norm": (mark("layer norm"), {"layer_norm": True}),
    "residual": (mark("residual"), {"residual": True}),
    "batch_norm_residual": (mark("batch norm + residual"), {"batch_norm": True, "residual": True}),
    "layer_norm_residual": (mark("layer norm + residual"), {"layer_norm": True, "residual": True}),
}

SWITCHES = tuple(dict.fromkeys(name for _title, fields_set in EXTRAS.values() for name in fields_set))
GRID_OF = {"activation": "activations", "initializer": "initializers"} | dict.fromkeys(SWITCHES, "extras")


@dataclass(frozen=True)
class Lane(Experiment):
    """The experiment of one network on the bench: deeper and wider than the playground's may be."""

    hidden_sizes: tuple[int, ...] = choice((16,) * 10, Sizes(MOST_LAYERS, MOST_UNITS))
    activations: tuple[str, ...] = choice((), Names(ACTIVATIONS, MOST_LAYERS))

    @property
    def depth(self):
        return len(self.hidden_sizes)


@dataclass(frozen=True)
class Bench(OnlyTheRate):
    """Every combination of `activations`, `initializers`, `depths` (hidden layers) and `extras` is a lane.

    The initializer "matched" is the one that was made for each activation. Everything else is common to all lanes.
    Raises ExperimentError for a value that is not allowed, or more than six lanes.
    """

    activations: tuple[str, ...] = choice(("relu", "sigmoid"), Several(ACTIVATIONS))
    initializers: tuple[str, ...] = choice((MATCHED,), Several(ChainMap(INITIALIZERS, {MATCHED: None})))
    depths: tuple[int, ...] = choice((10,), Sizes(MOST_RUNS, MOST_LAYERS, fewest=1))
    extras: tuple[str, ...] = choice(("plain",), Several(EXTRAS))
    width: int = choice(16, Number(2, MOST_UNITS, whole=True))
    clip_norm: float = shared("clip_norm")
    dataset: str = choice("circles", Choice(Classifying(SOURCES)), is_data=True)
    n_samples: int = shared("n_samples")
    noise: float = shared("noise")
    n_classes: int = shared("n_classes")
    data_seed: int = shared("data_seed")
    optimizer: str = choice("sgd", Choice(OPTIMIZERS))
    learning_rate: float = shared("learning_rate", 0.1)
    learning_rate_changes: tuple[tuple[int, float], ...] = shared("learning_rate_changes")
    batch_size: int | None = choice(32, NumberOrFull(1, 2000))
    epochs: int = choice(200, Number(1, 2000, whole=True))
    dtype: str = shared("dtype")
    seed: int = shared("seed")

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        depths = tuple(sorted(set(self.depths)))
        object.__setattr__(self, "depths", depths)
        grid = {name: len(getattr(self, name)) for name in GRID}
        if prod(grid.values()) > MOST_RUNS:
            text = _("A bench holds up to {most} networks, but {shape} are {n}.")
            shape = " x ".join(_(GRID[name]).format(n=n) for name, n in grid.items() if n > 1)
            chosen = [name for name in GRID if getattr(self, name) != getattr(Bench, name)]
            raise ExperimentError(
                max(chosen, key=grid.get), text.format(most=MOST_RUNS, shape=shape, n=prod(grid.values()))
            )
        if self.n_weights > MOST_WEIGHTS:
            text = _(
                "A bench holds up to {most} weights, but these networks have {n}: choose fewer units, layers or "
                "networks."
            )
            raise ExperimentError("width", text.format(most=counted(MOST_WEIGHTS), n=counted(self.n_weights)))

    @cached_property
    def lanes(self):
        """The `Lane`s, in the order of the grid."""
        common = {f.name: getattr(self, f.name) for f in fields(self) if f.name in COMMON}
        common["dtype"] = self.dtype_name
        return tuple(
            Lane(
                **common,
                hidden_sizes=(self.width,) * depth,
                activation=activation,
                initializer=ACTIVATIONS[activation].matched if initializer == MATCHED else initializer,
                **EXTRAS[extra][1],
            )
            for depth, activation, initializer, extra in product(
                self.depths, self.activations, self.initializers, self.extras
            )
        )

    @property
    def runs(self):
        return Runs(self.titles, self.lanes)

    def advised(self, changes, run=0):
        """A new bench with another network beside lane `run`, which has `changes`, a dictionary of its fields.

        A learning rate or a limit of the gradient is all lanes'. Where there is no room, the new one takes the
        lane's place. None where the bench has no such choice, or such a network is there.
        """
        begun = self.with_rate_from(0, self.learning_rate_at(float("inf")))
        if changes.keys() <= {"learning_rate", "clip_norm"}:
            return replace(begun, **changes)
        field = next((field for field in GRID_OF if field in changes), None)
        return field and begun._beside(GRID_OF[field], *_option(self.lanes[run], field, changes[field]))

    def _beside(self, grid, own, other):
        """The bench with one option more; None where it has that already, or another of the same effect."""
        there = getattr(self, grid)
        if other is None or other in there or (grid == "initializers" and MATCHED in there):
            return None
        try:
            return replace(self, **{grid: (*there, other)})
        except ExperimentError:
            options = tuple(other if option == own else option for option in there)
            return replace(self, **{grid: options})

    @property
    def n_weights(self):
        """About how many weights all lanes have together, hidden layers alone."""
        return len(self.lanes) * sum(self.depths) // len(self.depths) * self.width**2

    @property
    def dtype_name(self):
        """The precision in use: with `auto`, float32 unless many layers could make gradients too small for it."""
        if self.dtype != AUTO:
            return self.dtype
        return "float32" if max(self.depths) <= DEEPEST_IN_FLOAT32 else "float64"

    @property
    def titles(self):
        """What tells the lanes apart in files and links, one title a lane: in English, wherever it is asked."""
        with speaking(ENGLISH.code):
            return self.said_titles

    @property
    def said_titles(self):
        """The same in the language spoken here; what all lanes share is left out."""
        lanes = self.lanes
        told = [
            [_(ACTIVATIONS[lane.activation].title) for lane in lanes],
            [_(INITIALIZERS[lane.initializer].title) for lane in lanes],
            [ngettext("{n} layer", "{n} layers", lane.depth).format(n=lane.depth) for lane in lanes],
            [extra_title(lane) for lane in lanes],
        ]
        differing = [names for names in told if len(set(names)) > 1] or told[:1]
        return tuple(" · ".join(parts) for parts in zip(*differing, strict=True))


COMMON = {f.name for f in fields(Bench)} & {f.name for f in fields(Experiment)} - {"activations"}


def extra_title(lane):
    """What is added to a lane's layers, in words."""
    return _(EXTRAS[_extra(lane)][0])


def _extra(lane, **changes):
    """The key of EXTRAS that a lane has, or would have; None where there is none."""
    mine = {name: True for name in SWITCHES if changes.get(name, getattr(lane, name))}
    return next((name for name, (_title, fields_set) in EXTRAS.items() if fields_set == mine), None)


def _option(lane, field, value):
    """What a lane has on the grid for a field, and what it would have for another value."""
    return (_extra(lane), _extra(lane, **{field: value})) if field in SWITCHES else (getattr(lane, field), value)
