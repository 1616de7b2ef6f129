"""`REVIEW_SETS`: the sets of reviews by name, and a set as the rows that a network reads."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.data.reading import generated, imdb
from playground.data.reading.words import Vocabulary, padded
from playground.languages import mark


class ReviewSet(NamedTuple):
    """`read(n_words)` gives `{part: (rows of tokens, y)}` and the words; `is_here()` whether it can be read.

    Texts are marked.
    """

    title: str
    about: str
    read: Callable
    is_here: Callable


class Rows(NamedTuple):
    """x (N, T), tokens with zeros before them; y (N,), 1 for praise."""

    x: np.ndarray
    y: np.ndarray


class Reviews(NamedTuple):
    """The parts of a set, and what its tokens mean. `validation` are the last rows of the training part."""

    train: Rows
    validation: Rows
    test: Rows
    vocabulary: Vocabulary


def _generated(n_words):
    words = generated.vocabulary()
    known, parts = Vocabulary(words, n_words), {}
    for part in ("train", "test"):
        found = generated.reviews(part)
        parts[part] = [known.tokens(text.split()) for text in found.texts], found.y
    return parts, words


REVIEW_SETS = {
    "generated": ReviewSet(
        mark("Generated reviews"),
        mark(
            "Made by a program for this page: nobody wrote them. Whether one is praise depends on word order and "
            "on negation."
        ),
        _generated,
        lambda: True,
    ),
    "imdb": ReviewSet(
        mark("The real film reviews of IMDB"),
        mark("50,000 reviews that people wrote, half of them for training (Maas et al. 2011)."),
        imdb.read,
        lambda: imdb.place() is not None,
    ),
}


def load_reviews(name, n_reviews, n_words, n_tokens, validation_size):
    """The `Reviews` of a set: its first `n_reviews` to train and validate with, and all that are for testing.

    A review is its last `n_tokens` tokens. Raises ReviewsError for a set that is not there or cannot be used.
    """
    parts, words = REVIEW_SETS[name].read(n_words)
    rows, y = parts["train"]
    x, y = padded(rows[:n_reviews], n_tokens), np.asarray(y[:n_reviews], np.int64)
    n_train = max(len(x) - round(validation_size * len(x)), 1)
    rows, test_y = parts["test"]
    test = Rows(padded(rows, n_tokens), np.asarray(test_y, np.int64))
    return Reviews(
        Rows(x[:n_train], y[:n_train]), Rows(x[n_train:], y[n_train:]), test, Vocabulary(words, n_words)
    )
