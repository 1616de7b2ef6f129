"""Many networks at once: how values are spread in each layer, and how much of the gradient reaches the first."""

import numpy as np
from plotly.subplots import make_subplots

from playground.figures.vanishing.layers import LANE_COLORS, lay_out, none_for_gaps
from playground.languages import _
from playground.numbers import fixed, general, localized

SHOWN_POWERS = 10  # ratios beyond 10 to this power have the color of the end
COLOR_OF_POWERS = {
    "cmin": -SHOWN_POWERS,
    "cmax": SHOWN_POWERS,
    "colorscale": [[0, "#b35806"], [0.35, "#f1a340"], [0.5, "#e8ecf1"], [0.65, "#67a9cf"], [1, "#2166ac"]],
}
POWERS_NAMED = {-10: "≤ 1e-10", -6: "1e-6", -2: "0.01", 0: "1", 2: "100", 6: "1e6", 10: "≥ 1e10"}


def distribution_figure(titles, activations, deltas, gradients):
    """A row a network: how its activations, dC/dz and dC/dW are spread, layer above layer; `start.Histograms`.

    Each layer is shaded relative to its own highest bin. Gradients of all networks share their axes.
    """
    text = _("{start}: activations")
    named = [text.format(start=title) for title in titles]
    figure = make_subplots(
        rows=len(titles),
        cols=3,
        horizontal_spacing=0.05,
        vertical_spacing=0.34 / max(len(titles), 2),
        subplot_titles=[name for first in named for name in (first, "|dC/dz|", "|dC/dW|")],
    )
    for lane, kinds in enumerate(zip(activations, deltas, gradients, strict=True)):
        for column, found in enumerate(kinds):
            where = {"row": lane + 1, "col": column + 1}
            _add_histograms(figure, titles[lane], found, LANE_COLORS[lane], where)
            if lane and found.is_log:
                figure.update_xaxes(matches=f"x{column + 1}", **where)
    for column, kind in enumerate((activations, deltas, gradients), start=1):
        logs = [found.edges for found in kind if found.is_log]
        if logs:
            figure.update_xaxes(**_decades(np.concatenate(logs)), tickangle=0, col=column)
    lay_out(figure, height=60 + 170 * len(titles))
    figure.update_yaxes(showgrid=False, nticks=6, tickformat="d")
    figure.update_yaxes(title={"text": _("layer"), "standoff": 4}, col=1)
    figure.update_xaxes(showgrid=False, zeroline=False)
    figure.update_layout(margin={"t": 34})
    return figure


def ratio_figure(initializers, activations, depths, ratios, lows, highs, what="|dC/dz|"):
    """Heat maps depth x activation, one an initializer; `ratios`, `lows`, `highs` (I, A, D), NaN not measured yet.

    The color is the power of ten of (first layer's gradient) / (last layer's), and the number is written on it.
    """
    columns = 3 if len(initializers) > 2 else len(initializers)
    rows = -(-len(initializers) // columns)
    figure = make_subplots(
        rows=rows,
        cols=columns,
        shared_yaxes=True,
        horizontal_spacing=0.02,
        vertical_spacing=0.26 / rows,
        subplot_titles=list(initializers),
    )
    about = _("{initializer}, {activation}, {depth} layers<br>{what} of the first layer over the last: {ratio}")
    of_seeds = _("over the seeds: {low} to {high}").format(low="%{customdata[0]}", high="%{customdata[1]}")
    for index, name in enumerate(initializers):
        ratio, around = ratios[index], np.stack([lows[index], highs[index]], axis=-1)
        with np.errstate(divide="ignore"):
            powers = np.clip(np.log10(ratio), -SHOWN_POWERS, SHOWN_POWERS)
        figure.add_heatmap(
            x=[str(depth) for depth in depths],
            y=list(activations),
            z=[none_for_gaps(row) for row in powers],
            text=[[_exponent(value) for value in row] for row in ratio],
            texttemplate="%{text}",
            textfont={"size": 11},
            customdata=[[[_exponent(end) for end in ends] for ends in row] for row in around],
            coloraxis="coloraxis",
            hoverongaps=False,
            hovertemplate=about.format(
                initializer=name, activation="%{y}", depth="%{x}", what=what, ratio="%{text}"
            )
            + f"<br>{of_seeds}<extra></extra>",
            row=index // columns + 1,
            col=index % columns + 1,
        )
    lay_out(figure, height=70 + (60 + 24 * len(activations)) * rows)
    figure.update_layout(coloraxis=COLOR_OF_POWERS | {"colorbar": _colorbar()}, margin={"l": 90, "t": 34})
    figure.update_xaxes(title={"text": _("hidden layers"), "standoff": 4}, row=rows)
    figure.update_xaxes(type="category", showgrid=False)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def _colorbar():
    return {
        "title": {"text": _("ratio")},
        "tickvals": list(POWERS_NAMED),
        "ticktext": [_power_written(text) for text in POWERS_NAMED.values()],
        "thickness": 12,
    }


def _power_written(text):
    return localized(text) if "." in text else text  # an exponent keeps the hyphen that Python gives it


def _add_histograms(figure, title, found, color, where):
    highest = np.maximum(found.shares.max(axis=1, keepdims=True), 1e-12)
    value = "10^%{x:.2f}" if found.is_log else "%{x:.3~g}"
    faint = "rgba({},{},{},0)".format(*(int(color[i : i + 2], 16) for i in (1, 3, 5)))
    figure.add_heatmap(
        x=((found.edges[1:] + found.edges[:-1]) / 2).astype(np.float32),
        y=np.arange(1, len(found.shares) + 1),
        z=(found.shares / highest).astype(np.float32),
        customdata=found.shares.astype(np.float32),
        zmin=0,
        zmax=1,
        colorscale=[[0, faint], [1, color]],
        showscale=False,
        hovertemplate=_("layer {layer}, {value}: {share}").format(
            layer="%{y}", value=value, share="%{customdata:.1%}"
        )
        + f"<extra>{title}</extra>",
        **where,
    )


def _decades(edges):
    """Names of powers of ten along an axis that all these edges share, at most six."""
    low, high = int(np.floor(edges.min())), int(np.ceil(edges.max()))
    step = max(1, -(-(high - low) // 5))
    places = list(range(high - high % step, low - 1, -step))[::-1]
    return {"tickvals": places, "ticktext": [f"1e{place}" if place else "1" for place in places]}


def _exponent(value):
    """A ratio in few characters: 0.42, 3e-7, 0; nothing for NaN."""
    if not np.isfinite(value):
        return ""
    if value == 0 or 0.01 <= value < 1000:
        return general(value, 2) if value < 100 else fixed(value, 0)
    mantissa, tens = f"{value:.0e}".split("e")
    return f"{mantissa}e{int(tens)}"
