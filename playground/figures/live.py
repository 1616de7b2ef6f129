"""The four charts of the player as they are before the first frame; the player then moves their data."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

GOLDEN_ROWS = 4  # more layers than this stand in two columns


def boundary_figure(train, test, plane, drawn_from):
    """Points over the plane. `train`, `test`: dicts with `points` (N, 2), `y` (N,), `text` (N,) for hovering.

    The player puts the network's answers under the points as an image, or as a line where one input is all.
    `drawn_from` says, for each part, how many rows it has in all.
    """
    figure = go.Figure(layout=_layout(height=310))
    if plane.is_curve:
        figure.add_scatter(
            x=[], y=[], mode="lines", name="prediction", meta={"role": "prediction"}, hoverinfo="skip"
        )
    for name, part, symbol in (("training", train, "circle"), ("test", test, "diamond")):
        figure.add_scatter(
            x=part["points"][:, 0],
            y=part["points"][:, 1],
            mode="markers",
            name=f"{name} ({_some_of(len(part['y']), drawn_from[name])})",
            marker={"symbol": symbol, "size": 7, "line": {"width": 1}},
            text=part["text"],
            hovertemplate=f"%{{text}}<br>%{{x:.2f}}, %{{y:.2f}}<extra>{name}</extra>",
            meta={"role": f"{name} points"},
            visible=name == "training",
        )
    figure.update_xaxes(title=plane.names[0], range=plane.limits[0], zeroline=False)
    figure.update_yaxes(title=plane.names[1], range=plane.limits[1], zeroline=False)
    if plane.limits[0] == plane.limits[1]:
        figure.update_yaxes(scaleanchor="x", constrain="domain")
        figure.update_xaxes(constrain="domain")
    figure.update_layout(margin={"l": 44, "r": 8, "t": 6, "b": 38}, showlegend=False)
    figure.update_xaxes(title_standoff=4)
    figure.update_yaxes(title_standoff=2)
    return figure


def loss_figure(score_name, is_share, has_validation):
    """Loss of each part above, their score below, over epochs."""
    parts = {
        "train": ("training", "solid"),
        "test": ("test", "4px,2px"),
        "validation": ("validation", "1px,2px"),
    }
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.07, row_heights=[0.58, 0.42])
    for row, kind, number in ((1, "loss", ".5~g"), (2, "score", ".1%" if is_share else ".4f")):
        for part, (title, dash) in list(parts.items())[: 3 if has_validation else 2]:
            figure.add_scatter(
                x=[],
                y=[],
                row=row,
                col=1,
                name=title,
                meta={"role": part, "series": f"{part}_{kind}"},
                mode="lines",
                hovertemplate=f"%{{y:{number}}}",
                legendgroup=part,
                showlegend=kind == "loss",
                line={"width": 2, "dash": dash},
            )
    figure.update_layout(_layout(height=300), hovermode="x unified")
    figure.update_layout(legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 1, "xanchor": "right"})
    figure.update_yaxes(tickformat="~g", title_standoff=4)
    figure.update_yaxes(title="loss", rangemode="tozero", row=1, col=1)
    figure.update_yaxes(title=score_name, row=2, col=1, **({"tickformat": ".0%"} if is_share else {}))
    figure.update_xaxes(title="epoch", rangemode="tozero", row=2, col=1)
    return figure


def histogram_figure(layer_names):
    """One outline a layer: how its activations are spread over the training rows."""
    n_layers = len(layer_names)
    columns = 1 if n_layers <= GOLDEN_ROWS else 2
    rows = -(-n_layers // columns)
    figure = make_subplots(rows=rows, cols=columns, vertical_spacing=0.3 / rows, horizontal_spacing=0.06)
    for index, name in enumerate(layer_names):
        row, column = index // columns + 1, index % columns + 1
        figure.add_annotation(
            text=name,
            xref="x domain",
            yref="y domain",
            x=0.02,
            y=1.0,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            row=row,
            col=column,
        )
        figure.add_scatter(
            x=[],
            y=[],
            row=row,
            col=column,
            line={"shape": "hvh", "width": 1.5},
            fill="tozeroy",
            mode="lines",
            showlegend=False,
            hovertemplate="%{x:.2f}: %{customdata:.1%}<extra></extra>",
            meta={"role": "layer", "layer": index},
        )
    figure.update_layout(_layout(height=300), margin={"l": 10, "r": 10, "t": 2, "b": 20})
    figure.update_yaxes(visible=False, range=[0, 1.45])  # the highest bin is 1, with room for the name above
    figure.update_xaxes(nticks=6, zeroline=False, showline=True)
    return figure


def gradient_figure(layer_names):
    """Above: the gradient's size in each layer over epochs. Below: layer by layer, at the epoch shown."""
    figure = make_subplots(rows=2, cols=1, vertical_spacing=0.28, row_heights=[0.56, 0.44])
    for index, name in enumerate(layer_names):
        figure.add_scatter(
            x=[],
            y=[],
            row=1,
            col=1,
            name=name,
            mode="lines",
            line={"width": 1.8},
            showlegend=False,
            hovertemplate=f"{name}: %{{y:.3~g}}<extra></extra>",
            meta={"role": "layer", "layer": index},
        )
    places = list(range(1, len(layer_names) + 1))
    for series, label, symbol in (("grad_norms", "dC/dW", "circle"), ("delta_norms", "dC/dz", "square-open")):
        figure.add_scatter(
            x=places,
            y=[],
            row=2,
            col=1,
            name=label,
            mode="lines+markers",
            line={"width": 1.8},
            marker={"symbol": symbol, "size": 8},
            hovertemplate=f"{label}, layer %{{x}}: %{{y:.3~g}}<extra></extra>",
            meta={"role": "train" if series == "grad_norms" else "test", "series": series},
        )
    figure.update_layout(_layout(height=300))
    figure.update_layout(legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0.32, "yanchor": "bottom"})
    figure.update_layout(margin={"t": 8})
    figure.update_yaxes(type="log", tickformat=".0~e", nticks=5)
    figure.update_xaxes(title={"text": "epoch", "standoff": 2}, rangemode="tozero", row=1, col=1)
    short = ["out" if place == len(places) else str(place) for place in places]
    figure.update_xaxes(
        title={"text": "layer", "standoff": 2},
        tickvals=places,
        ticktext=short,
        row=2,
        col=1,
        range=[0.7, len(places) + 0.3],
    )
    return figure


def _some_of(drawn, of):
    return f"{drawn:,}" if drawn == of else f"{drawn:,} of {of:,}"


def _layout(height):
    return go.Layout(
        template="none",
        height=height,
        autosize=True,
        margin={"l": 52, "r": 8, "t": 24, "b": 36},
        uirevision="kept",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"size": 12},
        hoverlabel={"namelength": -1},
        dragmode="zoom",
        showlegend=True,
    )
