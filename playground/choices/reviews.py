"""`Reading`: which reviews are read, by which network, and how it is trained."""

from dataclasses import dataclass, fields

from playground.choices.fields import choice
from playground.choices.rules import Choice, ExperimentError, Number
from playground.data.reading.sets import REVIEW_SETS
from playground.engine import OPTIMIZERS
from playground.engine.recurrent import CELLS
from playground.languages import _
from playground.numbers import counted

VALIDATION = 0.2  # of the training reviews, the last of them
EPSILON = 1e-7  # of Keras' optimizers
LARGEST_SEED = 2**31 - 1
MOST_WORDS, MOST_TOKENS, MOST_UNITS = 20_000, 256, 128
MOST_AT_ONCE = 4_000_000  # states of a batch: reviews times tokens times units; the tutorial's are 409,600
LEFT_OUT = Number(0, 0.9)


@dataclass(frozen=True)
class Reading:
    """An embedding, a cell that reads a review word by word, and a sigmoid after the last word.

    Words beyond the `n_words` - 4 most frequent are one unknown word; of a review its last `n_tokens` tokens are
    read, fewer with zeros before them. By default all but the number of reviews and of tokens is the tutorial's.

    Raises ExperimentError for a value that is not allowed.
    """

    dataset: str = choice("generated", Choice(REVIEW_SETS))
    n_reviews: int = choice(12_000, Number(100, 25_000, whole=True))
    n_words: int = choice(10_000, Number(50, MOST_WORDS, whole=True))
    n_tokens: int = choice(32, Number(4, MOST_TOKENS, whole=True))
    embedding: int = choice(128, Number(1, 256, whole=True))
    cell: str = choice("lstm", Choice(CELLS))
    units: int = choice(64, Number(1, MOST_UNITS, whole=True))
    dropout: float = choice(0.2, LEFT_OUT)
    recurrent_dropout: float = choice(0.2, LEFT_OUT)
    optimizer: str = choice("adam", Choice(OPTIMIZERS))
    learning_rate: float = choice(0.001, Number(1e-6, 10))
    batch_size: int = choice(32, Number(8, 1024, whole=True))
    epochs: int = choice(5, Number(1, 50, whole=True))
    seed: int = choice(0, Number(0, LARGEST_SEED, whole=True))

    def __post_init__(self):
        for field in fields(self):
            value = field.metadata["rule"].check(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)
        if (count := self.batch_size * self.n_tokens * self.units) > MOST_AT_ONCE:
            raise ExperimentError(
                "batch_size",
                _(
                    "{batch} reviews of {tokens} tokens with {units} units are {states} states, and a batch may "
                    "have {most}: choose a smaller batch_size."
                ).format(
                    batch=self.batch_size,
                    tokens=self.n_tokens,
                    units=self.units,
                    states=counted(count),
                    most=counted(MOST_AT_ONCE),
                ),
            )

    @property
    def data(self):
        """What the rows depend on, as `load_reviews` takes it."""
        return self.dataset, self.n_reviews, self.n_words, self.n_tokens, VALIDATION
