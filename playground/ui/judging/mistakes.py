"""The rows behind a cell of the confusion matrix: as a table, or as pictures."""

import numpy as np
import streamlit as st

from playground.data.sources import said_class
from playground.figures.first_look import pictures_figure
from playground.labs.judging.classes import rows_of
from playground.languages import _, ngettext
from playground.numbers import counted, percent
from playground.ui.frames import share_column, spoken_numbers
from playground.ui.furniture import chart, literal
from playground.ui.judging.rows import named, told_rows
from playground.ui.widgets import in_language

MATRIX, TRUE, GIVEN = "judging_matrix", "judging_true", "judging_given"
MOST_ROWS, MOST_PICTURES = 100, 40


def take_cell():
    """A cell of the matrix was clicked."""
    for point in st.session_state[MATRIX].selection.points[:1]:
        st.session_state[TRUE], st.session_state[GIVEN] = point["customdata"]


def show(prepared, answers, judged, part):
    """The rows of one cell; the commonest mistake at first."""
    matrix = judged.confusion
    names = [said_class(str(name)) for name in prepared.dataset.target_names]
    true, given = _commonest(matrix)
    options = range(len(names))
    for key, value in ((TRUE, true), (GIVEN, given)):
        if st.session_state.get(key) not in options:
            st.session_state[key] = value
    st.markdown(f"#### {_('The rows in one cell')}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, label in ((TRUE, _("True class")), (GIVEN, _("Class given"))):
            st.selectbox(label, options, format_func=lambda k: str(names[k]), key=in_language(key), width=220)
    true, given = st.session_state[TRUE], st.session_state[GIVEN]
    rows = rows_of(answers.y, judged.decided, true, given)
    order = rows[np.argsort(-answers.given[rows, given], kind="stable")]
    text = _(
        "{rows}, right; the surest first. Click a cell of the matrix to see its rows."
        if true == given
        else "{rows}, taken for {name}; the surest first. Click a cell of the matrix to see its rows."
    )
    told = COUNTED[part](len(rows)).format(n=counted(len(rows)), name=literal(names[true]))
    st.caption(text.format(rows=told, name=literal(names[given])))
    if len(rows):
        _draw(prepared, part, order, answers.given[order, given], names, true, given)


COUNTED = {
    "test": lambda n: ngettext("{n} test row of {name}", "{n} test rows of {name}", n),
    "train": lambda n: ngettext("{n} training row of {name}", "{n} training rows of {name}", n),
    "validation": lambda n: ngettext("{n} validation row of {name}", "{n} validation rows of {name}", n),
}


def _draw(prepared, part, rows, sure, names, true, given):
    numbers = getattr(prepared.rows, part)[rows]
    image_shape = prepared.image_shape
    if image_shape:
        shown = numbers[:MOST_PICTURES]
        pictures = prepared.dataset.x[shown].reshape(-1, *image_shape)
        titles = [f"{names[true]} → {names[given]} {percent(share)}" for share in sure[:MOST_PICTURES]]
        told = ngettext(
            "{n} picture of {true}, given {given}.", "{n} pictures of {true}, given {given}.", len(shown)
        )
        told = told.format(n=counted(len(shown)), true=names[true], given=names[given])
        chart(pictures_figure(pictures, titles, columns=8), "judging_pictures", told)
        return
    shown = numbers[:MOST_ROWS]
    factor, sure_shown = share_column(_("how sure"))
    said = {"given": [str(names[given])] * len(shown), "how sure": factor * sure[:MOST_ROWS]}
    table = told_rows(prepared.dataset, shown, before=said)
    st.dataframe(
        spoken_numbers(table),
        hide_index=True,
        column_config=named(table, **{"how sure": sure_shown}),
        alt=_("The rows of the cell, the surest first."),
    )


def _commonest(matrix):
    """The cell off the diagonal with the most rows; the first right one where there is no mistake."""
    wrong = matrix * (1 - np.eye(len(matrix), dtype=int))
    return tuple(map(int, np.unravel_index(wrong.argmax(), wrong.shape))) if wrong.any() else (0, 0)
