"""Which set of reviews the page is on, said plainly, and how to bring the real one."""

import pandas as pd
import streamlit as st

from playground.data.reading import generated, imdb
from playground.data.reading.sets import REVIEW_SETS
from playground.ui.furniture import literal

BRING = f"""\
The variable `{imdb.VARIABLE}` in the environment of the server says where the real reviews are. It names one of
these:

- Keras' file `imdb.npz`, with `imdb_word_index.json` beside it. Keras keeps both in `~/.keras/datasets` once a
  program has called `keras.datasets.imdb.load_data()` and `get_word_index()`.
- The folder `aclImdb`, as it is unpacked from ai.stanford.edu/~amaas/data/sentiment, with texts in `train/pos`,
  `train/neg`, `test/pos` and `test/neg`.

For example `{imdb.VARIABLE}=~/.keras/datasets/imdb.npz make run`. The lists in `imdb.npz` are pickles; they are
read without running anything that a pickle may hold.
"""
SHOWN = 8  # "Eight of them"


def show(reading):
    """Draw it; returns whether the set can be read here."""
    found = REVIEW_SETS[reading.dataset]
    is_here = found.is_here()
    if reading.dataset == "generated":
        st.info(
            f"**{found.title}.** {found.about} No number below comes from the tutorial's own data, and what is "
            "learned here knows about 140 words.",
            icon=":material/info:",
        )
    elif is_here:
        st.info(
            f"**{found.title}.** {found.about} They are read from {literal(imdb.place().name)}.",
            icon=":material/info:",
        )
    else:
        st.warning(
            f"**{found.title}** are not on this server: {imdb.VARIABLE} does not say where they are. Choose the "
            "generated ones, or see below how to bring the real ones.",
            icon=":material/error:",
        )
    if reading.dataset == "generated":
        with st.expander("Eight of them", icon=":material/format_quote:"):
            _some()
    with st.expander("How to bring the real reviews", icon=":material/folder_open:"):
        st.markdown(BRING)
    return is_here


def _some():
    """A few reviews, none of which is trained on, with their verdicts."""
    found = generated.reviews("test")
    rows = [
        {"review": text, "verdict": ("blame", "praise")[verdict]}
        for text, verdict in list(zip(found.texts, found.y, strict=True))[:SHOWN]
    ]
    st.table(pd.DataFrame(rows).set_index("review"))
