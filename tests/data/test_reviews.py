"""Reviews that are drawn from word lists."""

import numpy as np
import pytest

from playground.data import load
from playground.data.reviews import NOT, REVIEWS, SOURCE, WORDS, make_review, shares_of_words, verdict


@pytest.mark.parametrize(
    ("words", "expected"),
    [("good film", 1), ("not good film", -1), ("dull plot not boring", 0), ("not not good", -1), ("the film", 0)],
)
def test_a_not_turns_the_next_word_round(words, expected):
    assert verdict(words.split()) == expected


def test_every_review_has_a_verdict():
    rng = np.random.default_rng(5)
    for _ in range(50):
        words = make_review(rng)
        assert verdict(words) != 0
        assert set(words) <= set(WORDS)


def test_a_row_is_the_shares_of_the_words():
    (row,) = shares_of_words([["good", "good", "film", NOT]])
    assert row[WORDS.index("good")] == 0.5
    assert row.sum() == 1


def test_the_data_set():
    found = load("reviews")
    assert found.x.shape == (REVIEWS, len(WORDS))
    np.testing.assert_allclose(found.x.sum(axis=1), 1)
    assert 0.45 < found.y.mean() < 0.55
    has_not = found.x[:, WORDS.index(NOT)] > 0
    assert 0.3 < has_not.mean() < 0.95


def test_its_sentence_says_how_many_there_are():
    assert SOURCE.about.startswith(f"{REVIEWS:,} made-up reviews, each as the shares of {len(WORDS)} words;")
