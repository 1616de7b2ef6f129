"""`Experiment`: every choice a person can make, frozen, named in the field's terms, checked when it is made."""

from dataclasses import dataclass, field, fields, replace

from playground.data import DATASETS, FEATURES, SCALINGS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES
from playground.rules import (
    Changes,
    Choice,
    ExperimentError,
    Names,
    Number,
    NumberOrFull,
    Several,
    Sizes,
    Switch,
)

AUTO = "auto"
MOMENTUM_OPTIMIZERS = ("momentum", "nesterov")


def _choice(default, rule, title, about):
    return field(default=default, metadata={"rule": rule, "title": title, "help": about})


@dataclass(frozen=True)
class Experiment:
    """What is trained, on what, and how. The same experiment gives the same numbers on every machine.

    Raises ExperimentError (a ValueError that names its field) for a value that is not allowed.
    """

    dataset: str = _choice("circles", Choice(DATASETS), "Dataset", "What the network is to learn.")
    n_samples: int = _choice(
        300, Number(10, 2000, whole=True), "Samples", "How many points are made, training and test together."
    )
    noise: float = _choice(
        0.1,
        Number(0, 1),
        "Noise",
        "How far points stray: a standard deviation, where the big circle has radius 1.",
    )
    n_classes: int = _choice(3, Number(2, 5, whole=True), "Classes", "How many clouds, one class each.")
    test_size: float = _choice(
        0.3, Number(0.05, 0.95), "Test share", "The share of rows the network never trains on."
    )
    validation_size: float = _choice(
        0.0,
        Number(0, 0.5),
        "Validation share",
        "The share of the training rows held back to choose by: early stopping looks at them.",
    )
    scaling: str = _choice(
        "standard",
        Choice(SCALINGS),
        "Scaling",
        "Standard: mean 0, deviation 1. Min-max: 0 to 1. Fitted on the training part alone.",
    )
    features: tuple[str, ...] = _choice(
        ("x1", "x2"), Several(FEATURES), "Inputs", "What the network sees of a point (x1, x2)."
    )
    data_seed: int = _choice(
        0, Number(0, 2**31 - 1, whole=True), "Data seed", "Which points are drawn and how they are split."
    )
    hidden_sizes: tuple[int, ...] = _choice(
        (8, 4), Sizes(8, 64), "Hidden layers", "More layers bend more; no layer leaves a straight line."
    )
    activation: str = _choice(
        "tanh", Choice(ACTIVATIONS), "Activation", "What each hidden unit does with its weighted sum."
    )
    activations: tuple[str, ...] = _choice(
        (),
        Names(ACTIVATIONS, 8),
        "Activation of each layer",
        "One for each hidden layer; none: the same for all.",
    )
    output_activation: str = _choice(
        "linear",
        Choice(ACTIVATIONS),
        "Output activation",
        "Linear suits every loss here: softmax and sigmoid are part of the cross-entropies.",
    )
    initializer: str = _choice(
        "xavier_uniform",
        Choice(INITIALIZERS),
        "Initializer",
        "How the starting weights are drawn. Biases start at 0.",
    )
    loss: str = _choice(
        AUTO,
        Choice((AUTO, *LOSSES)),
        "Loss",
        "What is made small. Automatic: cross-entropy for classes, squared error for values.",
    )
    optimizer: str = _choice(
        "sgd", Choice(OPTIMIZERS), "Optimizer", "How a gradient becomes a change of the weights."
    )
    learning_rate: float = _choice(
        0.03, Number(1e-6, 100), "Learning rate", "How large each change is. Changing it keeps the weights."
    )
    momentum: float = _choice(
        0.9, Number(0, 0.999), "Momentum", "The share of the last change that is carried on into the next."
    )
    schedule: str = _choice(
        "constant",
        Choice(SCHEDULES),
        "Learning rate schedule",
        "How the learning rate changes over the epochs.",
    )
    batch_size: int | None = _choice(
        10, NumberOrFull(1, 2000), "Batch size", "Rows per update; full: one update an epoch."
    )
    epochs: int = _choice(
        1000, Number(1, 20_000, whole=True), "Epochs", "When to stop. Changing it keeps the weights."
    )
    l1: float = _choice(0.0, Number(0, 1), "L1", "Adds l1 times the sum of |W| to the loss: weights become 0.")
    l2: float = _choice(
        0.0, Number(0, 1), "L2", "Adds l2 / 2 times the sum of W squared to the loss: weights stay small."
    )
    dropout: float = _choice(
        0.0, Number(0, 0.9), "Dropout", "The share of hidden units left out, others at each update."
    )
    batch_norm: bool = _choice(
        False, Switch(), "Batch normalization", "Each unit's sums are normalized over the rows of the batch."
    )
    layer_norm: bool = _choice(
        False, Switch(), "Layer normalization", "Each row's sums are normalized over the units of the layer."
    )
    residual: bool = _choice(
        False,
        Switch(),
        "Residual connections",
        "A layer as wide as the one before adds its input to its output.",
    )
    clip_norm: float = _choice(
        0.0,
        Number(0, 1000),
        "Clip gradient",
        "A longer gradient is shortened to this length; 0 leaves it alone.",
    )
    early_stopping: bool = _choice(
        False,
        Switch(),
        "Early stopping",
        "Stop when the validation loss has not improved for so many epochs.",
    )
    patience: int = _choice(
        10,
        Number(1, 1000, whole=True),
        "Patience",
        "Epochs without improvement before early stopping stops, or the adaptive schedule divides the rate by 5.",
    )
    tol: float = _choice(1e-4, Number(0, 1), "Tolerance", "An improvement smaller than this does not count.")
    dtype: str = _choice(
        AUTO,
        Choice((AUTO, "float64", "float32")),
        "Precision",
        "Digits each number keeps: float64 16, float32 7. Automatic: float32 for images, float64 else.",
    )
    seed: int = _choice(
        0,
        Number(0, 2**31 - 1, whole=True),
        "Seed",
        "Draws the starting weights and the order of the batches.",
    )
    learning_rate_changes: tuple[tuple[int, float], ...] = _choice(
        (),
        Changes((Number(1, 20_000, whole=True), Number(1e-6, 100)), "40:0.1,80:0.01"),
        "Learning rate changes",
        "After which epoch which rate.",
    )
    weight_changes: tuple[tuple[int, int, float], ...] = _choice(
        (),
        Changes((Number(0, 20_000, whole=True), Number(0, 10**7, whole=True), Number(-1e6, 1e6)), "40:17:0.5"),
        "Weight changes",
        "After which epoch which number of the weight vector is set by hand to what.",
    )

    def __post_init__(self):
        for name, rule in RULES.items():
            object.__setattr__(self, name, rule.check(name, getattr(self, name)))
        if self.task == "regression" and self.loss not in (AUTO, "mse"):
            raise ExperimentError(
                "loss",
                f"The loss {self.loss} is for classes, but {self.dataset} has values to predict: use mse or auto.",
            )
        self._check_together()

    def _check_together(self):
        if self.batch_norm and self.layer_norm:
            raise ExperimentError("layer_norm", "Only one of batch_norm and layer_norm can be on.")
        if self.early_stopping and not self.validation_size:
            raise ExperimentError(
                "early_stopping",
                "early_stopping looks at the validation loss: it needs a validation_size above 0.",
            )
        if self.activations and len(self.activations) != len(self.hidden_sizes):
            raise ExperimentError(
                "activations",
                f"activations must name one for each of the {len(self.hidden_sizes)} hidden layers, or be none.",
            )

    @property
    def layer_activations(self):
        """The activation of each hidden layer."""
        return self.activations or (self.activation,) * len(self.hidden_sizes)

    @property
    def normalization(self):
        return "batch" if self.batch_norm else "layer" if self.layer_norm else "none"

    @property
    def dtype_name(self):
        """The precision in use, `auto` made definite."""
        if self.dtype != AUTO:
            return self.dtype
        return "float32" if DATASETS[self.dataset].is_image else "float64"

    @property
    def end_matters(self):
        """Whether the number of epochs changes the training itself, not only where it ends."""
        return self.schedule in ("step", "cosine", "warm_up")

    @property
    def task(self):
        return DATASETS[self.dataset].task

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
        one = self._n_classes == 0 or (self._n_classes == 2 and "categorical" not in self.loss_name)
        return 1 if one else self._n_classes

    @property
    def _n_classes(self):
        known = DATASETS[self.dataset].n_classes
        return self.n_classes if known is None else known

    def learning_rate_at(self, epoch):
        """The rate in force during the training of `epoch` (1 is the first)."""
        rate = self.learning_rate
        for start, changed in self.learning_rate_changes:
            if epoch > start:
                rate = changed
        return rate

    def with_rate_from(self, epoch, learning_rate):
        """The same experiment until `epoch`, going on from there at another rate."""
        if epoch == 0:
            return replace(self, learning_rate=learning_rate, learning_rate_changes=(), weight_changes=())
        rates = tuple(change for change in self.learning_rate_changes if change[0] < epoch)
        weights = tuple(change for change in self.weight_changes if change[0] <= epoch)
        return replace(self, learning_rate_changes=(*rates, (epoch, learning_rate)), weight_changes=weights)

    def with_weight(self, epoch, index, value):
        """The same experiment until `epoch`, going on with one number of the weight vector set by hand."""
        rates = tuple(change for change in self.learning_rate_changes if change[0] <= epoch)
        weights = {change[:2]: change[2] for change in self.weight_changes if change[0] <= epoch}
        weights[epoch, index] = value
        changes = tuple((*place, weights[place]) for place in sorted(weights))
        return replace(self, learning_rate_changes=rates, weight_changes=changes)


FIELDS = {f.name: f for f in fields(Experiment)}
RULES = {name: f.metadata["rule"] for name, f in FIELDS.items()}
