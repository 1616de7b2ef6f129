"""A bag of words: logistic regression on which words a review has, and how often, whatever their order."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from playground.data.reading.words import START

MOST = 60_000  # words and pairs, the most frequent ones


class Counted(NamedTuple):
    """Accuracies (train, test) of logistic regressions on counts of words, on which words are there, and on counts
    of words and of pairs of neighbors."""

    counts: tuple[float, float]
    presence: tuple[float, float]
    pairs: tuple[float, float]


def count_words(reviews):
    """`Counted` of a set's `Reviews`, fitted on its training part, on the tokens that the network reads too."""
    return Counted(
        _fitted(reviews, CountVectorizer(analyzer=words)),
        _fitted(reviews, CountVectorizer(analyzer=words, binary=True)),
        _fitted(reviews, CountVectorizer(analyzer=words_and_pairs, max_features=MOST)),
    )


def words(tokens):
    """The tokens of a review (T,) that are words: padding and start are none."""
    return tokens[tokens > START].tolist()


def words_and_pairs(tokens):
    """Its words, and every two that stand beside each other, as tuples."""
    found = words(tokens)
    return [*zip(found, strict=True), *pairwise(found)]


def _fitted(reviews, vectorizer):
    train, test = reviews.train, reviews.test
    if len(np.unique(train.y)) < 2 or not (train.x > START).any():  # there is nothing to tell apart, or by
        return (float("nan"),) * 2
    counts = vectorizer.fit_transform(train.x)
    model = LogisticRegression(solver="liblinear", random_state=0).fit(counts, train.y)
    scores = model.score(counts, train.y), model.score(vectorizer.transform(test.x), test.y)
    return tuple(map(float, scores))
