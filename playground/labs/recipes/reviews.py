"""Reviews made from word lists, and a network that reads them without their order.

Nobody wrote these reviews. They are drawn: words that say nothing, words of praise and of blame, and now and then
"not", which turns the next word round.
"""

import numpy as np

from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import Minibatches, run_epoch
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import new

PRAISE = ("good", "lovely", "clever", "funny", "moving", "fresh", "brilliant", "warm")
BLAME = ("bad", "dull", "slow", "clumsy", "boring", "stale", "awful", "cold")
FILLER = ("the", "film", "plot", "actor", "scene", "music", "was", "and", "with", "story", "ending", "it")
NOT = "not"
WORDS = (*PRAISE, *BLAME, *FILLER, NOT)
SIGNS = dict.fromkeys(PRAISE, 1) | dict.fromkeys(BLAME, -1)

REVIEWS, HELD_OUT, NEGATED = 4000, 0.2, 0.25
FEWEST, MOST = 8, 24  # words, more or less
EMBEDDING, HIDDEN, BATCH, EPOCHS, RATE = 16, 16, 32, 5, 0.01


def make_review(rng):
    """A list of words whose praise and blame, each turned round by a "not" before it, do not balance."""
    words = []
    while len(words) < rng.integers(FEWEST, MOST) or verdict(words) == 0:
        words += list(rng.choice(FILLER, rng.integers(1, 4)))
        if rng.random() < NEGATED:
            words.append(NOT)
        words.append(str(rng.choice(PRAISE + BLAME)))
    return words


def verdict(words):
    """Praise minus blame of a list of words, read in their order."""
    return sum(
        -SIGNS.get(word, 0) if before == NOT else SIGNS.get(word, 0)
        for before, word in zip(["", *words], words, strict=False)
    )


def make_reviews(n, seed):
    """`n` reviews, and their classes y (n,): 1 for praise."""
    rng = np.random.default_rng(seed)
    made = [make_review(rng) for _ in range(n)]
    return made, np.array([int(verdict(words) > 0) for words in made])


def shares_of_words(reviews):
    """x (N, words): how much of a review each word is. Times a table of embeddings, that is their mean."""
    places = {word: place for place, word in enumerate(WORDS)}
    x = np.zeros((len(reviews), len(WORDS)))
    for row, words in enumerate(reviews):
        np.add.at(x[row], [places[word] for word in words], 1 / len(words))
    return x


def train_reader(x, y, seed=0):
    """Yield the network after each epoch: mean of embeddings, a ReLU layer, a sigmoid."""
    rng = np.random.default_rng(seed)
    network = mlp([x.shape[1], EMBEDDING, HIDDEN, 1], ("linear", "relu"), rng=rng)
    optimizer, loss = OPTIMIZERS["adam"](RATE), LOSSES["binary_crossentropy"]
    minibatches = Minibatches(network, x, y.reshape(-1, 1).astype(float), BATCH)
    for _ in range(EPOCHS):
        minibatches.shuffle(rng.permutation(len(x)))
        for _ in run_epoch(network, minibatches, loss, optimizer):
            pass
        yield network


def measure():
    """Yield `Progress`, at last with the rows of the recipe."""
    made, y = make_reviews(REVIEWS, seed=0)
    x, n_test = shares_of_words(made), int(HELD_OUT * REVIEWS)
    networks = train_reader(x[n_test:], y[n_test:])
    for epoch in range(1, EPOCHS + 1):
        network = next(networks)
        yield Progress(epoch / (EPOCHS + 1), None)
    decided = LOSSES["binary_crossentropy"].decide(network.forward(x[:n_test])[0])
    right, has_not = decided == y[:n_test], np.array([NOT in words for words in made[:n_test]])
    rows = (
        new("reviews trained on, held out", f"{REVIEWS - n_test:,}, {n_test:,}"),
        new("share of praise among those held out", float(y[:n_test].mean()), digits=2),
        new("held-out accuracy after 5 epochs", float(right.mean()), digits=3),
        new("of reviews without a “not”", float(right[~has_not].mean()), digits=3),
        new("of reviews with one or more", float(right[has_not].mean()), digits=3),
    )
    yield Progress(1.0, rows)
