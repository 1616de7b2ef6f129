"""Networks side by side, layer by layer: one line a network, what theory expects of it dashed."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from playground.languages import _, mark

# as in the player's palette.js: apart for every kind of color vision, on light and on dark
LANE_COLORS = ("#1c60c4", "#e45c0f", "#23995f", "#c668b7", "#269cfc", "#9c4e17")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "x")  # lanes differ without their color
CLEAR = "rgba(0,0,0,0)"
LEGEND_LINE = 24  # pixels that a network's name may take from the height of a narrow figure


HOVERS = {  # of a point of a layer's line, by the line's role
    "theory": mark("layer {layer}, theory: {value}"),
    "measured": mark("layer {layer}, measured: {value}"),
}
STUCK = {  # by the kind of unit: the name of a network's line, and what is said of one of its points
    "dead": (mark("{title}: dead"), mark("layer {layer}: {share} dead")),
    "saturated": (mark("{title}: saturated"), mark("layer {layer}: {share} saturated")),
}


def spread_figure(titles, spreads, theories=None, y_title=None, log=True):
    """Lines (H,) over hidden layers, one a network; `theories` has a line or None for each. Log leaves out 0."""
    figure = go.Figure()
    _add_lanes(figure, titles, spreads, theories or [None] * len(titles), log=log)
    lay_out(figure, height=270 + LEGEND_LINE * len(titles), legend=True)
    name_layers(figure, max(map(len, spreads)), last=str(max(map(len, spreads))))
    figure.update_yaxes(title={"text": y_title or _("standard deviation of activations"), "standoff": 8})
    _set_scale(figure, log)
    return figure


def gradient_figure(titles, deltas, gradients, delta_theories=None, gradient_theories=None):
    """|dC/dz| beside |dC/dW| by layer, both on one logarithmic scale."""
    figure = make_subplots(
        rows=1,
        cols=2,
        shared_yaxes=True,
        horizontal_spacing=0.04,
        subplot_titles=(_("|dC/dz|: the error sent back"), _("|dC/dW|: what moves the weights")),
    )
    nothing = [None] * len(titles)
    _add_lanes(figure, titles, deltas, delta_theories or nothing, row=1, col=1)
    _add_lanes(figure, titles, gradients, gradient_theories or nothing, row=1, col=2, showlegend=False)
    lay_out(figure, height=360, legend=True)
    figure.update_layout(margin={"t": 62}, legend={"y": 1.1})
    name_layers(figure, max(map(len, deltas)))
    _set_scale(figure, True)
    figure.update_yaxes(title={"text": _("norm"), "standoff": 8}, col=1)
    return figure


def stuck_figure(titles, dead, saturated):
    """Shares of dead and of saturated units by hidden layer; (L,) each, NaN where the word makes no sense."""
    figure = go.Figure()
    for number, (title, *kinds) in enumerate(zip(titles, dead, saturated, strict=True)):
        for kind, shares in zip(STUCK, kinds, strict=True):
            if not np.isfinite(shares).any():
                continue
            name, about = map(_, STUCK[kind])
            figure.add_scatter(
                x=np.arange(1, len(shares) + 1),
                y=none_for_gaps(shares),
                name=name.format(title=title),
                mode="lines+markers",
                line={"color": LANE_COLORS[number], "width": 2, "dash": "solid" if kind == "dead" else "dot"},
                marker={"symbol": SYMBOLS[number], "size": 7},
                hovertemplate=about.format(layer="%{x}", share="%{y:.0%}") + f"<extra>{title}</extra>",
                meta={"role": kind, "lane": number},
            )
    lay_out(figure, height=270 + LEGEND_LINE * len(titles), legend=True)
    name_layers(figure, max(map(len, dead)))
    title = {"text": _("share of units"), "standoff": 8}
    figure.update_yaxes(title=title, range=[-0.03, 1.03], tickformat=".0%")
    return figure


def lay_out(figure, height, legend=False):
    """What all these figures share; the text's color is the theme's."""
    figure.update_layout(
        height=height,
        margin={"l": 62, "r": 10, "t": 30 if legend else 12, "b": 44},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        modebar={"bgcolor": CLEAR, "color": "#8a92a0", "activecolor": "#5f6b7a"},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "title": None},
        hoverlabel={"namelength": -1},
        showlegend=legend,
    )
    figure.update_annotations(font_size=13)
    # Labels are where they fit: Plotly would measure each to find out, which takes a third of the time to draw
    figure.update_xaxes(automargin=False, ticklabeloverflow="allow")
    figure.update_yaxes(zeroline=False, ticklabeloverflow="allow")


def name_layers(figure, n_layers, last=None, **where):
    """Layers along the horizontal axis: 1, 2, ..., out, no more names than fit."""
    places = [*range(1, n_layers, max(1, -(-(n_layers - 1) // 10))), n_layers]
    if len(places) > 2 and places[-1] - places[-2] < (n_layers - 1) / 20:
        places.pop(-2)
    figure.update_xaxes(
        title={"text": _("layer"), "standoff": 6},
        tickvals=places,
        ticktext=[*map(str, places[:-1]), last or _("out")],
        range=[0.6, n_layers + 0.4],
        zeroline=False,
        **where,
    )


def none_for_gaps(values, log=False):
    """Values as a list, None for what cannot be drawn: NaN, infinity, and on a log scale what is not over 0."""
    values = np.asarray(values, dtype=np.float64)
    drawn = np.isfinite(values) & ((values > 0) | (not log))
    return [float(value) if ok else None for value, ok in zip(values, drawn, strict=True)]


def _add_lanes(figure, titles, lanes, theories, log=True, showlegend=True, **where):
    for number, (title, values, expected) in enumerate(zip(titles, lanes, theories, strict=True)):
        color = LANE_COLORS[number]
        # measured and expected end at their own network's output, wherever the deepest network's is
        for role, y in (("theory", expected), ("measured", values)):
            if y is None:
                continue
            is_measured = role == "measured"
            figure.add_scatter(
                x=np.arange(1, len(y) + 1),
                y=none_for_gaps(y, log),
                name=title,
                legendgroup=str(number),
                showlegend=showlegend and is_measured,
                mode="lines+markers" if is_measured else "lines",
                line={
                    "color": color,
                    "width": 2 if is_measured else 1.5,
                    "dash": "solid" if is_measured else "dash",
                },
                marker={"symbol": SYMBOLS[number], "size": 7},
                hovertemplate=_(HOVERS[role]).format(layer="%{x}", value="%{y:.3~g}") + f"<extra>{title}</extra>",
                meta={"role": role, "lane": number},
                **where,
            )


def _set_scale(figure, log):
    if log:
        sizes = np.array([y for trace in figure.data for y in trace.y if y])
        is_narrow = len(sizes) > 0 and sizes.max() < 100 * sizes.min()
        figure.update_yaxes(
            type="log", exponentformat="power", **({"dtick": "D2"} if is_narrow else {"nticks": 8})
        )
    else:
        figure.update_yaxes(rangemode="tozero")
