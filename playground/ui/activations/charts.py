"""What the sections of the page share: charts with their words, and how a lesson is laid out."""

import numpy as np
import streamlit as st

from playground.figures.activations import lines_figure
from playground.languages import _
from playground.numbers import general
from playground.ui.activations.words import NO_LESSON, said_in
from playground.ui.furniture import chart

KEEP = {"persist_state": "session"}  # what is chosen stays while another section or page is looked at


def at(function, z):
    """The number that a function of arrays gives for one number."""
    return float(function(np.array([z]))[0])


def lines(x, series, x_title, y_title, *more, **others):
    """A chart of lines, and the chart in words: (figure, alt); `series` is name -> y (S,) over x (S,)."""
    ends = "; ".join(
        _("{name} from {first} to {last}").format(name=name, first=general(y[0], 3), last=general(y[-1], 3))
        for name, y in series.items()
    )
    alt = _("{y} over {x} from {first} to {last}: {ends}.").format(
        y=y_title, x=x_title, first=general(x[0], 4), last=general(x[-1], 4), ends=ends
    )
    return lines_figure(x, series, x_title, y_title, *more, **others), alt


def side_by_side(key, *charts):
    """Charts with their words, (figure, alt), in one row."""
    for index, (column, (figure, alt)) in enumerate(zip(st.columns(len(charts)), charts, strict=True)):
        with column:
            chart(figure, f"activations_chart_{key}_{index}", alt)


def show_lesson(lesson, slope, title):
    """Formula and slope at the left, range and words at the right; without a lesson, that there is none."""
    if lesson is None:
        st.markdown(_(NO_LESSON).format(title=title))
        return
    left, right = st.columns(2)
    with left:
        st.latex(said_in(lesson.formula))
        st.latex(said_in(getattr(lesson, slope)))
    with right:
        said = [
            _("**Range** {range}").format(range=f"${said_in(lesson.range)}$"),
            _("**For:** {good}").format(good=_(lesson.good)),
            _("**Against:** {bad}").format(bad=_(lesson.bad)),
        ]
        st.markdown("\n\n".join(said))
