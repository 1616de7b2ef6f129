"""`SequenceBench`: up to three networks that read the same sequences, from the same seed."""

from dataclasses import dataclass, fields
from functools import cached_property
from itertools import product
from math import prod

from playground.choices.fields import choice
from playground.choices.lists import Numbers, Several
from playground.choices.rates import OnlyTheRate
from playground.choices.rules import ExperimentError
from playground.choices.runs import Runs
from playground.choices.sequence.experiment import (
    CLIP,
    RADIUS,
    SEQUENCE_FIELDS,
    SequenceExperiment,
    check_together,
)
from playground.engine.recurrent import CELLS
from playground.languages import ENGLISH, _, mark, speaking
from playground.numbers import general

MOST_CELLS = 3
GRID = {"cells": "cell", "spectral_radii": "spectral_radius", "clip_norms": "clip_norm"}
COUNTED = {
    "cells": mark("{n} cells"),
    "spectral_radii": mark("{n} spectral radii"),
    "clip_norms": mark("{n} limits of the gradient"),
}


def same(name):
    """A field like that of `SequenceExperiment`, which all cells share."""
    field = SEQUENCE_FIELDS[name]
    return choice(field.default, field.metadata["rule"], field.metadata["is_data"])


@dataclass(frozen=True)
class SequenceBench(OnlyTheRate):
    """Every combination of `cells`, `spectral_radii` and `clip_norms` is a network; everything else is common.

    Raises ExperimentError for a value that is not allowed, or more than three networks.
    """

    cells: tuple[str, ...] = choice(("rnn", "lstm"), Several(CELLS))
    spectral_radii: tuple[float, ...] = choice((0.0,), Numbers(RADIUS, MOST_CELLS, fewest=1))
    clip_norms: tuple[float, ...] = choice((1.0,), Numbers(CLIP, MOST_CELLS, fewest=1))
    task: str = same("task")
    length: int = same("length")
    lengths_vary: bool = same("lengths_vary")
    noise: float = same("noise")
    text: str = same("text")
    n_sequences: int = same("n_sequences")
    data_seed: int = same("data_seed")
    units: int = same("units")
    initializer: str = same("initializer")
    recurrent_initializer: str = same("recurrent_initializer")
    forget_bias: float = same("forget_bias")
    dropout: float = same("dropout")
    recurrent_dropout: float = same("recurrent_dropout")
    truncation: int = same("truncation")
    optimizer: str = same("optimizer")
    learning_rate: float = same("learning_rate")
    learning_rate_changes: tuple[tuple[int, float], ...] = same("learning_rate_changes")
    batch_size: int = same("batch_size")
    epochs: int = same("epochs")
    dtype: str = same("dtype")
    seed: int = same("seed")

    dataset = ""  # no table of rows

    @classmethod
    def of(cls, experiment):
        """The bench of one network, that of a `SequenceExperiment`."""
        own = {several: (getattr(experiment, name),) for several, name in GRID.items()}
        common = {name: getattr(experiment, name) for name in SEQUENCE_FIELDS if name not in GRID.values()}
        return cls(**own, **common)

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        for name in ("spectral_radii", "clip_norms"):
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))
        grid = {name: len(getattr(self, name)) for name in GRID}
        if prod(grid.values()) > MOST_CELLS:
            shape = " x ".join(_(COUNTED[name]).format(n=n) for name, n in grid.items() if n > 1)
            chosen = [name for name in GRID if getattr(self, name) != getattr(SequenceBench, name)]
            raise ExperimentError(
                max(chosen, key=grid.get),
                _("Up to {most} networks stand side by side, not {n}: {shape}.").format(
                    most=MOST_CELLS, n=prod(grid.values()), shape=shape
                ),
            )
        check_together(self)

    @cached_property
    def experiments(self):
        """The `SequenceExperiment`s, in the order of the grid."""
        common = {name: getattr(self, name) for name in SEQUENCE_FIELDS if hasattr(self, name)}
        return tuple(
            SequenceExperiment(**common, **dict(zip(GRID.values(), own, strict=True)))
            for own in product(*(getattr(self, name) for name in GRID))
        )

    @property
    def runs(self):
        return Runs(self.titles, self.experiments, is_stacked=False)

    @property
    def source(self):
        """The `Task` that all learn."""
        return self.experiments[0].source

    @property
    def titles(self):
        """What tells the networks apart, one title each, in English: they are part of what a recording is."""
        with speaking(ENGLISH.code):
            return _titles_of(self.experiments)

    @property
    def said_titles(self):
        """The same in the language that is spoken here."""
        return _titles_of(self.experiments)


def _titles_of(experiments):
    """What tells networks apart, one title each, in the language spoken here; what all share is left out."""
    told = [
        [_(CELLS[one.cell].title) for one in experiments],
        [_radius_said(one.spectral_radius) for one in experiments],
        [_clip_said(one.clip_norm) for one in experiments],
    ]
    differing = [names for names in told if len(set(names)) > 1] or told[:1]
    return tuple(" · ".join(parts) for parts in zip(*differing, strict=True))


def _radius_said(radius):
    return _("radius {radius}").format(radius=general(radius)) if radius else _("radius as drawn")


def _clip_said(limit):
    return _("clipped at {limit}").format(limit=general(limit)) if limit else _("no clipping")
