"""Words, tokens and padding as Keras has them."""

import numpy as np
import pytest

from playground.data.reading.words import PADDING, START, UNKNOWN, Vocabulary, padded, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not BAD, at all.", ["not", "bad", "at", "all"]),
        ("I don't -- don’t! 10/10", ["i", "don't", "don't", "10", "10"]),
        ("<b>it's</b>", ["b", "it's", "b"]),
        ("", []),
        ("... \n\t 🙂", []),
    ],
)
def test_a_text_is_taken_apart(text, expected):
    assert words_of(text) == expected


def test_the_most_frequent_word_is_token_4_and_n_words_counts_all_tokens():
    known = Vocabulary(["the", "film", "was", "good"], 7)
    assert known.words == ("the", "film", "was")
    assert known.n_tokens == 7
    assert known.tokens(["the", "was", "good", "never"]) == [START, 4, 6, UNKNOWN, UNKNOWN]
    assert Vocabulary(["the"], 4).tokens(["the"]) == [START, UNKNOWN]
    assert Vocabulary(["", "film"], 10).tokens(["", "film"]) == [START, UNKNOWN, 5]


def test_rows_are_padded_and_cut_in_front():
    found = padded([[1, 5, 6], [1, 2, 3, 4, 5], [], [7, 8, 9, 10]], 4)
    np.testing.assert_array_equal(found, [[PADDING, 1, 5, 6], [2, 3, 4, 5], [0, 0, 0, 0], [7, 8, 9, 10]])
