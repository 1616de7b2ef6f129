"""Words and tokens, as Keras numbers them: 0 is padding, 1 the start, 2 an unknown word, words come after 3.

Keras' `index_from` is 3: the most frequent word, number 1 of the word index, is token 4, and 3 stands for nothing.
"""

import re

import numpy as np

PADDING, START, UNKNOWN, INDEX_FROM = 0, 1, 2, 3
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z0-9]+)*")  # what Keras' files call a word: letters, digits, "don't"


def words_of(text):
    """The words of a text in their order, lower-cased, without marks."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


class Vocabulary:
    """The words that are known, the most frequent first; `places` is `{word: token}`.

    Of `n_words` tokens the first four are none, so that `n_words` - 4 words are known, as with Keras' `num_words`.
    """

    def __init__(self, words, n_words):
        self.words = tuple(words)[: max(n_words - INDEX_FROM - 1, 0)]
        self.places = {word: token for token, word in enumerate(self.words, INDEX_FROM + 1) if word}

    @property
    def n_tokens(self):
        """Rows of a table that has one for every token."""
        return len(self.words) + INDEX_FROM + 1

    def tokens(self, words):
        """Words as tokens, the start before them; a word that is not known is 2."""
        return [START, *(self.places.get(word, UNKNOWN) for word in words)]


def padded(rows, n_tokens):
    """Lists of tokens as (N, `n_tokens`) int32: the last tokens of each, zeros before them.

    That is Keras' `pad_sequences` with its defaults, padding="pre" and truncating="pre".
    """
    found = np.full((len(rows), n_tokens), PADDING, np.int32)
    for place, row in enumerate(rows):
        kept = row[-n_tokens:]
        if len(kept):
            found[place, n_tokens - len(kept) :] = kept
    return found
