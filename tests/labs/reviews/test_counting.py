"""Counting the tokens of reviews gives what counting the words of their texts gives."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from playground.data.reading import generated
from playground.data.reading.sets import load_reviews
from playground.labs.reviews.counting import count_words, words, words_and_pairs

N_REVIEWS = 2000


@pytest.fixture(scope="module")
def reviews():
    return load_reviews("generated", N_REVIEWS, 10_000, 32, 0.2)


def counted(texts, others, **how):
    counter = CountVectorizer(token_pattern=r"\S+", **how)
    return counter.fit_transform(texts), counter.transform(others)


def test_padding_and_start_are_no_words():
    tokens = np.array([0, 0, 1, 5, 6, 2, 5])
    assert words(tokens) == [5, 6, 2, 5]
    assert words_and_pairs(tokens) == [(5,), (6,), (2,), (5,), (5, 6), (6, 2), (2, 5)]
    assert words_and_pairs(tokens[:4]) == [(5,)]
    assert words_and_pairs(tokens[:3]) == []


@pytest.mark.parametrize(
    ("kind", "how"), [("counts", {}), ("presence", {"binary": True}), ("pairs", {"ngram_range": (1, 2)})]
)
def test_accuracies_are_those_of_counts_of_the_texts(reviews, kind, how):
    train, test = generated.reviews("train"), generated.reviews("test")
    n_train = len(reviews.train.y)
    x, other = counted(train.texts[:n_train], test.texts, **how)
    model = LogisticRegression(solver="liblinear", random_state=0).fit(x, train.y[:n_train])
    found = getattr(count_words(reviews), kind)
    assert found[0] == pytest.approx(model.score(x, train.y[:n_train]), abs=0.005)
    assert found[1] == pytest.approx(model.score(other, test.y), abs=0.005)


def test_reviews_without_a_word_or_of_one_class_are_no_trouble(reviews):
    lonely = reviews._replace(train=reviews.train._replace(x=np.minimum(reviews.train.x, 1)))
    blame = reviews._replace(train=reviews.train._replace(y=np.zeros_like(reviews.train.y)))
    for nothing in (lonely, blame):
        assert np.isnan(count_words(nothing)).all()
