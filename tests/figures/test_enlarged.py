"""Figures for a room that looks at a wall."""

import numpy as np
import plotly.graph_objects as go
import pytest

from playground.figures.enlarged import AXIS_TITLE, LETTERS, LINE, MARKER, enlarged


def made():
    figure = go.Figure(go.Scatter(x=np.arange(3.0), y=[1, 2, 3], mode="lines+text", text=["a", "b", "c"]))
    figure.add_bar(x=[1, 2], y=[5, 6], width=0.5, marker={"line": {"width": 1}})
    figure.add_annotation(x=1, y=2, text="here", yshift=10, font={"size": 13})
    figure.update_layout(
        height=300, margin={"l": 40, "t": 8}, xaxis={"range": [0, 4], "title": "x"}, showlegend=True
    )
    return figure


def test_letters_lines_and_margins_grow():
    before = made()
    line, note = (figure := enlarged(before, 2)).data[0], figure.layout.annotations[0]
    assert (line.line.width, line.marker.size, line.textfont.size) == (2 * LINE, 2 * MARKER, 2 * LETTERS)
    assert (note.font.size, note.yshift) == (26, 20)
    assert (figure.layout.height, figure.layout.margin.l, figure.layout.margin.t) == (600, 80, 16)
    assert figure.layout.xaxis.title.font.size == 2 * AXIS_TITLE
    assert {figure.layout[place].font.size for place in ("legend", "hoverlabel")} == {2 * LETTERS}
    assert before == made(), "the figure itself was changed"


def test_what_is_shown_stays_where_it_is():
    figure = enlarged(made(), 2)
    np.testing.assert_array_equal(figure.data[0].x, [0, 1, 2])
    assert list(figure.data[1].y) == [5, 6]
    assert figure.data[1].width == pytest.approx(0.5), "a bar's width is no number of pixels"
    assert list(figure.layout.xaxis.range) == [0, 4]
    assert (figure.layout.annotations[0].x, figure.layout.annotations[0].y) == (1, 2)
    assert figure.layout.xaxis.title.text == "x"
