"""`View`: what is on the screen beside what is recorded, so that a link shows the same picture again."""

import re
from dataclasses import dataclass, fields, replace

from playground.choices.fields import choice
from playground.choices.rules import Choice, ExperimentError, Number, Switch, shown
from playground.engine.recurrent import CELLS
from playground.languages import _
from playground.numbers import counted

SPEEDS = (2, 10, 40, 200, 1000)  # epochs a second
CURVES = ("train_loss", "test_loss", "train_score", "test_score")
QUANTITIES = ("grad_norms", "delta_norms", "update_ratios")
# of a network that reads sequences: its state, its memory, a gate
MAPS = ("state", "memory", *dict.fromkeys(gate for cell in CELLS.values() for gate in cell.shown))
PANELS = ("start", "training", "depth", "literature")  # of the vanishing laboratory


@dataclass(frozen=True)
class Unit:
    """A unit of the network's picture: (layer, number), the inputs being layer 0; written 2.3, or none."""

    def check(self, name, value):
        try:
            place = tuple(value)
        except TypeError:
            raise self._error(name, value) from None
        whole = Number(0, 999, whole=True)
        if isinstance(value, str) or len(place) not in (0, 2):
            raise self._error(name, value)
        try:
            place = tuple(whole.check(name, one) for one in place)
        except ExperimentError:
            raise self._error(name, value) from None
        if place and place[1] == 0:
            raise self._error(name, value)
        return place

    def _error(self, name, value):
        text = _("{name} must be a layer and a unit of it, such as {example}, not {value}.")
        return ExperimentError(name, text.format(name=name, example="2.3", value=shown(value)))

    def parse(self, name, text):
        found = re.fullmatch(r"([0-9]{1,3})\.([0-9]{1,3})", text)
        return self.check(name, found.groups() if found else () if text in ("", "none") else text)

    def format(self, value):
        return ".".join(map(str, value)) or "none"


@dataclass(frozen=True)
class View:
    """The epoch, how far curves go beyond it, the unit that is held, and the player's switches; a panel; a step.

    Each picture has some of them: `step` counts the steps of a walk through a formula that are done.

    Raises ExperimentError for a value that is not allowed.
    """

    epoch: int = choice(0, Number(0, 20_000, whole=True))
    until: int = choice(0, Number(0, 20_000, whole=True))
    unit: tuple[int, ...] = choice((), Unit())
    speed: str = choice("40", Choice(tuple(map(str, SPEEDS))))
    log: bool = choice(False, Switch())
    hard: bool = choice(False, Switch())
    test: bool = choice(False, Switch())
    gradient: str = choice("grad_norms", Choice(QUANTITIES[:2]))
    shown: str = choice("mistakes", Choice(("mistakes", "all")))
    picture: int = choice(0, Number(0, 100_000, whole=True))
    curve: str = choice("train_loss", Choice(CURVES))
    quantity: str = choice("grad_norms", Choice(QUANTITIES))
    map: str = choice("state", Choice(MAPS))
    relative: bool = choice(False, Switch())
    panel: str = choice("start", Choice(PANELS))
    step: int = choice(0, Number(0, 999, whole=True))

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)

    def within(self, epochs):
        """The view at an epoch that a run of so many has, and what had to be changed to that, in words."""
        kept = replace(self, until=min(self.until, epochs))
        if self.epoch <= epochs:
            return kept, []
        told = _("The link asks for epoch {epoch}, but the run ends at {last}: that epoch is shown.")
        return replace(kept, epoch=epochs), [told.format(epoch=counted(self.epoch), last=counted(epochs))]

    def walking(self, n_steps):
        """The view of a walk that has so many steps, and what was changed."""
        if self.step <= n_steps:
            return self, []
        told = _("The link asks for step {step}, but the walk ends at {last}: the last step is shown.")
        return replace(self, step=n_steps), [told.format(step=self.step, last=n_steps)]

    def holding_what_is_there(self, sizes):
        """The view of a network with so many units in each layer of its picture, and what was changed."""
        if not self.unit:
            return self, []
        layer, number = self.unit
        if layer < len(sizes) and number <= sizes[layer]:
            return self, []
        told = _("The link holds unit {unit}, which this network's picture does not have: none is held.")
        return replace(self, unit=()), [told.format(unit=f"{layer}.{number}")]


VIEW_NAMES = tuple(field.name for field in fields(View))
