"""The microscope's pictures: a network with its numbers, and its answers over the plane."""

from itertools import pairwise

import numpy as np
import plotly.graph_objects as go

NEGATIVE, POSITIVE = "#f59322", "#0877bd"  # weights, as in the player
SCALE = [[0, NEGATIVE], [0.5, "rgba(128,128,128,0.12)"], [1, POSITIVE]]
LABELED = 16  # weights between two layers that can be labeled without touching
TWO_LINES = 8  # up to here a label has room for the gradient too


def short(value):
    """A number as short as a label needs it."""
    value = float(value)
    if not np.isfinite(value):
        return "not finite"
    if abs(value) < 1e-15:
        return "0"
    text = f"{value:.3f}" if 1e-3 <= abs(value) < 1e3 else f"{value:.1e}"
    return text.replace("-", "−")


def network_figure(found, seen, names, chosen, drawn_units):
    """The network of a `Trace` with what is known of it at a stop.

    `names` are the units' names, one list a layer, inputs first; `chosen` is the `Place` in view. Markers carry
    `customdata` (params name, row or -1 for a bias, column), so that a click can say what was clicked.
    """
    sizes = [min(size, drawn_units) for size in found.sizes]
    figure = go.Figure()
    for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
        _edges(figure, found, seen, layer, n_in, n_out, chosen)
    if seen.has_loss:
        _loss(figure, found, seen, sizes)
    for column, size in enumerate(sizes):
        _units(figure, found, seen, column, size, names[column], chosen)
    tallest = max(sizes)
    figure.update_layout(
        height=max(330, 134 * tallest) if tallest <= 4 else 92 * tallest,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        dragmode=False,
        hoverlabel={"namelength": -1},
    )
    figure.update_xaxes(visible=False, range=[-0.35, len(sizes) - 0.65 + 0.75 * seen.has_loss], fixedrange=True)
    figure.update_yaxes(visible=False, range=[1.02, -0.02], fixedrange=True)
    return figure


def plane_figure(grid, values, limits, names, rows, value_range):
    """Answers (R, R) over the plane; `rows` (N, 2) are the rows of the update, `grid` (R,) the two axes."""
    figure = go.Figure()
    low, high = value_range
    axes = {"x": grid[0], "y": grid[1]}
    figure.add_heatmap(
        **axes,
        z=values,
        zmin=low,
        zmax=high,
        colorscale=SCALE,
        showscale=False,
        hovertemplate="%{x:.2f}, %{y:.2f}: %{z:.4f}<extra></extra>",
    )
    middle = (low + high) / 2
    figure.add_contour(
        **axes,
        z=values,
        contours={"start": middle, "end": middle, "size": 1, "coloring": "none"},
        line={"width": 2, "color": "#808080"},
        showscale=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=rows[:, 0],
        y=rows[:, 1],
        mode="markers",
        marker={"size": 9, "symbol": "x", "color": "#808080"},
        hovertemplate="a row of this update: %{x:.2f}, %{y:.2f}<extra></extra>",
    )
    figure.update_layout(height=280, margin={"l": 44, "r": 8, "t": 8, "b": 40}, showlegend=False, dragmode=False)
    figure.update_xaxes(title=names[0], range=limits[0], zeroline=False, fixedrange=True)
    figure.update_yaxes(title=names[1], range=limits[1], zeroline=False, fixedrange=True)
    return figure


def _edges(figure, found, seen, layer, n_in, n_out, chosen):
    name = f"{layer}.W"
    W, grads, new = found.params[name], found.grads[name], found.updated[name]
    largest = max(float(np.abs(np.nan_to_num(W[:n_in, :n_out])).max()), 1e-12)
    has_room = n_in * n_out <= LABELED and (n_in <= 4 or n_out == 1)
    is_roomy = n_in * n_out <= TWO_LINES
    # how far along its edge a label stands: 1/(n + 1) spreads them evenly, so that no two meet
    share = 0.4 if n_out == 1 or n_in <= 2 else max(0.2, 1 / (n_in + 1))
    for i in range(n_in):
        for j in range(n_out):
            start, end = (i + 0.5) / n_in, (j + 0.5) / n_out
            weight = new[i, j] if seen.is_updated else W[i, j]
            has_gradient = (layer, j) in seen.gradient
            is_fresh = ("gradient", layer, j) in seen.fresh or seen.is_updated
            is_chosen = chosen == (name, i, j)
            flows = ("forward", layer, j) in seen.fresh or ("delta", layer - 1, i) in seen.fresh
            color = POSITIVE if weight >= 0 else NEGATIVE
            width = 1 + 4 * min(abs(float(W[i, j])) / largest, 1) if np.isfinite(W[i, j]) else 1
            opacity = 1.0 if is_fresh or flows or is_chosen else 0.45
            figure.add_scatter(
                x=[layer, layer + 1],
                y=[start, end],
                mode="lines",
                line={"color": color, "width": width},
                opacity=opacity,
                hoverinfo="skip",
            )
            lines = [short(weight)]
            if has_gradient and not seen.is_updated:
                slope = f"∂ {short(grads[i, j])}"
                lines = [short(W[i, j]), slope] if is_roomy else [slope]
            text = "<br>".join(f"<b>{line}</b>" if is_fresh or is_chosen else line for line in lines)
            about = f"weight {W[i, j]:.10g}"
            about += f"<br>gradient {grads[i, j]:.10g}" if has_gradient else ""
            about += f"<br>after the update {new[i, j]:.10g}" if seen.is_updated else ""
            figure.add_scatter(
                x=[layer + share],
                y=[start + share * (end - start)],
                mode="markers+text" if has_room or is_chosen else "markers",
                text=[text],
                textposition=_beside(start, end, i) if is_roomy else "middle right",
                textfont={"size": 12},
                marker={
                    "size": 13 if is_chosen else 9 if has_room else 6,
                    "color": color,
                    "symbol": "diamond" if is_chosen else "circle",
                },
                customdata=[[name, i, j]],
                hovertemplate=about + "<extra></extra>",
                unselected={"marker": {"opacity": 1}},
                meta={"role": "weight"},
            )


def _units(figure, found, seen, column, size, names, chosen):
    layer = column - 1
    is_output = column == len(found.zs)
    values = (found.prediction if is_output else found.activations[column]).mean(axis=0)
    for unit in range(size):
        key = (layer, unit)
        is_known = column == 0 or key in seen.forward
        is_fresh = any((kind, *key) in seen.fresh for kind in ("forward", "delta", "gradient"))
        lines, about = [], [names[unit]]
        if column:
            bias, slope = found.params[f"{layer}.b"][unit], found.grads[f"{layer}.b"][unit]
            bias = found.updated[f"{layer}.b"][unit] if seen.is_updated else bias
            lines.append(f"b {short(bias)}")
            about.append(f"bias {bias:.10g}")
            if key in seen.gradient and not seen.is_updated:
                about.append(f"its gradient {slope:.10g}")
            if is_known:
                lines.append(f"z {short(found.zs[layer][:, unit].mean())}")
                about += [f"z {found.zs[layer][:, unit].mean():.10g}", f"value {values[unit]:.10g}"]
            if key in seen.delta:
                lines.append(f"δ {short(found.deltas[layer][:, unit].sum())}")
                about.append(f"delta {found.deltas[layer][:, unit].sum():.10g}")
            if key in seen.gradient and not seen.is_updated:
                lines.append(f"∂b {short(slope)}")
        if size > 4:
            lines = lines[-1:]  # no room for more than the newest
        is_chosen = column > 0 and chosen == (f"{layer}.b", None, unit)
        place = {"x": [column], "y": [(unit + 0.5) / size]}
        figure.add_scatter(
            **place,
            mode="markers+text",
            text=[f"<b>{short(values[unit])}</b>" if is_known else ""],
            textposition="middle center",
            textfont={"size": 12, "color": "#ffffff"},
            marker={
                "size": 50,
                "color": _unit_color(values[unit]) if is_known else "rgba(128,128,128,0.35)",
                "line": {"width": 5 if is_fresh or is_chosen else 0, "color": "#808080"},
            },
            customdata=[[f"{layer}.b", -1, unit]] if column else None,
            hovertemplate="<br>".join(about) + "<extra></extra>",
            unselected={"marker": {"opacity": 1}},
            meta={"role": "unit"},
        )
        _text(figure, place, _shortened(names[unit]), yshift=34)
        for row, line in enumerate(lines):
            newest = row == len(lines) - 1 and is_fresh
            _text(figure, place, f"<b>{line}</b>" if newest else line, yshift=-35 - 14 * row)


def _loss(figure, found, seen, sizes):
    column = len(sizes) - 0.25
    for unit in range(sizes[-1]):
        figure.add_scatter(
            x=[len(sizes) - 1, column],
            y=[(unit + 0.5) / sizes[-1], 0.5],
            mode="lines",
            line={"color": "#808080", "width": 1, "dash": "dot"},
            hoverinfo="skip",
        )
    after = f"<br>after the update {found.loss_after:.10g}" if seen.is_updated else ""
    figure.add_scatter(
        x=[column],
        y=[0.5],
        mode="markers+text",
        text=[f"<b>{short(found.loss_after if seen.is_updated else found.loss)}</b>"],
        textfont={"size": 12, "color": "#ffffff"},
        marker={"size": 54, "symbol": "square", "color": "#6b7280"},
        hovertemplate=f"loss {found.loss:.10g}{after}<extra></extra>",
        meta={"role": "loss"},
    )
    place = {"x": [column], "y": [0.5]}
    _text(figure, place, "<b>loss C</b>", yshift=38)
    if seen.is_updated:
        _text(figure, place, f"was {short(found.loss)}", yshift=-38)


def _beside(start, end, row):
    """Where a label keeps clear of its own edge and of the edges it crosses."""
    if start == end:
        return "bottom center" if row else "top center"
    return "top right" if end > start else "bottom right"


def _shortened(name):
    name = name.removesuffix(" (cm)")
    return name if len(name) <= 14 else f"{name[:13]}…"


def _text(figure, place, text, yshift):
    figure.add_annotation(
        x=place["x"][0], y=place["y"][0], text=text, showarrow=False, yshift=yshift, font={"size": 12}
    )


def _unit_color(value):
    return POSITIVE if not value < 0 else "#b86200"  # a darker orange: white stands on it
