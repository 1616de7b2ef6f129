"""The perceptron page's own points: placed by a click on the plane, or typed into a table."""

import streamlit as st

from playground.figures.perceptron.plane import plane_figure, square_around
from playground.figures.places import round_places
from playground.languages import _, mark, ngettext
from playground.scalars.perceptron.points import FARTHEST
from playground.ui.furniture import chart

NAMES = ("x1", "x2", "class")
START = [(1, 1, 0), (2, 1.5, 0), (1.5, 2.5, 0), (0.5, 2, 0), (3, 3.5, 1), (4, 3, 1), (3.5, 4.5, 1), (2, 4, 1)]
LIMITS = (-1.1, 6.1)  # of the picture while all points fit into it, so that a click does not move the others
PLANE, TABLE, CLASS = "perceptron_plane", "perceptron_table", "perceptron_class"
NOW = "perceptron_rows"  # the points, as rows (x1, x2, class)
BEGAN = "perceptron_began"  # the rows that the table began with; what was changed in it since, it knows itself
CELL = {"min_value": -FARTHEST, "max_value": FARTHEST, "step": 0.1, "width": "small"}
SIGNS = (mark("■ class 0"), mark("● class 1"))


def put(rows):
    """These are the points now."""
    st.session_state[BEGAN] = st.session_state[NOW] = rows


def clicked():
    """A click on a point takes it away; one on an empty place puts a point of the chosen class there."""
    for point in st.session_state[PLANE].selection.points[:1]:
        place, rows = [float(point["x"]), float(point["y"])], st.session_state[NOW]
        others = [row for row in rows if list(row[:2]) != place]
        put(others if len(others) < len(rows) else [*rows, [*place, st.session_state[CLASS]]])


def class_controls():
    """Which class the next click places, and the two ways to begin anew."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("A click on the plane places"),
            [0, 1],
            default=1,
            format_func=lambda label: _(SIGNS[label]),
            key=CLASS,
            required=True,
            persist_state="session",
        )
        st.button(_("Remove all"), key="perceptron_remove", on_click=put, args=([],))
        st.button(_("First eight"), key="perceptron_first", on_click=put, args=(START,))
    st.caption(_("Click an empty place to put a point there, or a point to take it away."))


def table():
    """The points as a table to type into; returns its rows (x1, x2, class)."""
    if TABLE not in st.session_state:  # it was not on the screen: it begins with what it held when it left
        st.session_state[BEGAN] = st.session_state.get(NOW, START)
    columns = {name: st.column_config.NumberColumn(name, **CELL) for name in NAMES[:2]}
    columns["class"] = st.column_config.SelectboxColumn(_("class"), options=[0, 1], width="small")
    began = [dict(zip(NAMES, row, strict=True)) for row in st.session_state[BEGAN] or [[None] * 3]]
    with st.expander(_("The points as a table, to type into")):
        edited = st.data_editor(began, key=TABLE, num_rows="dynamic", column_config=columns, height=250)
        st.caption(_("Change a cell, add a row below the last, or mark rows at the left and delete them."))
    rows = [[row.get(name) for name in NAMES] for row in edited]
    st.session_state[NOW] = [row for row in rows if any(cell is not None for cell in row)]
    return rows


def limits_for(x):
    """(low, high) of a picture that holds all points x (N, 2), the usual one if it does."""
    low, high = LIMITS
    return LIMITS if all(low <= value <= high for point in x for value in point) else square_around(x)


def show_alone(rows):
    """The points without a unit: what the plane shows while they cannot be learned from."""
    good = [row for row in rows if row[2] in (0, 1) and all(is_coordinate(cell) for cell in row[:2])]
    x, y = [row[:2] for row in good], [row[2] for row in good]
    limits = limits_for(x)
    figure = plane_figure(x, y, limits, places=round_places(limits, x))
    alt = ngettext("{n} point in the plane, and no line yet.", "{n} points in the plane, and no line yet.", len(x))
    chart(figure, PLANE, alt.format(n=len(x)), clicked)


def is_coordinate(cell):
    return isinstance(cell, int | float) and abs(cell) <= FARTHEST
