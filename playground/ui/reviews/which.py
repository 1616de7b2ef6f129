"""Which set of reviews the page is on, said plainly, and how to bring the real one."""

import pandas as pd
import streamlit as st

from playground.data.reading import generated, imdb
from playground.data.reading.sets import REVIEW_SETS
from playground.languages import _, mark
from playground.ui.furniture import literal
from playground.ui.reviews import words

BRING = (  # paragraphs, of which the middle ones are a list
    mark(
        "The variable `{variable}` in the environment of the server says where the real reviews are. It names "
        "one of these:"
    ),
    mark(
        "- Keras' file `imdb.npz`, with `imdb_word_index.json` beside it. Keras keeps both in "
        "`~/.keras/datasets` once a program has called `keras.datasets.imdb.load_data()` and `get_word_index()`."
    ),
    mark(
        "- The folder `aclImdb`, as it is unpacked from ai.stanford.edu/~amaas/data/sentiment, with texts in "
        "`train/pos`, `train/neg`, `test/pos` and `test/neg`."
    ),
    mark(
        "For example `{variable}=~/.keras/datasets/imdb.npz make run`. The lists in `imdb.npz` are pickles; they "
        "are read without running anything that a pickle may hold."
    ),
)
SHOWN = 8  # "Eight of them"


def show(reading):
    """Draw it; returns whether the set can be read here."""
    found = REVIEW_SETS[reading.dataset]
    is_here, named = found.is_here(), (f"**{_(found.title)}.**", _(found.about))
    if reading.dataset == "generated":
        about = _(
            "No number below comes from the tutorial's own data, and what is learned here knows about 140 words."
        )
        st.info(" ".join([*named, about]), icon=":material/info:")
    elif is_here:
        about = _("They are read from {file}.").format(file=literal(imdb.place().name))
        st.info(" ".join([*named, about]), icon=":material/info:")
    else:
        st.warning(
            _(
                "**The real film reviews of IMDB** are not on this server: {variable} does not say where they "
                "are. Choose the generated ones, or see below how to bring the real ones."
            ).format(variable=imdb.VARIABLE),
            icon=":material/error:",
        )
    if reading.dataset == "generated":
        with st.expander(_("Eight of them"), icon=":material/format_quote:"):
            _some()
    with st.expander(_("How to bring the real reviews"), icon=":material/folder_open:"):
        st.markdown("\n\n".join(_(text).format(variable=imdb.VARIABLE) for text in BRING))
    return is_here


def _some():
    """A few reviews, none of which is trained on, with their verdicts."""
    found = generated.reviews("test")
    rows = [
        {_("review"): text, _("verdict"): words.classes()[verdict]}
        for text, verdict in list(zip(found.texts, found.y, strict=True))[:SHOWN]
    ]
    st.table(pd.DataFrame(rows).set_index(_("review")))
