"""Reviews made from word lists: how much of a review each word is.

Nobody wrote these reviews. They are drawn: words that say nothing, words of praise and of blame, and now and then
"not", which turns the next word round.
"""

from functools import cache

import numpy as np

from playground.data.sources import GROUPS, Dataset, Source
from playground.languages import mark

PRAISE = ("good", "lovely", "clever", "funny", "moving", "fresh", "brilliant", "warm")
BLAME = ("bad", "dull", "slow", "clumsy", "boring", "stale", "awful", "cold")
FILLER = ("the", "film", "plot", "actor", "scene", "music", "was", "and", "with", "story", "ending", "it")
NOT = "not"
WORDS = (*PRAISE, *BLAME, *FILLER, NOT)
SIGNS = dict.fromkeys(PRAISE, 1) | dict.fromkeys(BLAME, -1)

REVIEWS, NEGATED = 4000, 0.25
FEWEST, MOST = 8, 24  # words, more or less


def make_review(rng):
    """A list of words whose praise and blame, each turned round by a "not" before it, do not balance."""
    words = []
    while len(words) < rng.integers(FEWEST, MOST) or verdict(words) == 0:
        words += list(rng.choice(FILLER, rng.integers(1, 4)))
        if rng.random() < NEGATED:
            words.append(NOT)
        words.append(str(rng.choice(PRAISE + BLAME)))
    return words


def verdict(words):
    """Praise minus blame of a list of words, read in their order."""
    return sum(
        -SIGNS.get(word, 0) if before == NOT else SIGNS.get(word, 0)
        for before, word in zip(["", *words], words, strict=False)
    )


def shares_of_words(reviews):
    """x (N, words): how much of a review each word is. Times a table of embeddings, that is their mean."""
    places = {word: place for place, word in enumerate(WORDS)}
    x = np.zeros((len(reviews), len(WORDS)))
    for row, words in enumerate(reviews):
        np.add.at(x[row], [places[word] for word in words], 1 / len(words))
    return x


@cache
def reviews():
    """The `Dataset` of all reviews, class 1 for praise; its arrays cannot be written to."""
    rng = np.random.default_rng(0)
    made = [make_review(rng) for _ in range(REVIEWS)]
    x, y = shares_of_words(made), np.array([int(verdict(words) > 0) for words in made])
    for array in (x, y):
        array.setflags(write=False)  # all who look share them
    return Dataset(x, y, WORDS, ("blame", "praise"), "classification")


SOURCE = Source(
    mark("Reviews"),
    GROUPS[3],
    mark("4,000 made-up reviews, each as the shares of 29 words; “not” turns the next word round."),
    reviews,
    n_features=len(WORDS),
    n_rows=REVIEWS,
)
