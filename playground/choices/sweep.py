"""`Sweep`: an experiment some of whose fields are searched, over a grid or at random, from one seed or several."""

from dataclasses import dataclass, replace
from functools import cached_property

from sklearn.model_selection import ParameterGrid, ParameterSampler

from playground.choices.experiment import RULES, Experiment
from playground.choices.fields import choice
from playground.choices.forks import CHANGES
from playground.choices.rules import Choice, ExperimentError, Number, shown
from playground.choices.said import said as value_said
from playground.languages import _, ngettext, spoken
from playground.numbers import counted

MOST_TRAININGS, MOST_EPOCHS = 600, 2000
MOST_FIELDS, MOST_VALUES = 6, 30
HELD_OUT = 0.25  # of the training part, where it is judged by a validation part and the experiment has none
LARGEST_SEED = 2**31 - 1
SEARCHED_RULES = {  # of every field that can be searched: what is changed on the way is no setting
    name: rule for name, rule in RULES.items() if name not in CHANGES
} | {"epochs": Number(1, MOST_EPOCHS, whole=True)}
RECIPES = ("none", "D4")  # a tutorial's own cells in place of these
EXAMPLE = "learning_rate:0.01;0.1|optimizer:sgd;adam"


@dataclass(frozen=True)
class Searched:
    """Fields with the values that each is to have: `((name, (value, ...)), ...)`."""

    def check(self, name, value):
        try:
            pairs = [(field, tuple(values)) for field, values in value if not isinstance(values, str)]
            names = [field for field, _values in pairs]
            is_good = len(pairs) == len(value) and 1 <= len(set(names)) == len(names) <= MOST_FIELDS
            is_good = is_good and all(1 <= len(values) <= MOST_VALUES for _, values in pairs)
        except (TypeError, ValueError):
            is_good = False
        if not is_good:
            text = _(
                "{name} must be 1 to {fields} fields, each once and with 1 to {values} values, such as {example}, "
                "not {value}."
            )
            facts = {"fields": MOST_FIELDS, "values": MOST_VALUES, "example": EXAMPLE, "value": shown(value)}
            raise ExperimentError(name, text.format(name=name, **facts))
        return tuple((field, self._values(name, field, values)) for field, values in pairs)

    def _values(self, name, field, values):
        if field not in SEARCHED_RULES:
            text = _("{name} cannot be searched; these can: {names}.")
            raise ExperimentError(name, text.format(name=shown(field), names=", ".join(SEARCHED_RULES)))
        try:
            checked = [SEARCHED_RULES[field].check(field, value) for value in values]
        except ExperimentError as error:
            raise ExperimentError(name, str(error)) from None
        return tuple(dict.fromkeys(checked))

    def parse(self, name, text):
        return self.check(name, [self._parsed(name, part) for part in text.split("|")])

    def _parsed(self, name, part):
        field, _colon, written = part.partition(":")
        texts = [one.strip() for one in written.split(";") if one.strip()]
        if field not in SEARCHED_RULES:
            return field, texts
        try:
            return field, [SEARCHED_RULES[field].parse(field, one) for one in texts]
        except ExperimentError as error:
            raise ExperimentError(name, str(error)) from None

    def format(self, value):
        written = ((field, map(SEARCHED_RULES[field].format, values)) for field, values in value)
        return "|".join(f"{field}:{';'.join(texts)}" for field, texts in written)


@dataclass(frozen=True)
class Sweep(Experiment):
    """Every combination of the values of `searched` is a cell, or `draws` of them, drawn at random, where not 0.

    Each cell is trained from `n_seeds` seeds, the experiment's own and those after it, and judged by its
    validation part, or by cross-validation where there are several `folds`. With a `recipe` the cells are the
    tutorial's own. Raises ExperimentError for a value that is not allowed, or for too many trainings.
    """

    epochs: int = choice(200, SEARCHED_RULES["epochs"])
    searched: tuple[tuple[str, tuple], ...] = choice(
        (("learning_rate", (0.01, 0.03, 0.1, 0.3)), ("optimizer", ("sgd", "momentum", "adam"))), Searched()
    )
    draws: int = choice(0, Number(0, MOST_TRAININGS, whole=True))
    draw_seed: int = choice(0, Number(0, LARGEST_SEED, whole=True))
    folds: int = choice(1, Number(1, 10, whole=True))
    n_seeds: int = choice(1, Number(1, 20, whole=True))
    recipe: str = choice("none", Choice(RECIPES))

    def __post_init__(self):
        super().__post_init__()
        if self.n_trainings > MOST_TRAININGS:
            factors = {"searched": self.n_cells, "draws": self.draws, "folds": self.folds, "n_seeds": self.n_seeds}
            chosen = [name for name in factors if getattr(self, name) != getattr(Sweep, name)]
            text = _("A sweep is up to {most} trainings, but {shape} are {n}.").format(
                most=counted(MOST_TRAININGS), shape=self._shape(), n=counted(self.n_trainings)
            )
            raise ExperimentError(max(chosen, key=factors.get), text)
        for cell in self.cells:
            _check_folds(cell, self.folds)

    def _shape(self):
        """Cells x folds x seeds, of which there are several."""
        cells, folds, seeds = self.n_cells, self.folds, self.n_seeds
        told = [
            ngettext("{n} cell", "{n} cells", cells).format(n=counted(cells)) if cells > 1 else "",
            ngettext("{n} fold", "{n} folds", folds).format(n=counted(folds)) if folds > 1 else "",
            ngettext("{n} seed", "{n} seeds", seeds).format(n=counted(seeds)) if seeds > 1 else "",
        ]
        return " x ".join(filter(None, told))

    @property
    def grid_size(self):
        """How many combinations there are."""
        return len(ParameterGrid(self._values))

    @property
    def n_cells(self):
        return min(self.draws, self.grid_size) if self.draws else self.grid_size

    @property
    def n_trainings(self):
        return self.n_cells * self.folds * self.n_seeds

    @cached_property
    def settings(self):
        """What is set in each cell, `{name: value}` each, in the order of the grid or as they were drawn."""
        if self.draws:
            drawn = list(ParameterSampler(self._values, self.n_cells, random_state=self.draw_seed))
        else:
            drawn = list(ParameterGrid(self._values))
        return tuple({name: one[name] for name, _ in self.searched} for one in drawn)

    @cached_property
    def cells(self):
        """The `Experiment` of each cell; judged by a validation part, it has one."""
        return tuple(self._cell(values) for values in self.settings)

    @property
    def base(self):
        """The experiment without what is searched."""
        return Experiment(**{name: getattr(self, name) for name in RULES})

    def seeded(self, cell):
        """A cell's experiment from each of the seeds."""
        return tuple(replace(cell, seed=(cell.seed + k) % (LARGEST_SEED + 1)) for k in range(self.n_seeds))

    @property
    def _values(self):
        return {name: list(values) for name, values in self.searched}

    def _cell(self, values):
        fields = {name: getattr(self, name) for name in RULES} | values
        if self.folds == 1:
            fields["validation_size"] = fields["validation_size"] or HELD_OUT
        try:
            return Experiment(**fields)
        except ExperimentError as error:  # each value alone is fine, but not together
            text = _("Not all that is searched goes together. {error}").format(error=error)
            raise ExperimentError("searched", text) from None


def sweep_of(experiment):
    """A `Sweep` that starts from an experiment; what was changed on the way is left out of it."""
    kept = {name: getattr(experiment, name) for name in SEARCHED_RULES}
    return Sweep(**kept | {"epochs": min(experiment.epochs, MOST_EPOCHS)})


def said(name, value):
    """A value of a field as people read it: a registry entry by its title."""
    is_point = spoken().symbols.decimal == "."  # else 8,8 would be read as a number
    return value_said(SEARCHED_RULES[name], value, ",".join if is_point else None)


def _check_folds(cell, folds):
    n_rows = int(cell.n_rows * (1 - cell.test_size if cell.holds_back else 1) * (1 - cell.validation_size))
    if folds > 1 and n_rows < 2 * folds:
        text = _("{folds} folds need {least} training rows at least, and there are about {n}.")
        raise ExperimentError("folds", text.format(folds=folds, least=2 * folds, n=counted(n_rows)))
