"""The 50,000 film reviews of IMDB (Maas et al. 2011), where somebody has them: Keras' file, or the folder aclImdb.

The environment variable `PLAYGROUND_IMDB` names either one. Both end as tokens by Keras' conventions: see `words`.
"""

import json
import os
from collections import defaultdict
from itertools import count, islice
from pathlib import Path

import numpy as np

from playground.data.reading.errors import ReviewsError
from playground.data.reading.unpickling import LARGEST_WORD, MOST_REVIEWS, MOST_WORDS, members
from playground.data.reading.words import INDEX_FROM, START, UNKNOWN, words_of
from playground.languages import _
from playground.numbers import counted

VARIABLE = "PLAYGROUND_IMDB"
INDEX = "imdb_word_index.json"
MOST_INDEX_BYTES, MOST_TEXT_BYTES = 20 * 2**20, 2**20
MOST_LISTED = 200_000  # words that are told apart
FOLDERS = {"neg": 0, "pos": 1}
SHUFFLED_BY = (
    113  # the seed by which Keras lays reviews out anew: files and folders may be in the order of classes
)


def place():
    """The path that the environment names, None where it names nothing."""
    said = os.environ.get(VARIABLE, "").strip()
    return Path(said).expanduser() if said else None


def read(n_words):
    """`{part: (rows, y)}` of "train" and "test", and the words, the most frequent first.

    `rows` are N arrays of tokens, all under `n_words`. Raises ReviewsError.
    """
    found = place()
    if found is None:
        text = _("The real reviews are not here: {variable} does not say where they are.")
        raise ReviewsError(text.format(variable=VARIABLE))
    try:
        parts, words = _of_folder(found) if found.is_dir() else _of_keras(found)
    except ReviewsError as error:
        raise ReviewsError(f"{_('{file} cannot be used.').format(file=found.name)} {error}") from None
    except OSError as error:
        text = _("{file} cannot be read: {error}.")
        raise ReviewsError(text.format(file=found.name, error=error.strerror or error)) from None
    return {part: _shuffled(_tokens(*ranks, n_words), y) for part, (ranks, y) in parts.items()}, words


def _of_keras(path):
    """`{part: ((flat, ends), y)}` of ranks of words, and the words by their rank."""
    found = members(path)
    words, parts = _index(path.with_name(INDEX)), {}
    for part in ("train", "test"):
        ranks, y = found[f"x_{part}"], found[f"y_{part}"]
        if not isinstance(ranks, tuple) or isinstance(y, tuple):
            text = _("Its {x} must be lists of words, and its {y} numbers.")
            raise ReviewsError(text.format(x=f"x_{part}", y=f"y_{part}"))
        if len(ranks[1]) != len(y) or not set(np.unique(y).tolist()) <= {0, 1}:
            text = _("Its {y} must say 0 or 1 for each of the {n} reviews.")
            raise ReviewsError(text.format(y=f"y_{part}", n=counted(len(ranks[1]))))
        parts[part] = ranks, y
    return parts, words


def _index(path):
    """The words of Keras' word index, the most frequent first; "" where a rank has none."""
    try:
        if path.stat().st_size > MOST_INDEX_BYTES:
            text = _("{file} is larger than {n} bytes.")
            raise ReviewsError(text.format(file=INDEX, n=counted(MOST_INDEX_BYTES)))
        ranks = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        text = _("{file} must lie beside it: it says which word has which number.")
        raise ReviewsError(text.format(file=INDEX)) from None
    except (ValueError, RecursionError):
        raise ReviewsError(_("{file} is damaged.").format(file=INDEX)) from None
    is_good = isinstance(ranks, dict) and all(
        type(rank) is int and 1 <= rank <= LARGEST_WORD for rank in ranks.values()
    )
    if not is_good or not ranks:
        text = _("{file} must be {form} with ranks from 1 on.")
        raise ReviewsError(text.format(file=INDEX, form='{"word": rank, ...}'))
    words = [""] * min(max(ranks.values()), MOST_LISTED)
    for word, rank in ranks.items():
        if rank <= len(words):
            words[rank - 1] = word
    return tuple(words)


def _of_folder(path):
    """The same from texts in train/pos, train/neg, test/pos, test/neg; ranks are those of the training texts."""
    numbers = defaultdict(count().__next__)  # of words as they come
    texts = {part: [_texts(path / part / kind, numbers) for kind in FOLDERS] for part in ("train", "test")}
    words = list(numbers)
    counts = np.bincount(np.concatenate([row for rows in texts["train"] for row in rows]), minlength=len(words))
    ranked = sorted(np.flatnonzero(counts), key=lambda number: (-counts[number], words[number]))
    ranks = np.full(len(words), LARGEST_WORD)
    ranks[ranked] = np.arange(1, len(ranked) + 1)
    parts = {}
    for part, kinds in texts.items():
        rows = [row for found in kinds for row in found]
        y = np.repeat(list(FOLDERS.values()), [len(found) for found in kinds])
        parts[part] = (ranks[np.concatenate(rows)], np.cumsum([len(row) for row in rows])), y
    return parts, tuple(words[number] for number in ranked[:MOST_LISTED])


def _texts(folder, numbers):
    """The words of each text in a folder as `numbers`, in the order of the files' names."""
    if not folder.is_dir():
        text = _("It has no folder {folder}, which aclImdb has.")
        raise ReviewsError(text.format(folder=f"{folder.parent.name}/{folder.name}"))
    paths = sorted(islice(folder.glob("*.txt"), MOST_REVIEWS // 2 + 1))
    if not 1 <= len(paths) <= MOST_REVIEWS // 2:
        text = _("Its {folder} must hold 1 to {most} files *.txt.")
        raise ReviewsError(
            text.format(folder=f"{folder.parent.name}/{folder.name}", most=counted(MOST_REVIEWS // 2))
        )
    return [np.array([numbers[word] for word in _words(path)], np.int32) for path in paths]


def _words(path):
    with path.open("rb") as file:
        text = file.read(MOST_TEXT_BYTES)  # what is longer is no review
    return words_of(text.decode("utf-8", errors="replace").replace("<br />", " "))[:MOST_WORDS]


def _tokens(flat, ends, n_words):
    """Rows of tokens from ranks: each 3 higher, 2 where that is not under `n_words`, the start before a review."""
    tokens = flat + INDEX_FROM
    tokens[tokens >= n_words] = UNKNOWN
    tokens = np.insert(tokens, np.concatenate([[0], ends[:-1]]), START).astype(np.int32)
    return np.split(tokens, (ends + np.arange(1, len(ends) + 1))[:-1])


def _shuffled(rows, y):
    order = np.arange(len(rows))
    np.random.RandomState(SHUFFLED_BY).shuffle(order)
    return [rows[place] for place in order], y[order]
