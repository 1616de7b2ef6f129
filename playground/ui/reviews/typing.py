"""A review of one's own: its probability word by word, and which words the score depends on."""

from html import escape
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from playground.data.reading.words import Vocabulary
from playground.figures.reviews import influence_figure, word_by_word_figure
from playground.labs.reviews.telling import tell
from playground.labs.reviews.training import network_of
from playground.numbers import percent, short
from playground.ui.furniture import chart, literal

STYLE = Path(__file__).parent / "marks.css"
TEXT, EXAMPLE, MARKED, TOLD = (f"reviews_{name}" for name in ("text", "example", "marked", "told"))
EXAMPLES = (
    "The plot was bad",
    "The plot was not bad at all",
    "I found the acting good",
    "I did not find the acting good",
    "The story was funny at first but dull in the end",
    "The story was dull at first but funny in the end",
    "Although the script was weak the movie was moving",
    "Everybody told me that it was boring and they were wrong",
)
LONGEST = 20_000  # letters
MOST_NAMED = 8  # unknown words
MARKS = {
    "gradient times embedding": "products",
    "with the word minus without it": "effects",
    "length of the gradient": "lengths",
}
ABOUT = (
    "**What the gradient says, and what it does not.** The gradient of the score by a word's embedding tells how "
    "the score would move if that embedding moved a very little, everything else staying as it is. Times the "
    "embedding, it is what the first-order formula gives for taking the embedding down to 0; its length says how "
    "much the score reacts at all, whatever the direction. Neither is a cause: where a gate is shut or a tanh is "
    "flat, a word that decides everything can have a gradient near 0. The striped bars are a check: the word is "
    "left out and the network reads the rest again. Where the two disagree, even in sign, the first order was not "
    "enough."
)


def show(reading, state):
    """Draw it; without a network to ask, nothing."""
    if state is None or not state.is_finite:
        return
    st.html(STYLE)
    st.markdown("#### Type a review")
    if TEXT not in st.session_state:
        st.session_state[TEXT] = EXAMPLES[1]
    st.pills("Examples", EXAMPLES, key=EXAMPLE, on_change=_take_example, label_visibility="collapsed")
    text = st.text_area("Your review", value=st.session_state[TEXT], key=TEXT, max_chars=LONGEST, height=100)
    found = _told(reading, state, text)
    if found is None:
        st.info("There is no word in it yet: type one, or choose an example.", icon=":material/info:")
        return
    _said(found, reading, state)
    if found.is_known.any():
        _drawn(found)
        st.caption(ABOUT)


def _told(reading, state, text):
    """What `tell` says; kept, as another view of the same takes no new answer."""
    asked = reading, state.n_updates, text
    if st.session_state.get(TOLD, (None, None))[0] != asked:
        vocabulary = Vocabulary(state.words, reading.n_words)
        st.session_state[TOLD] = asked, tell(network_of(reading, state), vocabulary, reading.n_tokens, text)
    return st.session_state[TOLD][1]


def _take_example():
    if st.session_state[EXAMPLE]:
        st.session_state[TEXT] = st.session_state[EXAMPLE]


def _said(found, reading, state):
    """The probability in a sentence, and what of the text was not read."""
    probability = float(found.probabilities[-1])
    verdict = "praise" if probability >= 0.5 else "blame"
    told = f"**{percent(probability, 1)} praise**: the network takes it for {verdict}. "
    told += f"The score before the sigmoid is {short(found.score, 3)}."
    if not state.is_over:
        told += f" It has learned from {state.n_updates:,} updates so far."
    st.markdown(told)
    if found.n_skipped:
        st.info(
            f"Only the last {reading.n_tokens} tokens of a review are read, as Keras' “pre” truncating has it: "
            f"the first {found.n_skipped:,} words are left out.",
            icon=":material/content_cut:",
        )
    if not found.is_known.any():
        st.warning(
            "None of these words is known to the network: to it they are all the same unknown word, and what it "
            "says of them means nothing.",
            icon=":material/error:",
        )
    elif found.unknown:
        names = ", ".join(f"“{word}”" for word in found.unknown[:MOST_NAMED])
        more = len(found.unknown) - MOST_NAMED
        more = f" and {more} more" if more > 0 else ""
        st.info(
            literal(f"Not known to the network, and all the same unknown word to it: {names}{more}."),
            icon=":material/help:",
        )


def _drawn(found):
    st.markdown("**The probability, word by word**")
    told = ", ".join(
        f"{percent(float(p))} after “{word}”"
        for word, p in list(zip(found.words, found.probabilities, strict=True))[-5:]
    )
    chart(
        word_by_word_figure(found.words, found.at_first, found.probabilities),
        "reviews_word_by_word",
        f"Probability of praise over {len(found.words)} words: in the end {told}.",
    )
    st.markdown("**Which words the score depends on**")
    marked = st.segmented_control(
        "Marked by", list(MARKS), default=next(iter(MARKS)), key=MARKED, required=True, persist_state="page"
    )
    values = getattr(found, MARKS[marked])
    st.html(_marks(found.words, values, is_signed=MARKS[marked] != "lengths"))
    largest = int(np.abs(found.effects).argmax())
    chart(
        influence_figure(found.words, found.products, found.effects, found.lengths),
        "reviews_influence",
        f"Bars for {len(found.words)} words: gradient times embedding, the change when a word is left out, which "
        f"is largest for “{found.words[largest]}”, and the length of the gradient.",
    )
    with st.expander("All of these numbers"):
        st.dataframe(
            pd.DataFrame(
                {
                    "word": found.words,
                    "known": found.is_known,
                    "praise after it": found.probabilities,
                    "gradient times embedding": found.products,
                    "length of the gradient": found.lengths,
                    "with it minus without": found.effects,
                }
            ),
            hide_index=True,
            alt="Every word with its probability, gradient and effect.",
        )


def _marks(words, values, is_signed):
    """The words in a row, each with its number under it: colored by sign and size, underlined by sign."""
    largest = float(np.abs(values).max()) or 1.0
    spans = []
    for word, value in zip(words, values, strict=True):
        kind = "length" if not is_signed else "up" if value > 0 else "down"
        number = short(float(value)) if not is_signed or value <= 0 else f"+{short(float(value))}"
        strength = round(45 * abs(float(value)) / largest)
        spans.append(
            f'<span class="{kind}" style="--strength: {strength}%">{escape(word)}<small>{number}</small></span>'
        )
    if is_signed:
        legend = (
            '<span class="up" style="--strength: 30%">toward praise<small>+, solid line</small></span>'
            '<span class="down" style="--strength: 30%">toward blame<small>−, dashed line</small></span>'
        )
    else:
        legend = '<span class="length" style="--strength: 30%">the score reacts<small>length</small></span>'
    return f'<div class="review-marks">{"".join(spans)}</div><div class="review-marks legend">{legend}</div>'
