"""Tutorial E's reader of reviews, on generated ones: its accuracy by epoch, and what counting words can do."""

from playground.data.reading.words import INDEX_FROM, Vocabulary
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import Rows, new
from playground.labs.reviews.presets import PRESETS, TUTORIAL
from playground.labs.reviews.telling import tell
from playground.labs.reviews.training import PARTS, go_on, network_of
from playground.languages import _, mark
from playground.numbers import counted, fixed, in_a_row

READING = PRESETS["quick"].made  # the tutorial's but for fewer and shorter reviews
ACCURACIES = {
    "train": mark("training accuracy after 5 epochs"),
    "validation": mark("validation accuracy after 5 epochs"),
    "test": mark("test accuracy after 5 epochs"),
}
PAIR = ("The plot was bad", "The plot was not bad at all")


def sentiment():
    """Accuracies of the network after each epoch and at the end, of counting words, and of two sentences."""
    state = None
    while state is None or not state.is_over:
        state = go_on(READING, state)
        if not state.is_over:
            done = state.epoch * state.n_batches + state.batch
            yield Progress(0.95 * done / (READING.epochs * state.n_batches), None)
    network, vocabulary = network_of(READING, state), Vocabulary(state.words, READING.n_words)
    told = [tell(network, vocabulary, READING.n_tokens, text) for text in PAIR]
    praises = [float(one.probabilities[-1]) for one in told]
    found = state._replace(flat=None, memory=None)  # what is said needs no weights
    yield Progress(1.0, Rows(lambda: _rows(found, praises)))


def _rows(state, praises):
    yield new(_("reviews trained on, for validation, for test"), in_a_row(map(counted, state.sizes)))
    yield new(
        _("words known, tokens of a review"),
        in_a_row(map(counted, (len(state.words), READING.n_tokens))),
        _("The tutorial's are {words} and {tokens}.").format(
            words=counted(TUTORIAL.n_words - INDEX_FROM - 1), tokens=counted(TUTORIAL.n_tokens)
        ),
    )
    accuracies = in_a_row(fixed(found.accuracy, 3) for found in state.validated)
    yield new(_("validation accuracy after epochs 1 to 5"), accuracies)
    for part, found in zip(PARTS, state.judged, strict=True):
        yield new(_(ACCURACIES[part]), found.accuracy, digits=4)
    yield new(_("logistic regression on counts of words: test accuracy"), state.counted.counts[1], digits=3)
    yield new(_("on which words are there"), state.counted.presence[1], digits=3)
    pairs = _("“not bad” is a pair of its own, so it does better, and not well.")
    yield new(_("on words and pairs of neighbors"), state.counted.pairs[1], pairs, 3)
    for text, praise in zip(PAIR, praises, strict=True):
        yield new(_("probability of praise, “{text}”").format(text=text), praise, digits=3)
