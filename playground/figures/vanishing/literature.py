"""The figures of the papers, drawn from what was measured here."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from playground.figures.vanishing.layers import LANE_COLORS, lay_out
from playground.languages import _, ngettext

LAYERS = ((124, 92, 230), (178, 70, 190), (212, 74, 118), (232, 116, 62), (226, 168, 30))  # as in the player
DASHES = ("dash", "solid")  # two starts differ without their color


def layer_color(index, count):
    """From the first layer (violet) to the last (yellow), so that depth can be read from the color."""
    place = (index / (count - 1) if count > 1 else 0) * (len(LAYERS) - 1)
    below = min(int(place), len(LAYERS) - 2)
    low, high = np.array(LAYERS[below]), np.array(LAYERS[below + 1])
    return "rgb({},{},{})".format(*np.round(low + (high - low) * (place - below)).astype(int))


def start_figure(starts, histograms):
    """A row a start, a column each for activations, dC/dz and dC/dW: one outline a layer, heights as densities.

    `histograms`: for each start three `start.Histograms` over linear axes.
    """
    kinds = ("", "dC/dz", "dC/dW")
    activations = _("{start}: activations")
    figure = make_subplots(
        rows=len(starts),
        cols=3,
        horizontal_spacing=0.07,
        vertical_spacing=0.2,
        subplot_titles=[kind or activations.format(start=start) for start in starts for kind in kinds],
    )
    for row, three in enumerate(histograms, start=1):
        for column, found in enumerate(three, start=1):
            n_layers, width = len(found.shares), found.edges[1] - found.edges[0]
            for layer, shares in enumerate(found.shares):
                figure.add_scatter(
                    x=(found.edges[1:] + found.edges[:-1]) / 2,
                    y=shares / width,
                    row=row,
                    col=column,
                    mode="lines",
                    line={"color": layer_color(layer, n_layers), "width": 1.8},
                    name=_("layer {layer}").format(layer=layer + 1),
                    legendgroup=str(layer),
                    showlegend=row == column == 1,
                    hovertemplate=_("layer {layer}, {value}: density {density}").format(
                        layer=layer + 1, value="%{x:.2~g}", density="%{y:.2~g}"
                    )
                    + "<extra></extra>",
                )
    lay_out(figure, height=90 + 220 * len(starts), legend=True)
    figure.update_layout(margin={"t": 64}, legend={"y": 1.07})
    figure.update_xaxes(zeroline=False, nticks=5, exponentformat="power")
    figure.update_yaxes(rangemode="tozero", nticks=4, exponentformat="power")
    return figure


def course_figure(values, spreads, y_title):
    """Lines (T, H) over epochs, one a hidden layer, and around it a band of `spreads` or None."""
    values = np.asarray(values)
    epochs, n_layers = np.arange(len(values)), values.shape[1]
    figure = go.Figure()
    for layer in range(n_layers):
        color, common = layer_color(layer, n_layers), {"x": epochs, "legendgroup": str(layer), "mode": "lines"}
        if spreads is not None:
            middle, around = values[:, layer], np.asarray(spreads)[:, layer]
            figure.add_scatter(
                x=np.concatenate([epochs, epochs[::-1]]),
                y=np.concatenate([middle + around, (middle - around)[::-1]]),
                fill="toself",
                fillcolor=color.replace("rgb", "rgba").replace(")", ",0.13)"),
                mode="lines",
                line={"width": 0},
                legendgroup=str(layer),
                showlegend=False,
                hoverinfo="skip",
                meta={"role": "spread", "layer": layer},
            )
        figure.add_scatter(
            y=values[:, layer],
            line={"color": color, "width": 2},
            name=_("layer {layer}").format(layer=layer + 1),
            hovertemplate="%{y:.3f}",
            meta={"role": "value", "layer": layer},
            **common,
        )
    lay_out(figure, height=320, legend=True)
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(title={"text": _("epoch"), "standoff": 6}, zeroline=False)
    figure.update_yaxes(title={"text": y_title, "standoff": 8})
    return figure


def convergence_figure(depths, starts, losses):
    """Training loss over epochs, a panel a depth, a line a seed, colored by start; (D, starts, seeds, T)."""
    figure = make_subplots(
        rows=1,
        cols=len(depths),
        shared_yaxes=True,
        horizontal_spacing=0.03,
        subplot_titles=[ngettext("{n} layer", "{n} layers", depth).format(n=depth) for depth in depths],
    )
    for column, of_depth in enumerate(losses, start=1):
        for number, (start, seeds) in enumerate(zip(starts, of_depth, strict=True)):
            for seed, line in enumerate(seeds):
                figure.add_scatter(
                    x=np.arange(len(line)),
                    y=line,
                    row=1,
                    col=column,
                    mode="lines",
                    line={"color": LANE_COLORS[number], "width": 1.8, "dash": DASHES[number % 2]},
                    name=start,
                    legendgroup=start,
                    showlegend=column == 1 and seed == 0,
                    hovertemplate=_("{start}, epoch {epoch}: {loss}").format(
                        start=start, epoch="%{x}", loss="%{y:.3~g}"
                    )
                    + "<extra></extra>",
                )
    lay_out(figure, height=340, legend=True)
    figure.update_layout(margin={"t": 62}, legend={"y": 1.1})
    figure.update_xaxes(title={"text": _("epoch"), "standoff": 6}, zeroline=False)
    figure.update_yaxes(rangemode="tozero")
    figure.update_yaxes(title={"text": _("training loss"), "standoff": 8}, col=1)
    return figure
