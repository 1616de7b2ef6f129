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
from playground.languages import _, mark, ngettext
from playground.numbers import counted, percent, short
from playground.ui.frames import spoken_numbers
from playground.ui.furniture import chart, literal, style

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
MARKS = {  # what a word may be marked by: what `Told` calls it
    "products": mark("gradient times embedding"),
    "effects": mark("with the word minus without it"),
    "lengths": mark("length of the gradient"),
}
ABOUT = mark(
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
    style(STYLE, legend=_("Legend:"))
    st.markdown(f"#### {_('Type a review')}")
    if TEXT not in st.session_state:
        st.session_state[TEXT] = EXAMPLES[1]
    st.pills(_("Examples"), EXAMPLES, key=EXAMPLE, on_change=_take_example, label_visibility="collapsed")
    text = st.text_area(_("Your review"), value=st.session_state[TEXT], key=TEXT, max_chars=LONGEST, height=100)
    found = _told(reading, state, text)
    if found is None:
        st.info(_("There is no word in it yet: type one, or choose an example."), icon=":material/info:")
        return
    _said(found, reading, state)
    if found.is_known.any():
        _drawn(found)
        st.caption(_(ABOUT))


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
    verdict = _(
        "**{share} praise**: the network takes it for praise. The score before the sigmoid is {score}."
        if probability >= 0.5
        else "**{share} praise**: the network takes it for blame. The score before the sigmoid is {score}."
    )
    told = [verdict.format(share=percent(probability, 1), score=short(found.score, 3))]
    if not state.is_over:
        text = ngettext(
            "It has learned from {n} update so far.", "It has learned from {n} updates so far.", state.n_updates
        )
        told.append(text.format(n=counted(state.n_updates)))
    st.markdown(" ".join(told))
    if found.n_skipped:
        text = ngettext(
            "Only the last {tokens} tokens of a review are read, as Keras' “pre” truncating has it: the first "
            "word is left out.",
            "Only the last {tokens} tokens of a review are read, as Keras' “pre” truncating has it: the first {n} "
            "words are left out.",
            found.n_skipped,
        )
        told = text.format(tokens=reading.n_tokens, n=counted(found.n_skipped))
        st.info(told, icon=":material/content_cut:")
    if not found.is_known.any():
        st.warning(
            _(
                "None of these words is known to the network: to it they are all the same unknown word, and what "
                "it says of them means nothing."
            ),
            icon=":material/error:",
        )
    elif found.unknown:
        names = ", ".join(f"“{word}”" for word in found.unknown[:MOST_NAMED])
        more = len(found.unknown) - MOST_NAMED
        told = _(
            "Not known to the network, and all the same unknown word to it: {names} and {more} more."
            if more > 0
            else "Not known to the network, and all the same unknown word to it: {names}."
        )
        st.info(literal(told.format(names=names, more=counted(more))), icon=":material/help:")


def _drawn(found):
    st.markdown(f"**{_('The probability, word by word')}**")
    told = ", ".join(
        _("{share} after “{word}”").format(share=percent(float(p)), word=word)
        for word, p in list(zip(found.words, found.probabilities, strict=True))[-5:]
    )
    chart(
        word_by_word_figure(found.words, found.at_first, found.probabilities),
        "reviews_word_by_word",
        ngettext(
            "Probability of praise over {n} word: in the end {told}.",
            "Probability of praise over {n} words: in the end {told}.",
            len(found.words),
        ).format(n=counted(len(found.words)), told=told),
    )
    st.markdown(f"**{_('Which words the score depends on')}**")
    marked = st.segmented_control(
        _("Marked by"),
        list(MARKS),
        format_func=lambda name: _(MARKS[name]),
        default=next(iter(MARKS)),
        key=MARKED,
        required=True,
        persist_state="page",
    )
    st.html(_marks(found.words, getattr(found, marked), is_signed=marked != "lengths"))
    largest = int(np.abs(found.effects).argmax())
    chart(
        influence_figure(found.words, found.products, found.effects, found.lengths),
        "reviews_influence",
        ngettext(
            "Bars for {n} word: gradient times embedding, the change when a word is left out, which is largest "
            "for “{word}”, and the length of the gradient.",
            "Bars for {n} words: gradient times embedding, the change when a word is left out, which is largest "
            "for “{word}”, and the length of the gradient.",
            len(found.words),
        ).format(n=counted(len(found.words)), word=found.words[largest]),
    )
    with st.expander(_("All of these numbers")):
        st.dataframe(
            spoken_numbers(
                pd.DataFrame(
                    {
                        _("word"): found.words,
                        _("known"): found.is_known,
                        _("praise after it"): found.probabilities,
                        _("gradient times embedding"): found.products,
                        _("length of the gradient"): found.lengths,
                        _("with it minus without"): found.effects,
                    }
                )
            ),
            hide_index=True,
            alt=_("Every word with its probability, gradient and effect."),
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
        legend = _key("up", _("toward praise"), _("+, solid line"))
        legend += _key("down", _("toward blame"), _("−, dashed line"))
    else:
        legend = _key("length", _("the score reacts"), _("length"))
    return f'<div class="review-marks">{"".join(spans)}</div><div class="review-marks legend">{legend}</div>'


def _key(kind, text, sign):
    """What a mark means."""
    return f'<span class="{kind}" style="--strength: 30%">{escape(text)}<small>{escape(sign)}</small></span>'
