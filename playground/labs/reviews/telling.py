"""What a network says of a text: its probability word by word, and which words its score depends on."""

from typing import NamedTuple

import numpy as np

from playground.data.reading.words import START, UNKNOWN, padded, words_of
from playground.engine.activations import sigmoid
from playground.engine.recurrent import state_of
from playground.labs.reviews.training import scores_of


class Told(NamedTuple):
    """A text of W words that count, and what is said of it; scores are those before the sigmoid.

    `at_first` is the probability of praise before any word, `probabilities` (W,) those after each. `products` (W,)
    are gradient times embedding: dscore/de . e for the embedding e of each word; `lengths` (W,) are |dscore/de|.
    `effects` (W,) is how much higher the score is with a word than without it. `n_skipped` words before them are
    not read. `is_known` (W,) tells which are in the vocabulary.
    """

    words: tuple[str, ...]
    is_known: np.ndarray
    n_skipped: int
    at_first: float
    probabilities: np.ndarray
    score: float
    products: np.ndarray
    lengths: np.ndarray
    effects: np.ndarray

    @property
    def unknown(self):
        """Words that are not known, each once."""
        return tuple(
            dict.fromkeys(word for word, known in zip(self.words, self.is_known, strict=True) if not known)
        )


def tell(network, vocabulary, n_tokens, text):
    """The `Told` of a text, None where it has no word."""
    words = words_of(text)
    if not words:
        return None
    first = max(len(words) - n_tokens, 0)  # words from there on are read; where there are more, no start is
    cut = max(first - n_tokens, 0)  # what lies before that is out of sight after the first word that is read
    tokens = vocabulary.tokens(words)[cut:]
    prefixes = [tokens[: place + 2 - cut] for place in range(first, len(words))]
    without = [tokens[: place + 1 - cut] + tokens[place + 2 - cut :] for place in range(first, len(words))]
    scores = scores_of(network, padded([[START], *prefixes, *without], n_tokens))
    n_words = len(prefixes)
    score = scores[n_words]
    gradients, embeddings = _gradients(network, padded([tokens], n_tokens))
    gradients, embeddings = gradients[-n_words:], embeddings[-n_words:]
    return Told(
        tuple(words[first:]),
        np.array([token != UNKNOWN for token in tokens[first + 1 - cut :]]),
        first,
        float(sigmoid(scores[:1])[0]),
        sigmoid(scores[1 : n_words + 1]),
        float(score),
        (gradients * embeddings).sum(axis=1),
        np.linalg.norm(gradients, axis=1),
        score - scores[n_words + 1 :],
    )


def _gradients(network, x):
    """dscore/de (T, D) of one row of tokens (1, T) by the embedding of each, and those embeddings (T, D)."""
    _, workspace = network.forward(x)
    network.backward(np.ones((1, 1), network.dtype), workspace)
    return state_of(workspace).grad_in[0].astype(np.float64), network.params["0.E"][x[0]].astype(np.float64)
