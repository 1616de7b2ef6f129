"""Which reviews are read by which network: presets, and every field of a `Reading` as a widget."""

from functools import partial

import streamlit as st

from playground.choices.reviews import Reading
from playground.choices.rules import ExperimentError
from playground.data.reading.sets import REVIEW_SETS
from playground.engine import OPTIMIZERS
from playground.engine.recurrent import CELLS
from playground.labs.reviews.presets import PRESETS
from playground.ui.form import Form
from playground.ui.furniture import literal
from playground.ui.places import Place
from playground.ui.widgets import menu, number, pick, slider, start_from, titles

PLACE = Place(
    Reading,
    None,
    "reviews_dataset",
    *(f"reviews_{name}" for name in ("chosen", "place_link", "problems", "needed", "begun")),
)
LABELS = {
    "dataset": ("Reviews", "What is read."),
    "n_reviews": ("Reviews to learn from", "The last fifth of them is held back for validation."),
    "n_words": (
        "Words",
        "How many tokens it knows: the most frequent words, and four that are no words: padding, the start, an "
        "unknown word, and one that Keras leaves unused.",
    ),
    "n_tokens": (
        "Tokens of a review",
        "A longer review loses its beginning, a shorter one has zeros put before it, as Keras does.",
    ),
    "embedding": ("Embedding", "Numbers that stand for each word."),
    "cell": ("Cell", "What reads the words one after another."),
    "units": ("Units", "Numbers in the cell's state."),
    "dropout": ("Dropout", "The share of each embedding that is left out, the same numbers at every word."),
    "recurrent_dropout": (
        "Recurrent dropout",
        "The share of the state that the gates do not see, the same units at every word.",
    ),
    "optimizer": ("Optimizer", "How a gradient becomes a change of the weights."),
    "learning_rate": ("Learning rate", "How large each change is. A change starts training anew."),
    "batch_size": ("Batch size", "Reviews per update."),
    "epochs": ("Epochs", "How many times all reviews are read. A change starts training anew."),
    "seed": ("Seed", "Draws the starting weights, the order of the batches, and what dropout leaves out."),
}
FORM = Form(Reading, "reviews_", LABELS)
PRESET = "reviews_preset"
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
SIZES = (4, 8, 16, 32, 64, 128)
BATCHES = (8, 16, 32, 64, 128, 256)
NARROWEST = 185  # pixels of a field


def chosen(linked, is_busy):
    """Draw the widgets and return the `Reading` they hold; `linked` is one to fill them with first.

    While it `is_busy` nothing can be changed: a change would interrupt it.
    """
    kept = st.session_state[PLACE.recording]
    _fill(linked or kept, anew=linked is not None)
    top = st.container()
    with st.expander("Settings", icon=":material/tune:"):
        _fields(is_busy)
    reading = _made(kept)
    with top:
        _start_from(reading, is_busy)
    FORM.remember()
    return reading


def _fill(reading, anew):
    FORM.fill({FORM.key(name): getattr(reading, name) for name in FORM.names}, anew)


def _made(kept):
    """What the widgets make, or what was chosen before and a sentence."""
    try:
        return Reading(**FORM.values())
    except ExperimentError as error:
        st.warning(literal(f"{error} The settings stay what they were."), icon=":material/error:")
        return kept


def _start_from(reading, is_busy):
    preset = start_from(PRESETS, reading, partial(_fill, anew=True), PRESET, disabled=is_busy)
    if preset:
        st.markdown(preset.watch)


def _fields(is_busy):
    menu("dataset", {name: one.title for name, one in REVIEW_SETS.items()}, FORM, disabled=is_busy)
    with st.grid(min_column_width=NARROWEST):
        number("n_reviews", FORM, step=1000, disabled=is_busy)
        number("n_words", FORM, step=1000, disabled=is_busy)
        number("n_tokens", FORM, step=8, disabled=is_busy)
        pick("embedding", SIZES, str, FORM, disabled=is_busy)
        menu("cell", titles(CELLS), FORM, disabled=is_busy)
        pick("units", SIZES, str, FORM, disabled=is_busy)
        slider("dropout", 0.05, FORM, disabled=is_busy)
        slider("recurrent_dropout", 0.05, FORM, disabled=is_busy)
        menu("optimizer", titles(OPTIMIZERS), FORM, disabled=is_busy)
        pick("learning_rate", RATES, "{:g}".format, FORM, disabled=is_busy)
        pick("batch_size", BATCHES, str, FORM, disabled=is_busy)
        number("epochs", FORM, step=1, disabled=is_busy)
        number("seed", FORM, step=1, disabled=is_busy)
