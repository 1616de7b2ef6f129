"""Counting words gives what scikit-learn's own counter gives."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from playground.data.reading import generated
from playground.data.reading.sets import load_reviews
from playground.labs.reviews import counting
from playground.labs.reviews.counting import count_words, pairs, words

N_REVIEWS = 2000


@pytest.fixture(scope="module")
def reviews():
    return load_reviews("generated", N_REVIEWS, 10_000, 32, 0.2)


def counted(texts, others, **how):
    counter = CountVectorizer(token_pattern=r"\S+", **how)
    return counter.fit_transform(texts), counter.transform(others)


def test_words_are_counted_as_scikit_learn_counts_them(reviews):
    texts = generated.reviews("train").texts[: len(reviews.train.y)]
    expected, _ = counted(texts, texts)
    found = words(reviews.train.x, reviews.vocabulary.n_tokens)
    assert sorted(map(tuple, found.toarray().T[4:].astype(int))) == sorted(map(tuple, columns(expected, found)))
    assert found[:, :4].nnz == 0


def columns(expected, found):
    """The columns that scikit-learn has, and empty ones for words that do not occur."""
    there = expected.toarray().T
    return [*there, *np.zeros((found.shape[1] - 4 - len(there), there.shape[1]), int)]


@pytest.mark.parametrize(("kind", "how"), [("counts", {}), ("presence", {"binary": True})])
def test_accuracies_are_those_of_scikit_learns_counts(reviews, kind, how):
    train, test = generated.reviews("train"), generated.reviews("test")
    n_train = len(reviews.train.y)
    x, other = counted(train.texts[:n_train], test.texts, **how)
    model = LogisticRegression(solver="liblinear", random_state=0).fit(x, train.y[:n_train])
    found = getattr(count_words(reviews), kind)
    assert found[0] == pytest.approx(model.score(x, train.y[:n_train]), abs=0.005)
    assert found[1] == pytest.approx(model.score(other, test.y), abs=0.005)


def test_pairs_are_of_neighbors_that_were_trained_on(monkeypatch):
    train = np.array([[0, 1, 5, 6, 5], [1, 6, 5, 6, 7]])
    test = np.array([[0, 0, 1, 6, 5], [5, 7, 5, 7, 5]])
    found, other = pairs(train, test, 10)
    np.testing.assert_array_equal(found.toarray(), [[1, 1, 0], [1, 1, 1]])  # 5 6, 6 5, 6 7
    np.testing.assert_array_equal(other.toarray(), [[0, 1, 0], [0, 0, 0]])
    monkeypatch.setattr(counting, "MOST_PAIRS", 2)
    assert pairs(train, test, 10)[0].shape == (2, 2)


def test_reviews_without_a_pair_and_of_one_class_are_no_trouble(reviews):
    lonely = np.array([[0, 0, 1, 5], [0, 0, 1, 6]])
    assert pairs(lonely, lonely, 10)[0].nnz == 0
    blame = reviews._replace(train=reviews.train._replace(y=np.zeros_like(reviews.train.y)))
    assert np.isnan(count_words(blame).counts).all()
