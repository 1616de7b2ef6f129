"""Tutorial E's reader of reviews, on generated ones: its accuracy by epoch, and what counting words can do."""

from playground.data.reading.words import INDEX_FROM, Vocabulary
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import new
from playground.labs.reviews.presets import PRESETS, TUTORIAL
from playground.labs.reviews.telling import tell
from playground.labs.reviews.training import PARTS, go_on, network_of

READING = PRESETS["quick"].made  # the tutorial's but for fewer and shorter reviews
TITLES = {"train": "training", "validation": "validation", "test": "test"}
PAIR = ("The plot was bad", "The plot was not bad at all")


def sentiment():
    """Accuracies of the network after each epoch and at the end, of counting words, and of two sentences."""
    state = None
    while state is None or not state.is_over:
        state = go_on(READING, state)
        if not state.is_over:
            done = state.epoch * state.n_batches + state.batch
            yield Progress(0.95 * done / (READING.epochs * state.n_batches), None)
    yield Progress(1.0, tuple(_rows(state)))


def _rows(state):
    train, validation, test = state.sizes
    yield new("reviews trained on, for validation, for test", f"{train:,}, {validation:,}, {test:,}")
    yield new(
        "words known, tokens of a review",
        f"{len(state.words)}, {READING.n_tokens}",
        f"The tutorial's are {TUTORIAL.n_words - INDEX_FROM - 1:,} and {TUTORIAL.n_tokens}.",
    )
    accuracies = ", ".join(f"{found.accuracy:.3f}" for found in state.validated)
    yield new("validation accuracy after epochs 1 to 5", accuracies)
    for part, found in zip(PARTS, state.judged, strict=True):
        yield new(f"{TITLES[part]} accuracy after 5 epochs", found.accuracy, digits=4)
    yield new("logistic regression on counts of words: test accuracy", state.counted.counts[1], digits=3)
    yield new("on which words are there", state.counted.presence[1], digits=3)
    yield new(
        "on words and pairs of neighbors",
        state.counted.pairs[1],
        "“not bad” is a pair of its own, so it does better, and not well.",
        3,
    )
    network, vocabulary = network_of(READING, state), Vocabulary(state.words, READING.n_words)
    for text in PAIR:
        told = tell(network, vocabulary, READING.n_tokens, text)
        yield new(f"probability of praise, “{text}”", float(told.probabilities[-1]), digits=3)
