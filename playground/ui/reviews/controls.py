"""Which reviews are read by which network: presets, and every field of a `Reading` as a widget."""

from functools import partial

import streamlit as st

from playground.choices.reviews import Reading
from playground.choices.rules import ExperimentError
from playground.data.reading.sets import REVIEW_SETS
from playground.engine import OPTIMIZERS
from playground.engine.recurrent import CELLS
from playground.labs.reviews.presets import PRESETS
from playground.languages import _, mark
from playground.numbers import general
from playground.ui.form import Form
from playground.ui.furniture import literal
from playground.ui.visit.places import Place
from playground.ui.widgets import menu, number, pick, slider, start_from, titles

PLACE = Place(
    Reading,
    None,
    "reviews_dataset",
    *(f"reviews_{name}" for name in ("chosen", "place_link", "problems", "needed", "begun")),
)
LABELS = {
    "dataset": (mark("Reviews"), mark("What is read.")),
    "n_reviews": (mark("Reviews to learn from"), mark("The last fifth of them is held back for validation.")),
    "n_words": (
        mark("Words"),
        mark(
            "How many tokens it knows: the most frequent words, and four that are no words: padding, the start, "
            "an unknown word, and one that Keras leaves unused."
        ),
    ),
    "n_tokens": (
        mark("Tokens of a review"),
        mark("A longer review loses its beginning, a shorter one has zeros put before it, as Keras does."),
    ),
    "embedding": (mark("Embedding"), mark("Numbers that stand for each word.")),
    "cell": (mark("Cell"), mark("What reads the words one after another.")),
    "units": (mark("Units"), mark("Numbers in the cell's state.")),
    "dropout": (
        mark("Dropout"),
        mark("The share of each embedding that is left out, the same numbers at every word."),
    ),
    "recurrent_dropout": (
        mark("Recurrent dropout"),
        mark("The share of the state that the gates do not see, the same units at every word."),
    ),
    "optimizer": (mark("Optimizer"), mark("How a gradient becomes a change of the weights.")),
    "learning_rate": (mark("Learning rate"), mark("How large each change is. A change starts training anew.")),
    "batch_size": (mark("Batch size"), mark("Reviews per update.")),
    "epochs": (mark("Epochs"), mark("How many times all reviews are read. A change starts training anew.")),
    "seed": (
        mark("Seed"),
        mark("Draws the starting weights, the order of the batches, and what dropout leaves out."),
    ),
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
    with st.expander(_("Settings"), icon=":material/tune:"):
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
        st.warning(literal(f"{error} {_('The settings stay what they were.')}"), icon=":material/error:")
        return kept


def _start_from(reading, is_busy):
    preset = start_from(PRESETS, reading, partial(_fill, anew=True), PRESET, disabled=is_busy)
    if preset:
        st.markdown(_(preset.watch))


def _fields(is_busy):
    menu("dataset", titles(REVIEW_SETS), FORM, disabled=is_busy)
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
        pick("learning_rate", RATES, general, FORM, disabled=is_busy)
        pick("batch_size", BATCHES, str, FORM, disabled=is_busy)
        number("epochs", FORM, step=1, disabled=is_busy)
        number("seed", FORM, step=1, disabled=is_busy)
