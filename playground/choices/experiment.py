"""`Experiment`: every choice a person can make, frozen, named in the field's terms, checked when it is made."""

from dataclasses import dataclass, fields, replace
from itertools import pairwise

from playground.choices.fields import AUTO, choice, of_data, with_auto
from playground.choices.forks import SETTINGS, forked, settled, until
from playground.choices.lists import Changes, Names, Numbers, SettingChanges, Several, Sizes
from playground.choices.rates import rate_at
from playground.choices.rules import Choice, ExperimentError, Number, Switch
from playground.choices.runs import Runs
from playground.data import FEATURES, SCALER_ROWS, SCALINGS, SOURCES, VALIDATIONS
from playground.engine import ACTIVATIONS, BIASES, INITIALIZERS, LOSSES, SCHEDULES
from playground.engine.blocks import PLACES
from playground.languages import _, either
from playground.seeds import GENERATORS

MOST_LAYERS = 8
STARTING = {"hidden_sizes", "initializer"}  # decide what weights a run starts from


@dataclass(frozen=True)
class Experiment:
    """What is trained, on what, and how. The same experiment gives the same numbers on every machine.

    Raises ExperimentError (a ValueError that names its field) for a value that is not allowed.
    """

    dataset: str = of_data("circles", Choice(SOURCES))
    n_samples: int = of_data(300, Number(10, 2000, whole=True))
    noise: float = of_data(0.1, Number(0, 1))
    n_classes: int = of_data(3, Number(2, 5, whole=True))
    test_size: float = of_data(0.3, Number(0, 0.95))
    stratify: bool = of_data(True, Switch())
    shuffle: bool = of_data(True, Switch())
    validation_size: float = of_data(0.0, Number(0, 0.5))
    validation: str = of_data("drawn", Choice(VALIDATIONS))
    scaling: str = of_data("standard", Choice(SCALINGS))
    scaler_rows: str = of_data("training", Choice(SCALER_ROWS))
    features: tuple[str, ...] = of_data(("x1", "x2"), Several(FEATURES))
    data_seed: int = of_data(0, Number(0, 2**31 - 1, whole=True))
    hidden_sizes: tuple[int, ...] = choice((8, 4), Sizes(MOST_LAYERS, 256))
    activation: str = choice("tanh", Choice(ACTIVATIONS))
    activations: tuple[str, ...] = choice((), Names(ACTIVATIONS, MOST_LAYERS))
    output_activation: str = choice("linear", Choice(ACTIVATIONS))
    initializer: str = choice("xavier_uniform", Choice(INITIALIZERS))
    biases: str = choice("zeros", Choice(BIASES))
    generator: str = choice("pcg64", Choice(GENERATORS))
    loss: str = choice(AUTO, Choice(with_auto(LOSSES)))
    optimizer: str = choice("sgd", SETTINGS["optimizer"])
    learning_rate: float = choice(0.03, Number(1e-6, 100))
    momentum: float = choice(0.9, SETTINGS["momentum"])
    epsilon: float = choice(1e-8, Number(1e-12, 0.01))
    schedule: str = choice("constant", Choice(SCHEDULES))
    batch_size: int | None = choice(10, SETTINGS["batch_size"])
    epochs: int = choice(1000, Number(1, 20_000, whole=True))
    l1: float = choice(0.0, SETTINGS["l1"])
    l2: float = choice(0.0, SETTINGS["l2"])
    dropout: float = choice(0.0, Number(0, 0.9))
    dropouts: tuple[float, ...] = choice((), Numbers(Number(0, 0.9), MOST_LAYERS))
    batch_norm: bool = choice(False, Switch())
    layer_norm: bool = choice(False, Switch())
    normalization_place: str = choice("before", Choice(PLACES))
    normalized_layers: tuple[int, ...] = choice((), Sizes(MOST_LAYERS, MOST_LAYERS, example="1,2"))
    residual: bool = choice(False, Switch())
    clip_norm: float = choice(0.0, SETTINGS["clip_norm"])
    early_stopping: bool = choice(False, Switch())
    patience: int = choice(10, Number(1, 1000, whole=True))
    tol: float = choice(1e-4, Number(0, 1))
    dtype: str = choice(AUTO, Choice((AUTO, "float64", "float32")))
    seed: int = choice(0, Number(0, 2**31 - 1, whole=True))
    learning_rate_changes: tuple[tuple[int, float], ...] = choice(
        (), Changes((Number(1, 20_000, whole=True), Number(1e-6, 100)), "40:0.1,80:0.01")
    )
    weight_changes: tuple[tuple[int, int, float], ...] = choice(
        (),
        Changes(
            (Number(0, 20_000, whole=True), Number(0, 10**7, whole=True), Number(-1e6, 1e6)),
            "40:17:0.5",
        ),
    )
    setting_changes: tuple[tuple[int, str, object], ...] = choice(
        (), SettingChanges(Number(1, 20_000, whole=True), SETTINGS, "40:optimizer:adam,40:batch_size:32")
    )

    reads = "rows"
    working_bytes = 0  # of what a batch goes through: it is in proportion to the weights, which are counted

    def __post_init__(self):
        for mine in fields(self):
            value = mine.metadata["rule"].check(mine.name, getattr(self, mine.name))
            object.__setattr__(self, mine.name, value)
        if self.task == "regression" and self.loss != AUTO and not LOSSES[self.loss].fits_values:
            text = _("The loss {loss} is for classes, but {dataset} has values to predict: use {fitting}.")
            fitting = either([*(name for name, loss in LOSSES.items() if loss.fits_values), AUTO])
            raise ExperimentError("loss", text.format(loss=self.loss, dataset=self.dataset, fitting=fitting))
        self._check_together()

    def _check_together(self):
        if self.batch_norm and self.layer_norm:
            raise ExperimentError("layer_norm", _("Only one of batch_norm and layer_norm can be on."))
        if self.early_stopping and not self.validation_size:
            text = _("early_stopping looks at the validation loss: it needs a validation_size above 0.")
            raise ExperimentError("early_stopping", text)
        n_hidden = len(self.hidden_sizes)
        if self.activations and len(self.activations) != n_hidden:
            text = _("activations must name one for each of the {n} hidden layers, or be none.")
            raise ExperimentError("activations", text.format(n=n_hidden))
        if self.dropouts and len(self.dropouts) != n_hidden:
            text = _("dropouts must give a share for each of the {n} hidden layers, or be none.")
            raise ExperimentError("dropouts", text.format(n=n_hidden))
        if any(layer > n_hidden for layer in self.normalized_layers):
            text = _("normalized_layers must name some of the {n} hidden layers, or be none: then it is all.")
            raise ExperimentError("normalized_layers", text.format(n=n_hidden))

    @property
    def source(self):
        """Where the rows come from."""
        return SOURCES[self.dataset]

    @property
    def n_rows(self):
        """How many rows the data have."""
        return self.source.n_rows or self.n_samples

    @property
    def work(self):
        """About how much an epoch is to do: the weights, times the rows."""
        return self.n_rows * sum(
            n_in * n_out for n_in, n_out in pairwise([self.source.n_features, *self.hidden_sizes])
        )

    @property
    def holds_back(self):
        """Whether there are test rows."""
        return self.test_size > 0 and self.source.holds_back

    @property
    def data(self):
        """Everything that the data depend on: experiments with the same are trained on the same rows."""
        return tuple(getattr(self, name) for name in DATA_FIELDS)

    said_titles = ("",)  # one alone needs none

    @property
    def runs(self):
        """A list of one."""
        return Runs(("",), (self,))

    @property
    def layer_activations(self):
        """The activation of each hidden layer."""
        return self.activations or (self.activation,) * len(self.hidden_sizes)

    @property
    def normalization(self):
        """What normalized layers have, a key of `NORMALIZATIONS`."""
        return "batch" if self.batch_norm else "layer" if self.layer_norm else "none"

    @property
    def layer_dropouts(self):
        """The share that each hidden layer leaves out."""
        return self.dropouts or (self.dropout,) * len(self.hidden_sizes)

    @property
    def layer_normalizations(self):
        """A key of `NORMALIZATIONS` for each hidden layer."""
        layers = range(1, len(self.hidden_sizes) + 1)
        normalized = self.normalized_layers or layers
        return tuple(self.normalization if layer in normalized else "none" for layer in layers)

    @property
    def dtype_name(self):
        """The precision in use, `auto` made definite."""
        if self.dtype != AUTO:
            return self.dtype
        return "float32" if self.source.image_shape else "float64"

    @property
    def end_matters(self):
        """Whether the number of epochs changes the training itself, not only where it ends."""
        return self.schedule in ("step", "cosine", "warm_up")

    @property
    def task(self):
        return self.source.task

    @property
    def loss_name(self):
        """The loss in use, `auto` made definite."""
        if self.loss != AUTO:
            return self.loss
        if self.task == "regression":
            return "mse"
        return "binary_crossentropy" if self._n_classes == 2 else "sparse_categorical_crossentropy"

    @property
    def n_outputs(self):
        """One output for a value or a yes or no, one per class otherwise."""
        one = self._n_classes == 0 or (self._n_classes == 2 and LOSSES[self.loss_name].threshold is not None)
        return 1 if one else self._n_classes

    @property
    def _n_classes(self):
        known = self.source.n_classes
        return self.n_classes if known is None else known

    def learning_rate_at(self, epoch):
        """The rate in force during the training of `epoch` (1 is the first)."""
        return rate_at(self, epoch)

    def with_epochs(self, epochs):
        """The same with another end."""
        return replace(self, epochs=epochs)

    def at(self, epoch):
        """The experiment with the settings in force while `epoch` is trained; itself where none was changed."""
        return settled(self, epoch)

    def with_rate_from(self, epoch, learning_rate):
        """The same experiment until `epoch`, going on from there at another rate."""
        return forked(self, epoch, learning_rate=learning_rate)

    def with_weight(self, epoch, index, value):
        """The same experiment until `epoch`, going on with one number of the weight vector set by hand."""
        kept = until(self, epoch)
        weights = {change[:2]: change[2] for change in kept.weight_changes} | {(epoch, index): value}
        return replace(kept, weight_changes=tuple((*place, weights[place]) for place in sorted(weights)))

    def advised(self, changes, run=0):
        """A new run with the settings that this one ends with, and `changes`, a dictionary of fields.

        Weights that were given to start from stay, unless the change is about them. Raises ExperimentError for a
        value that is not allowed, TypeError for what is no field.
        """
        drawn = {"weight_changes": ()} if STARTING & changes.keys() else {}
        return replace(forked(self, 0), **drawn | changes)


FIELDS = {f.name: f for f in fields(Experiment)}
RULES = {name: f.metadata["rule"] for name, f in FIELDS.items()}
DATA_FIELDS = tuple(name for name, f in FIELDS.items() if f.metadata["is_data"])


def shared(name, default=None):
    """A field like that of `Experiment`, perhaps with another default."""
    return choice(FIELDS[name].default if default is None else default, RULES[name], name in DATA_FIELDS)
