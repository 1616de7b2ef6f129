"""Generated reviews whose verdict hangs on the order of words and on negation, so that counting words fails.

Nobody wrote them. An opinion is a word of praise or of blame in a frame that leaves it or turns it round ("was far
from dull"). A review is an opinion, or two: the one behind "but" decides, and so does the one that "although" does
not stand before. Both verdicts are drawn from the same words, equally often in nearly all of the forms.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from playground.data.reading.words import words_of

PRAISE = tuple(
    words_of(
        "good great funny clever moving fresh brilliant warm gripping charming honest beautiful exciting "
        "wonderful touching smart"
    )
)
BLAME = tuple(
    words_of(
        "bad dull slow clumsy boring stale awful cold weak silly predictable ugly tedious terrible shallow flat"
    )
)
SUBJECTS = (
    "the film",
    "the movie",
    "the story",
    "the plot",
    "the ending",
    "the acting",
    "the music",
    "the script",
    "the dialogue",
    "the humor",
    "the first half",
    "the last hour",
    "this remake",
    "the whole thing",
)
PLAIN = (
    "{it} was {word}",
    "{it} was really {word}",
    "{it} was {word} from start to finish",
    "i found {it} {word}",
    "this is {a} {word} film",
    "what {a} {word} movie",
    "everybody would call {it} {word}",
    "nobody could say that {it} was not {word}",
)
TURNING = (
    "{it} was not {word}",
    "{it} was not {word} at all",
    "{it} was never {word}",
    "{it} was far from {word}",
    "{it} was anything but {word}",
    "i did not find {it} {word}",
    "this is not {a} {word} film",
    "what a movie and never {word}",
    "nobody would call {it} {word}",
    "i cannot say that {it} was {word}",
)
OPENINGS = (
    "i saw it on a rainy sunday",
    "my sister took me to see this one",
    "we watched it at home last night",
    "i had read the book before",
    "the cinema was half empty",
    "it runs for about two hours",
    "this was my first visit in a year",
    "a friend had given me the tickets",
)
CLOSINGS = (
    "and that is all there is to say",
    "that is what i told my friends",
    "and we talked about it on the way home",
    "at least that is how i see it",
    "if you ask me",
    "and i have seen a lot of them",
)
TURNED = 0.42  # share of opinions whose frame turns the word round
OPENED, CLOSED = 0.35, 0.25  # shares of reviews with a sentence before and after that says nothing
FEWEST, MOST = 4, 30  # words
SEEDS = {"train": 1, "test": 2}
LARGEST = {"train": 25_000, "test": 5_000}


class Reviews(NamedTuple):
    """`texts` (N), words with a space between them, each once; y (N,), 1 for praise."""

    texts: tuple[str, ...]
    y: np.ndarray


def make_review(rng, verdict):
    """The words of a review that praises, `verdict` 1, or blames, -1."""
    form = FORMS[int(rng.choice(len(FORMS), p=SHARES))][0]
    parts = [form(rng, verdict)]
    if rng.random() < OPENED:
        parts.insert(0, _one(rng, OPENINGS))
    if rng.random() < CLOSED:
        parts.append(_one(rng, CLOSINGS))
    return " ".join(parts)


@cache
def reviews(part):
    """The `Reviews` of "train" or "test"; none of the texts of one is in the other."""
    seen = set() if part == "test" else set(reviews("test").texts)
    rng, texts = np.random.default_rng([SEEDS[part], 0]), []
    y = rng.permutation(np.arange(LARGEST[part]) % 2)
    for verdict in y:
        text = make_review(rng, 2 * int(verdict) - 1)
        while text in seen or not FEWEST <= text.count(" ") + 1 <= MOST:
            text = make_review(rng, 2 * int(verdict) - 1)
        seen.add(text)
        texts.append(text)
    y.setflags(write=False)  # all who look share it
    return Reviews(tuple(texts), y)


def vocabulary():
    """All words, the most frequent of the training reviews first."""
    counts = {}
    for text in reviews("train").texts:
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def _one(rng, options):
    return options[int(rng.integers(len(options)))]


def _word(rng, verdict):
    return _one(rng, PRAISE if verdict > 0 else BLAME)


def _opinion(rng, verdict):
    """A clause that praises or blames something, by its word or by a frame that turns its word round."""
    is_turned = rng.random() < TURNED
    frame = _one(rng, TURNING if is_turned else PLAIN)
    word = _word(rng, -verdict if is_turned else verdict)
    return frame.format(it=_one(rng, SUBJECTS), word=word, a="an" if word[0] in "aeiou" else "a")


def _single(rng, verdict):
    return _opinion(rng, verdict)


def _both(rng, verdict):
    return f"{_opinion(rng, verdict)} and {_opinion(rng, verdict)}"


def _but(rng, verdict):
    return f"{_opinion(rng, -verdict)} but {_opinion(rng, verdict)}"


def _although(rng, verdict):
    if rng.random() < 0.5:
        return f"{_opinion(rng, verdict)} although {_opinion(rng, -verdict)}"
    return f"although {_opinion(rng, -verdict)} {_opinion(rng, verdict)}"


def _at_first(rng, verdict):
    before, after = _word(rng, -verdict), _word(rng, verdict)
    if rng.random() < 0.5:
        return f"{_one(rng, SUBJECTS)} was {before} at first but {after} in the end"
    return f"{_one(rng, SUBJECTS)} was {after} in the end and only {before} at first"


def _than(rng, verdict):
    return f"{_one(rng, SUBJECTS)} was more {_word(rng, verdict)} than {_word(rng, -verdict)}"


def _told(rng, verdict):
    """Others said so, and were right or wrong."""
    is_right = rng.random() < 0.5
    word = _word(rng, verdict if is_right else -verdict)
    return (
        f"everybody told me that {_one(rng, SUBJECTS)} was {word} and they were {'right' if is_right else 'wrong'}"
    )


def _expected(rng, verdict):
    return f"i expected something {_word(rng, -verdict)} and got something {_word(rng, verdict)}"


FORMS = (  # (form, share)
    (_single, 0.3),
    (_both, 0.1),
    (_but, 0.16),
    (_although, 0.14),
    (_at_first, 0.1),
    (_than, 0.06),
    (_told, 0.08),
    (_expected, 0.06),
)
SHARES = [share for _, share in FORMS]
