"""The rows behind a cell of the confusion matrix: as a table, or as pictures."""

import numpy as np
import streamlit as st

from playground.figures.first_look import pictures_figure
from playground.labs.judging.classes import rows_of
from playground.numbers import percent
from playground.ui.furniture import chart, literal
from playground.ui.judging.parts import TITLES
from playground.ui.judging.rows import told_rows

MATRIX, TRUE, GIVEN = "judging_matrix", "judging_true", "judging_given"
MOST_ROWS, MOST_PICTURES = 100, 40


def take_cell():
    """A cell of the matrix was clicked."""
    for point in st.session_state[MATRIX].selection.points[:1]:
        st.session_state[TRUE], st.session_state[GIVEN] = point["customdata"]


def show(prepared, answers, judged, part):
    """The rows of one cell; the commonest mistake at first."""
    names, matrix = prepared.dataset.target_names, judged.confusion
    true, given = _commonest(matrix)
    options = range(len(names))
    for key, value in ((TRUE, true), (GIVEN, given)):
        if st.session_state.get(key) not in options:
            st.session_state[key] = value
    st.markdown("#### The rows in one cell")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, label in ((TRUE, "True class"), (GIVEN, "Class given")):
            st.selectbox(label, options, format_func=lambda k: str(names[k]), key=key, width=220)
    true, given = st.session_state[TRUE], st.session_state[GIVEN]
    rows = rows_of(answers.y, judged.decided, true, given)
    order = rows[np.argsort(-answers.given[rows, given], kind="stable")]
    said = "right" if true == given else f"taken for {literal(names[given])}"
    st.caption(
        f"{len(rows):,} {TITLES[part]} {'row' if len(rows) == 1 else 'rows'} of {literal(names[true])}, {said}; "
        "the surest first. Click a cell of the matrix to see its rows."
    )
    if len(rows):
        _draw(prepared, part, order, answers.given[order, given], names, true, given)


def _draw(prepared, part, rows, sure, names, true, given):
    numbers = getattr(prepared.rows, part)[rows]
    image_shape = prepared.image_shape
    if image_shape:
        shown = numbers[:MOST_PICTURES]
        pictures = prepared.dataset.x[shown].reshape(-1, *image_shape)
        titles = [f"{names[true]} → {names[given]} {percent(share)}" for share in sure[:MOST_PICTURES]]
        told = f"{len(shown)} pictures of {names[true]}, given {names[given]}."
        chart(pictures_figure(pictures, titles, columns=8), "judging_pictures", told)
        return
    shown = numbers[:MOST_ROWS]
    said = {"given": [str(names[given])] * len(shown), "how sure": sure[:MOST_ROWS]}
    table = told_rows(prepared.dataset, shown, before=said)
    config = {"how sure": st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.3f")}
    st.dataframe(table, hide_index=True, column_config=config, alt="The rows of the cell, the surest first.")


def _commonest(matrix):
    """The cell off the diagonal with the most rows; the first right one where there is no mistake."""
    wrong = matrix * (1 - np.eye(len(matrix), dtype=int))
    return tuple(map(int, np.unravel_index(wrong.argmax(), wrong.shape))) if wrong.any() else (0, 0)
