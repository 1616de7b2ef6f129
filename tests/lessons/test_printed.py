"""What lessons put on paper: their Markdown as HTML, and pictures in SVG."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from playground.lessons.measuring.boundary import CELLS, Divided
from playground.lessons.printed import marked
from playground.lessons.printed.document import document, link, run_address, table
from playground.lessons.printed.pictures import (
    HEIGHT,
    LEFT,
    MOST_HEIGHTS,
    MOST_ROWS,
    TOP,
    WIDTH,
    Plane,
    curve_of,
    is_like,
    picture,
    plane_of,
    through,
)

LIMITS = (-1.0, 1.0, -2.0, 2.0)


def divided(grid):
    points = np.array([[-0.5, 1.0], [0.5, -1.0]])
    return Divided(((-1.0, 1.0), (-2.0, 2.0)), ("left", "up"), grid, points, np.array([0, 1]), np.array([0, 1]))


def half():
    """The right half is the network's side of class 1."""
    grid = np.zeros((CELLS, CELLS), int)
    grid[:, CELLS // 2 :] = 1
    return grid


def drawn(figure):
    """The elements of a figure's picture."""
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", figure)[0])
    return {tag: [one for one in svg.iter() if one.tag == tag] for tag in ("path", "rect", "circle", "text")}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>"),
        ("`x * y * z`", "<code>x * y * z</code>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a [word](javascript:alert(1)) b", "a word) b"),
        ("![seen](http://else/where.png)", "seen"),
        ("<b onclick='x'>", "&lt;b onclick=&#x27;x&#x27;&gt;"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
    ],
)
def test_a_line_of_markdown(text, html):
    assert marked.inline(text) == html


def test_paragraphs_and_lists():
    assert marked.blocks("\nOne\ntwo.\n\n- a\n- *b*\n\nEnd.\n") == (
        "<p>One\ntwo.</p><ul><li>a</li><li><em>b</em></li></ul><p>End.</p>"
    )


def test_a_document_escapes_its_title_and_refuses_everything_from_elsewhere():
    text = document("<title>", "kind", "<p>$title</p>")
    assert "<title>&lt;title&gt;</title>" in text
    assert "<p>$title</p>" in text
    assert "default-src 'none'" in text


def test_tables_and_links_are_escaped():
    assert "&lt;b&gt;" in table([("<b>", "<i>")])
    assert "<i>" not in table([("<b>", "<i>")], ("<u>",))
    assert link('a"b', "<") == '<a href="a&quot;b" target="_blank" rel="noopener">&lt;</a>'


@pytest.mark.parametrize(("page", "address"), [("live", "http://a/?x=1"), ("vanishing", "http://a/vanishing?x=1")])
def test_the_address_of_a_run(page, address):
    assert run_address("http://a/", page, "x=1") == run_address("http://a/", page, "?x=1") == address


def test_a_curve_goes_through_its_frame_from_left_to_right():
    figure = picture(curve_of(np.array([1.0, 0.5, 0.0]), 0.0, 1.0), "loss", [0.0, 1.0])
    measured, mine = drawn(figure)["path"]
    assert (
        measured.get("d")
        == f"M{LEFT}.0 {TOP}.0L{LEFT + WIDTH / 2} {TOP + HEIGHT / 2}L{LEFT + WIDTH}.0 {TOP + HEIGHT}.0"
    )
    assert mine.get("d").startswith(f"M{LEFT}.0 {TOP + HEIGHT}.0")
    assert mine.get("stroke-dasharray")
    assert "Loss: the prediction dashed" in figure


def test_a_curve_is_cut_to_its_range_and_to_so_many_points():
    curve = curve_of(np.array([5.0, *np.linspace(1, 0, 1000)]), 0.0, 1.0)
    assert len(curve.heights) == MOST_HEIGHTS
    assert curve.last == curve.until == 1000
    assert curve.heights[0] == 1.0


def test_a_curve_ends_where_its_run_ended():
    curve = curve_of(np.array([1.0, 0.5, 0.25, np.nan, np.nan]), 0.0, 1.0)
    assert (curve.last, curve.until, curve.heights) == (4, 2, (1.0, 0.5, 0.25))
    (measured,) = drawn(picture(curve, "loss"))["path"]
    assert f"L{LEFT + WIDTH / 2} " in measured.get("d")
    assert f"L{LEFT + WIDTH}.0 " not in measured.get("d")


def test_a_plane_shades_the_network_s_side():
    figure = picture(plane_of(divided(half())), "boundary")
    *shaded, frame = drawn(figure)["rect"]
    assert len(shaded) == CELLS
    middle = LEFT + float(frame.get("width")) / 2
    assert {float(bar.get("x")) for bar in shaded} == {middle}
    assert len(drawn(figure)["circle"]) == 1
    assert [text.text for text in drawn(figure)["text"]][2] == "left"


def test_a_plane_holds_so_many_points():
    many = divided(half())._replace(points=np.zeros((1000, 2)), classes=np.zeros(1000, int))
    assert len(plane_of(many).points) == MOST_ROWS


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ([[0, 0], [0.5, 0]], [(-1, 0), (1, 0)]),
        ([[0, 0], [0, 1]], [(0, -2), (0, 2)]),
        ([[0, 0], [1, 2]], [(-1, -2), (1, 2)]),
        ([[5, 0], [5, 1]], []),
        ([[0, 0], [0, 0]], []),
        ([[0, 5], [1, 5]], []),
    ],
)
def test_a_line_ends_at_the_frame(line, ends):
    assert np.allclose(np.reshape(through(line, LIMITS), (-1, 2)), np.reshape(ends, (-1, 2)))


def test_pictures_are_like_each_other_but_for_what_the_eye_does_not_see():
    one, other = plane_of(divided(half())), plane_of(divided(np.zeros((CELLS, CELLS), int)))
    grid = half()
    grid[0, 0] = 1
    assert is_like(one, plane_of(divided(grid)))
    assert not is_like(one, other)
    assert not is_like(one, None)
    assert is_like(None, None)
    curve = curve_of(np.array([1.0, 0.5]), 0.0, 1.0)
    assert is_like(curve, curve._replace(heights=(1.0, 0.501)))
    assert not is_like(curve, curve._replace(heights=(1.0, 0.6)))
    assert not is_like(curve, curve._replace(heights=(1.0, 0.5, 0.5)))
    assert not is_like(curve, one)
    assert isinstance(one, Plane)
