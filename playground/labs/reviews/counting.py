"""A bag of words: logistic regression on which words a review has, and how often, whatever their order."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from playground.data.reading.words import START

MOST_PAIRS = 50_000  # the most frequent ones


class Counted(NamedTuple):
    """Accuracies (train, test) of logistic regressions on counts of words, on which words are there, and on counts
    of words and of pairs of neighbors."""

    counts: tuple[float, float]
    presence: tuple[float, float]
    pairs: tuple[float, float]


def count_words(reviews):
    """`Counted` of a set's `Reviews`, fitted on its training part, on the tokens that the network reads too."""
    n_tokens = reviews.vocabulary.n_tokens
    counts = [words(rows.x, n_tokens) for rows in (reviews.train, reviews.test)]
    neighbors = pairs(reviews.train.x, reviews.test.x, n_tokens)
    return Counted(
        _fitted(counts, reviews),
        _fitted([(one > 0).astype(np.float64) for one in counts], reviews),
        _fitted([hstack(both).tocsr() for both in zip(counts, neighbors, strict=True)], reviews),
    )


def words(x, n_tokens):
    """How often each token stands in tokens (N, T), sparse (N, `n_tokens`); padding and start do not count."""
    rows, places = np.nonzero(x > START)
    return _counted(rows, x[rows, places], (len(x), n_tokens))


def pairs(train, test, n_tokens):
    """The same of two tokens that stand beside each other: of those that occur in `train`, the most frequent."""
    found = []
    for x in (train, test):
        rows, places = np.nonzero((x[:, :-1] > START) & (x[:, 1:] > START))
        found.append((rows, x[rows, places].astype(np.int64) * n_tokens + x[rows, places + 1]))
    kinds, counts = np.unique(found[0][1], return_counts=True)
    kinds = np.sort(kinds[np.argsort(-counts, kind="stable")[:MOST_PAIRS]])
    matrices = []
    for x, (rows, seen) in zip((train, test), found, strict=True):
        places = np.searchsorted(kinds, seen).clip(max=max(len(kinds) - 1, 0))
        known = kinds[places] == seen if len(kinds) else np.zeros(len(seen), bool)
        matrices.append(_counted(rows[known], places[known], (len(x), max(len(kinds), 1))))
    return matrices


def _counted(rows, columns, shape):
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape)


def _fitted(matrices, reviews):
    train, test = matrices
    if len(np.unique(reviews.train.y)) < 2:
        return (float("nan"),) * 2
    model = LogisticRegression(solver="liblinear", random_state=0).fit(train, reviews.train.y)
    return float(model.score(train, reviews.train.y)), float(model.score(test, reviews.test.y))
