"""What a training has come to: its course, the three parts judged, and counting words beside it."""

import pandas as pd
import streamlit as st

from playground.figures.judging.confusion import confusion_figure
from playground.figures.reviews import course_figure
from playground.labs.reviews.training import PARTS
from playground.numbers import percent, plain
from playground.ui.furniture import chart
from playground.ui.reviews import words

NAMES = ("blame", "praise")
COUNTING = {
    "counts": "counts of words",
    "presence": "which words are there",
    "pairs": "words and pairs of neighbors",
}


def show(reading, state):
    """Draw what there is."""
    if state is None:
        st.info("Train it first: its course, what it makes of the test reviews, and your own review come here.")
        return
    if state.counted:
        st.markdown(words.verdict(state))
    course(state, "reviews_course")
    if state.counted:
        left, right = st.columns(2)
        with left:
            _parts(state)
        with right:
            _confusion(state)
        _counting(state, reading.dataset == "generated")


def course(state, key):
    """Loss and accuracy so far."""
    if not state.points:
        return
    last = state.points[-1]
    told = (
        f"Loss and accuracy over {state.n_updates:,} updates: in the last training batches the loss is "
        f"{plain(last.loss, 3)} and the accuracy {percent(last.accuracy)}."
    )
    validated = [(found.loss, found.accuracy) for found in state.validated]
    chart(course_figure(state.points, validated, state.n_batches), key, told)


def _parts(state):
    st.markdown("#### The network")
    rows = [
        {
            "reviews": words.TITLES[part],
            "number": f"{size:,}",
            "loss": plain(found.loss, 3),
            "accuracy": percent(found.accuracy, 1),
        }
        for part, size, found in zip(PARTS, state.sizes, state.judged, strict=True)
    ]
    st.table(pd.DataFrame(rows).set_index("reviews"))
    st.caption("Judged after the last update, without dropout.")


def _confusion(state):
    st.markdown("#### Confusion of the test reviews")
    found = state.judged[-1].confusion
    told = f"Confusion of the test reviews: {found[1, 1]:,} of praise and {found[0, 0]:,} of blame are right."
    chart(confusion_figure(found, NAMES), "reviews_confusion", told)


def _counting(state, is_generated):
    st.markdown("#### Counting words")
    rows = [
        {"logistic regression on": title, "training": percent(train, 1), "test": percent(test, 1)}
        for title, (train, test) in zip(COUNTING.values(), state.counted, strict=True)
    ]
    rows.append(
        {
            "logistic regression on": "this network, for comparison",
            "training": percent(state.judged[0].accuracy, 1),
            "test": percent(state.judged[-1].accuracy, 1),
        }
    )
    st.table(pd.DataFrame(rows).set_index("logistic regression on"))
    st.markdown(words.counting(state, is_generated))
