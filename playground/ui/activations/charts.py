"""What the sections of the page share: charts with their words, and how a lesson is laid out."""

import numpy as np
import streamlit as st

from playground.figures.activations import lines_figure
from playground.ui.activations.words import NO_LESSON
from playground.ui.furniture import chart

KEEP = {"persist_state": "session"}  # what is chosen stays while another section or page is looked at


def at(function, z):
    """The number that a function of arrays gives for one number."""
    return float(function(np.array([z]))[0])


def lines(x, series, x_title, y_title, *more, **others):
    """A chart of lines, and the chart in words: (figure, alt); `series` is name -> y (S,) over x (S,)."""
    ends = "; ".join(f"{name} from {y[0]:.3g} to {y[-1]:.3g}" for name, y in series.items())
    alt = f"{y_title} over {x_title} from {x[0]:.4g} to {x[-1]:.4g}: {ends}."
    return lines_figure(x, series, x_title, y_title, *more, **others), alt


def side_by_side(key, *charts):
    """Charts with their words, (figure, alt), in one row."""
    for index, (column, (figure, alt)) in enumerate(zip(st.columns(len(charts)), charts, strict=True)):
        with column:
            chart(figure, f"activations_chart_{key}_{index}", alt)


def show_lesson(lesson, slope, title):
    """Formula and slope at the left, range and words at the right; without a lesson, that there is none."""
    if lesson is None:
        st.markdown(NO_LESSON.format(title))
        return
    left, right = st.columns(2)
    with left:
        st.latex(lesson.formula)
        st.latex(getattr(lesson, slope))
    with right:
        st.markdown(f"**Range** ${lesson.range}$\n\n**For:** {lesson.good}\n\n**Against:** {lesson.bad}")
