"""Readings worth a try, each with what to look at."""

from playground.choices.reviews import Reading
from playground.labs.preset import Preset
from playground.languages import mark

TUTORIAL = Reading(n_reviews=25_000, n_tokens=200)
PRESETS = {
    "quick": Preset(
        mark("Quick"),
        mark(
            "The tutorial's network and settings, on fewer and shorter reviews. For two epochs it does no better "
            "than a coin; then it finds out about “not” and “but”, and within another two it is right nearly "
            "always."
        ),
        Reading(),
    ),
    "tutorial": Preset(
        mark("As in the tutorial"),
        mark(
            "10,000 words, 200 tokens, 25,000 reviews. The generated reviews have 30 words at most, so that most "
            "of the 200 tokens are padding, which the network has to read before each of them. It takes minutes."
        ),
        TUTORIAL,
    ),
    "rnn": Preset(
        mark("A plain RNN"),
        mark(
            "The same without gates. After five epochs it judges about two of three validation reviews "
            "correctly, and given ten it gets to over 90 of 100: it learns the same language, later."
        ),
        Reading(cell="rnn"),
    ),
    "imdb": Preset(
        mark("The real reviews"),
        mark("The tutorial's own data, as far as they are on this server: see below."),
        Reading(dataset="imdb", n_reviews=25_000, n_tokens=200),
    ),
}
