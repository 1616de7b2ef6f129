"""Generated reviews: each once, the same again, and without a hint in their words alone."""

from collections import Counter

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from playground.data.reading import generated
from playground.data.reading.generated import BLAME, FORMS, LARGEST, MOST, PRAISE, make_review, reviews, vocabulary

N_TRAIN = 9600  # what the page trains on by default


def test_both_parts_have_their_size_and_every_review_is_there_once():
    train, test = reviews("train"), reviews("test")
    assert (len(train.texts), len(test.texts)) == (LARGEST["train"], LARGEST["test"])
    assert len({*train.texts, *test.texts}) == sum(LARGEST.values())
    assert set(train.texts).isdisjoint(test.texts)
    for part in (train, test):
        assert part.y.mean() == 0.5
        lengths = [len(text.split()) for text in part.texts]
        assert min(lengths) >= 4
        assert max(lengths) == MOST


def test_seeds_fix_them():
    before = reviews("test")
    reviews.cache_clear()
    assert reviews("test").texts == before.texts
    assert make_review(np.random.default_rng(3), 1) == make_review(np.random.default_rng(3), 1)


def test_the_words_are_few_and_the_most_frequent_comes_first():
    words = vocabulary()
    assert len(words) == len(set(words)) < 200
    assert {*PRAISE, *BLAME, "not", "never", "although", "but"} <= set(words)
    counts = Counter(word for text in reviews("train").texts for word in text.split())
    assert [counts[word] for word in words] == sorted(counts.values(), reverse=True)


def test_praise_and_blame_are_different_words():
    assert len({*PRAISE, *BLAME}) == len(PRAISE) + len(BLAME)
    assert sum(generated.SHARES) == pytest.approx(1)


@pytest.mark.parametrize("form", [form for form, _ in FORMS])
def test_every_form_uses_words_of_praise_for_both_verdicts(form):
    rng = np.random.default_rng(0)
    for verdict in (-1, 1):
        found = Counter(word in PRAISE for _ in range(300) for word in form(rng, verdict).split() if word in BOTH)
        assert 0.35 < found[True] / found.total() < 0.65, (form.__name__, verdict)


BOTH = {*PRAISE, *BLAME}


@pytest.mark.parametrize("how", [{}, {"binary": True}], ids=["counts", "presence"])
def test_a_bag_of_words_cannot_tell_them_apart(how):
    train, test = reviews("train"), reviews("test")
    counter = CountVectorizer(token_pattern=r"\S+", **how)
    model = LogisticRegression(max_iter=1000).fit(counter.fit_transform(train.texts), train.y)
    assert model.score(counter.transform(test.texts), test.y) < 0.6  # asked for: under 0.75


def test_pairs_of_neighbors_tell_more_and_not_enough():
    train, test = reviews("train"), reviews("test")
    counter = CountVectorizer(token_pattern=r"\S+", ngram_range=(1, 2))
    model = LogisticRegression(max_iter=1000).fit(counter.fit_transform(train.texts[:N_TRAIN]), train.y[:N_TRAIN])
    assert 0.6 < model.score(counter.transform(test.texts), test.y) < 0.8
