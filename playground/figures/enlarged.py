"""Figures for a room that looks at a wall: larger letters, thicker lines."""

import plotly.graph_objects as go

# What is measured in pixels, wherever it stands in a figure.
PIXELS = {
    "size",
    "width",
    "height",
    "linewidth",
    "ticklen",
    "standoff",
    "xshift",
    "yshift",
    "thickness",
    "ax",
    "ay",
}
SIDES = {"l", "r", "t", "b", "pad"}  # of a margin
IN_THE_DATAS_MEASURE = {"contours", "xbins", "ybins"}
LETTERS, AXIS_TITLE, LINE, MARKER = 12, 14, 2, 6  # pixels, where a figure does not say


def enlarged(figure: go.Figure, times: float) -> go.Figure:
    """The same figure, all that is measured in pixels so many times as large; its width is the page's."""
    traces = [trace.to_plotly_json() for trace in figure.data]
    layout = figure.layout.to_plotly_json()
    _say_defaults(traces, layout)
    # a trace's own width is that of a bar, in the measure of the data
    grown = [
        {key: value if key == "width" else _grown(value, times, key) for key, value in t.items()} for t in traces
    ]
    return go.Figure(data=grown, layout=_grown(layout, times))


def _say_defaults(traces, layout):
    """Write down the sizes that the page's theme would choose, so that they grow too."""
    for trace in traces:
        if trace["type"] == "scatter":
            trace.setdefault("line", {}).setdefault("width", LINE)
            trace.setdefault("marker", {}).setdefault("size", MARKER)
        if "text" in trace.get("mode", ""):
            trace.setdefault("textfont", {}).setdefault("size", LETTERS)
    for place in (layout, layout.setdefault("legend", {}), layout.setdefault("hoverlabel", {})):
        place.setdefault("font", {}).setdefault("size", LETTERS)
    for note in layout.get("annotations", ()):
        note.setdefault("font", {}).setdefault("size", LETTERS)
    for name in [name for name in layout if name[:5] in ("xaxis", "yaxis")]:
        layout[name].setdefault("tickfont", {}).setdefault("size", LETTERS)
        layout[name].setdefault("title", {}).setdefault("font", {}).setdefault("size", AXIS_TITLE)


def _grown(part, times, name="", pixels=PIXELS):
    if isinstance(part, dict) and name not in IN_THE_DATAS_MEASURE:
        inside = SIDES if name == "margin" else pixels
        return {key: _grown(value, times, key, inside) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_grown(item, times, name, pixels) for item in part]
    is_pixels = name in pixels and isinstance(part, int | float) and not isinstance(part, bool)
    return part * times if is_pixels else part
