"""What a training has come to: its course, the three parts judged, and counting words beside it."""

import pandas as pd
import streamlit as st

from playground.figures.judging.confusion import confusion_figure
from playground.figures.reviews import course_figure
from playground.labs.reviews.training import PARTS
from playground.languages import _, mark
from playground.numbers import counted, percent, plain
from playground.ui.furniture import chart
from playground.ui.reviews import words

COUNTING = {
    "counts": mark("counts of words"),
    "presence": mark("which words are there"),
    "pairs": mark("words and pairs of neighbors"),
}


def show(reading, state):
    """Draw what there is."""
    if state is None:
        st.info(_("Train it first: its course, what it makes of the test reviews, and your own review come here."))
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
    told = _(
        "Loss and accuracy over {n} updates: in the last training batches the loss is {loss} and the accuracy "
        "{accuracy}."
    ).format(n=counted(state.n_updates), loss=plain(last.loss, 3), accuracy=percent(last.accuracy))
    validated = [(found.loss, found.accuracy) for found in state.validated]
    chart(course_figure(state.points, validated, state.n_batches), key, told)


def _parts(state):
    st.markdown(f"#### {_('The network')}")
    rows = [
        {
            _("reviews"): _(words.TITLES[part]),
            _("number"): counted(size),
            _("loss"): plain(found.loss, 3),
            _("accuracy"): percent(found.accuracy, 1),
        }
        for part, size, found in zip(PARTS, state.sizes, state.judged, strict=True)
    ]
    st.table(pd.DataFrame(rows).set_index(_("reviews")))
    st.caption(_("Judged after the last update, without dropout."))


def _confusion(state):
    st.markdown(f"#### {_('Confusion of the test reviews')}")
    found = state.judged[-1].confusion
    told = _("Confusion of the test reviews: {praise} of praise and {blame} of blame are right.")
    alt = told.format(praise=counted(found[1, 1]), blame=counted(found[0, 0]))
    chart(confusion_figure(found, words.classes()), "reviews_confusion", alt)


def _counting(state, is_generated):
    st.markdown(f"#### {_('Counting words')}")
    rows = [
        (_(title), percent(train, 1), percent(test, 1))
        for title, (train, test) in zip(COUNTING.values(), state.counted, strict=True)
    ]
    network = (percent(state.judged[place].accuracy, 1) for place in (0, -1))
    rows.append((_("this network, for comparison"), *network))
    columns = [_("logistic regression on"), _("training"), _("test")]
    st.table(pd.DataFrame(rows, columns=columns).set_index(columns[0]))
    st.markdown(words.counting(state, is_generated))
