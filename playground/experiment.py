"""`Experiment`: every choice a person can make, frozen, named in the field's terms, checked when it is made."""

from dataclasses import dataclass, field, fields, replace

from playground.data import DATASETS, FEATURES, SCALINGS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from playground.rules import Changes, Choice, ExperimentError, Number, NumberOrFull, Several, Sizes

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
        0.1, Number(0, 1), "Noise", "How far points stray: a standard deviation, where the big circle has radius 1."
    )
    n_classes: int = _choice(3, Number(2, 5, whole=True), "Classes", "How many clouds, one class each.")
    test_size: float = _choice(
        0.3, Number(0.05, 0.95), "Test share", "The share of rows the network never trains on."
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
    data_seed: int = _choice(0, Number(0, 2**31 - 1, whole=True), "Data seed", "Which points are drawn and how they are split.")
    hidden_sizes: tuple[int, ...] = _choice(
        (8, 4), Sizes(8, 64), "Hidden layers", "More layers bend more; no layer leaves a straight line."
    )
    activation: str = _choice(
        "tanh", Choice(ACTIVATIONS), "Activation", "What each hidden unit does with its weighted sum."
    )
    output_activation: str = _choice(
        "linear",
        Choice(ACTIVATIONS),
        "Output activation",
        "Linear suits every loss here: softmax and sigmoid are part of the cross-entropies.",
    )
    initializer: str = _choice(
        "xavier_uniform", Choice(INITIALIZERS), "Initializer", "How the starting weights are drawn. Biases start at 0."
    )
    loss: str = _choice(
        AUTO,
        Choice((AUTO, *LOSSES)),
        "Loss",
        "What is made small. Automatic: cross-entropy for classes, squared error for values.",
    )
    optimizer: str = _choice("sgd", Choice(OPTIMIZERS), "Optimizer", "How a gradient becomes a change of the weights.")
    learning_rate: float = _choice(
        0.03, Number(1e-6, 100), "Learning rate", "How large each change is. Changing it keeps the weights."
    )
    momentum: float = _choice(
        0.9, Number(0, 0.999), "Momentum", "The share of the last change that is carried on into the next."
    )
    batch_size: int | None = _choice(
        10, NumberOrFull(1, 2000), "Batch size", "Rows per update; full: one update an epoch."
    )
    epochs: int = _choice(
        1000, Number(1, 20_000, whole=True), "Epochs", "When to stop. Changing it keeps the weights."
    )
    dtype: str = _choice("float64", Choice(("float64", "float32")), "Precision", "Digits each number keeps: 16 or 7.")
    seed: int = _choice(
        0, Number(0, 2**31 - 1, whole=True), "Seed", "Draws the starting weights and the order of the batches."
    )
    learning_rate_changes: tuple[tuple[int, float], ...] = _choice(
        (), Changes(Number(1, 20_000, whole=True), Number(1e-6, 100)), "Learning rate changes", "From which epoch on which rate."
    )

    def __post_init__(self):
        for name, rule in RULES.items():
            object.__setattr__(self, name, rule.check(name, getattr(self, name)))
        if self.task == "regression" and self.loss not in (AUTO, "mse"):
            raise ExperimentError(
                "loss", f"The loss {self.loss} is for classes, but {self.dataset} has values to predict: use mse or auto."
            )

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
            return replace(self, learning_rate=learning_rate, learning_rate_changes=())
        kept = tuple(change for change in self.learning_rate_changes if change[0] < epoch)
        return replace(self, learning_rate_changes=(*kept, (epoch, learning_rate)))


FIELDS = {f.name: f for f in fields(Experiment)}
RULES = {name: f.metadata["rule"] for name, f in FIELDS.items()}
