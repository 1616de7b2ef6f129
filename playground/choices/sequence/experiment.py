"""`SequenceExperiment`: every choice about one network that reads sequences, frozen and checked."""

from dataclasses import dataclass, fields

import numpy as np

from playground.choices.experiment import shared
from playground.choices.fields import AUTO, choice, of_data
from playground.choices.rates import OnlyTheRate
from playground.choices.rules import Choice, ExperimentError, Number, Switch
from playground.choices.runs import Runs
from playground.choices.sequence.text import RHYME, Text
from playground.data.sequences import TASKS
from playground.engine import INITIALIZERS, OPTIMIZERS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from playground.languages import _
from playground.numbers import counted

LONGEST, MOST_UNITS = 100, 64
RADIUS, CLIP = Number(0, 3), Number(0, 1000)


@dataclass(frozen=True)
class SequenceExperiment(OnlyTheRate):
    """What is learned of sequences, by which cell, and how. The same experiment gives the same numbers everywhere.

    An epoch is `n_sequences` sequences drawn for it, where a text is read, pieces from anywhere in it.
    `spectral_radius` 0 leaves the recurrent matrix as it was drawn, `truncation` 0 hands the error back to the
    first step, `clip_norm` 0 leaves gradients as long as they are.

    Raises ExperimentError (a ValueError that names its field) for a value that is not allowed.
    """

    task: str = of_data("adding", Choice(TASKS))
    length: int = of_data(50, Number(2, LONGEST, whole=True))
    lengths_vary: bool = of_data(False, Switch())
    noise: float = of_data(0.1, Number(0, 1))
    text: str = of_data(RHYME, Text())
    n_sequences: int = of_data(320, Number(10, 1000, whole=True))
    data_seed: int = of_data(0, Number(0, 2**31 - 1, whole=True))
    cell: str = choice("lstm", Choice(CELLS))
    units: int = choice(32, Number(1, MOST_UNITS, whole=True))
    initializer: str = choice("xavier_uniform", Choice(INITIALIZERS))
    recurrent_initializer: str = choice("uniform", Choice(RECURRENT_INITIALIZERS))
    spectral_radius: float = choice(0.0, RADIUS)
    forget_bias: float = choice(1.0, Number(-10, 10))
    dropout: float = choice(0.0, Number(0, 0.9))
    recurrent_dropout: float = choice(0.0, Number(0, 0.9))
    truncation: int = choice(0, Number(0, LONGEST, whole=True))
    clip_norm: float = choice(1.0, CLIP)
    optimizer: str = choice("adam", Choice(OPTIMIZERS))
    learning_rate: float = shared("learning_rate", 0.01)
    batch_size: int = choice(32, Number(1, 128, whole=True))
    epochs: int = choice(300, Number(1, 2000, whole=True))
    dtype: str = shared("dtype")
    seed: int = shared("seed")
    learning_rate_changes: tuple[tuple[int, float], ...] = shared("learning_rate_changes")

    reads = "sequences"
    dataset = ""  # no table of rows
    schedule, early_stopping = "constant", False
    setting_changes = weight_changes = ()

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        check_together(self)

    @property
    def source(self):
        """The `Task` that is learned."""
        return TASKS[self.task]

    @property
    def data(self):
        """Everything that the sequences depend on."""
        return tuple(getattr(self, name) for name in DATA_FIELDS)

    said_titles = ("",)  # one alone needs none

    @property
    def runs(self):
        """A list of one."""
        return Runs(("",), (self,), is_stacked=False)

    @property
    def n_steps(self):
        return self.source.n_steps(self.length)

    @property
    def n_outputs(self):
        """One output for a value or a yes or no, one per class otherwise."""
        n_classes = self.source.n_classes(self)
        return n_classes if n_classes > 2 else 1

    @property
    def loss_name(self):
        n_classes = self.source.n_classes(self)
        if not n_classes:
            return "mse"
        return "sparse_categorical_crossentropy" if n_classes > 2 else "binary_crossentropy"

    @property
    def dtype_name(self):
        """The precision in use, `auto` made definite: it is wanted fast, and float32 reaches down to 1e-38."""
        return "float32" if self.dtype == AUTO else self.dtype

    @property
    def work(self):
        """About how much an epoch is to do: weights times steps times sequences."""
        gates = len(CELLS[self.cell].gates)
        return self.n_sequences * self.n_steps * gates * self.units * (self.units + self.source.n_inputs(self))

    @property
    def working_bytes(self):
        """About what the arrays take that a batch goes through, in training and where it is looked at."""
        numbers_a_unit = 5 * len(CELLS[self.cell].gates) + 3  # of a step and a sequence, measured
        of_one = numbers_a_unit * self.units * self.n_steps * np.dtype(self.dtype_name).itemsize
        return of_one * 3 * self.batch_size // 2


def check_together(made):
    """Raise ExperimentError where the text is too short for the pieces that are read of it."""
    if made.task == "text" and len(made.text) <= made.length:
        is_chosen = made.length != SEQUENCE_FIELDS["length"].default  # whose fault it is, then
        raise ExperimentError(
            "length" if is_chosen else "text",
            _(
                "Pieces of {length} characters and the one after them do not fit into a text of {size}: length "
                "must be at most {most}, or the text longer."
            ).format(length=made.length, size=counted(len(made.text)), most=counted(len(made.text) - 1)),
        )


SEQUENCE_FIELDS = {field.name: field for field in fields(SequenceExperiment)}
DATA_FIELDS = tuple(name for name, field in SEQUENCE_FIELDS.items() if field.metadata["is_data"])
