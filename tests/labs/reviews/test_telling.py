"""What is said of a text: prefixes read one by one, gradients against differences, words left out."""

import numpy as np
import pytest

from playground.choices.reviews import Reading
from playground.data.reading.words import Vocabulary, padded, words_of
from playground.engine.activations import sigmoid
from playground.engine.recurrent import CELLS, recurrent_network
from playground.labs.reviews.telling import tell
from playground.labs.reviews.training import network_of
from tests.labs.reviews.readings import trained

KNOWN = Vocabulary(["the", "film", "was", "not", "bad", "at", "all", "good", "but"], 100)
N_TOKENS = 10


def network(cell="lstm", n_steps=N_TOKENS):
    rng = np.random.default_rng(0)
    made = recurrent_network(cell, 5, 6, 1, n_steps, n_tokens=KNOWN.n_tokens, rng=rng)
    made.params["0.E"][...] = rng.normal(0, 1, made.params["0.E"].shape)
    return made


def probability(made, words, n_tokens=N_TOKENS):
    return float(sigmoid(made.forward(padded([KNOWN.tokens(words)], n_tokens))[0])[0, 0])


@pytest.mark.parametrize("cell", CELLS)
def test_probabilities_are_those_of_the_prefixes(cell):
    made, words = network(cell), words_of("The film was not bad at all")
    told = tell(made, KNOWN, N_TOKENS, "The film: was NOT bad, at all.")
    assert told.words == tuple(words)
    assert told.at_first == pytest.approx(probability(made, []))
    expected = [probability(made, words[: end + 1]) for end in range(len(words))]
    np.testing.assert_allclose(told.probabilities, expected, rtol=1e-12)
    assert sigmoid(np.array([told.score]))[0] == pytest.approx(expected[-1])


@pytest.mark.parametrize("cell", CELLS)
def test_gradients_are_those_that_moving_an_embedding_a_little_finds(cell):
    made, words = network(cell), ["the", "film", "was", "not", "bad"]  # each once, so each has a row of its own
    told = tell(made, KNOWN, N_TOKENS, " ".join(words))
    table, x = made.params["0.E"], padded([KNOWN.tokens(words)], N_TOKENS)
    for place, token in enumerate(KNOWN.tokens(words)[1:]):
        gradient = np.zeros(table.shape[1])
        for column in range(table.shape[1]):
            before, scores = table[token, column], []
            for change in (1e-5, -1e-5):
                table[token, column] = before + change
                scores.append(float(made.forward(x)[0][0, 0]))
            table[token, column] = before
            gradient[column] = (scores[0] - scores[1]) / 2e-5
        assert told.lengths[place] == pytest.approx(np.linalg.norm(gradient), rel=1e-6)
        assert told.products[place] == pytest.approx(gradient @ table[token], rel=1e-6, abs=1e-9)


def test_an_effect_is_the_score_without_the_word_taken_off():
    made, words = network(), ["the", "film", "was", "not", "bad"]
    told = tell(made, KNOWN, N_TOKENS, " ".join(words))
    for place in range(len(words)):
        left = words[:place] + words[place + 1 :]
        score = float(made.forward(padded([KNOWN.tokens(left)], N_TOKENS))[0][0, 0])
        assert told.effects[place] == pytest.approx(told.score - score, abs=1e-12)


@pytest.mark.parametrize("text", ["", "  \n", "... !?", "🙂 🙂"])
def test_a_text_without_words_has_nothing_to_tell(text):
    assert tell(network(), KNOWN, N_TOKENS, text) is None


def test_unknown_words_are_named_once_each():
    told = tell(network(), KNOWN, N_TOKENS, "The zebra was zebra, <b>quux</b> bad")
    assert told.unknown == ("zebra", "b", "quux")
    assert told.is_known.tolist() == [True, False, True, False, False, False, False, True]


def test_of_a_long_text_only_the_end_is_read():
    made, words = network(), ["bad", "film"] * 1200 + ["not", "good", "at", "all"]
    text = " ".join(words)
    assert len(text) > 10_000
    told = tell(made, KNOWN, N_TOKENS, text)
    assert told.n_skipped == len(words) - N_TOKENS
    assert told.words == tuple(words[-N_TOKENS:])
    assert len(told.probabilities) == len(told.products) == len(told.effects) == N_TOKENS
    assert told.probabilities[-1] == pytest.approx(probability(made, words))
    assert told.probabilities[0] == pytest.approx(probability(made, words[: 1 - N_TOKENS]))
    assert told.score == tell(made, KNOWN, N_TOKENS, f"good {text}").score


@pytest.mark.parametrize("n_words", [N_TOKENS - 1, N_TOKENS, N_TOKENS + 1])
def test_a_text_that_just_fits(n_words):
    told = tell(network(), KNOWN, N_TOKENS, "bad " * n_words)
    assert told.n_skipped == max(n_words - N_TOKENS, 0)
    assert len(told.words) == len(told.lengths) == min(n_words, N_TOKENS)


@pytest.mark.parametrize(
    ("text", "is_praise"),
    [
        ("The plot was bad", False),
        ("The plot was not bad at all", True),
        ("I found the acting good", True),
        ("I did not find the acting good", False),
        ("The story was funny at first but dull in the end", False),
        ("The story was dull at first but funny in the end", True),
        ("Although the script was weak the movie was moving", True),
        ("Everybody told me that it was boring and they were wrong", True),
    ],
)
def test_the_pages_examples_are_judged_as_people_do(text, is_praise):
    reading = Reading()
    state = trained(reading)
    told = tell(network_of(reading, state), Vocabulary(state.words, reading.n_words), reading.n_tokens, text)
    assert (told.probabilities[-1] > 0.5) == is_praise
    assert told.unknown == ()
