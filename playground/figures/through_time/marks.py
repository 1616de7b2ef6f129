"""What the pictures of unrolled networks have in common: a color for each weight, indices, arrows."""

WEIGHTS = {"W": "#23995f", "U": "#1c60c4", "V": "#c668b7"}  # apart for every kind of color vision
ERROR = "#e45c0f"
QUIET, TINTS = "#808080", {"forward": "rgba(128,128,128,0.22)", "back": "rgba(228,92,15,0.16)"}
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def indexed(letter, index):
    """A letter with a number below: h₃."""
    return f"{letter}{str(index).translate(_INDICES)}"


def arrow(figure, start, end, color, width, role):
    """A straight arrow between two places (x, y)."""
    figure.add_scatter(
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers",
        line={"color": color, "width": width},
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [0, 8 + 2 * width],
            "color": color,
            "opacity": 1,
        },
        hoverinfo="skip",
        meta={"role": role},
    )


def lay_out(figure, height, left=56, bottom=40):
    """A plain chart: the text's color is the theme's, and nothing is dragged."""
    figure.update_layout(
        height=height,
        margin={"l": left, "r": 10, "t": 14, "b": bottom},
        showlegend=False,
        dragmode=False,
        hoverlabel={"namelength": -1},
    )
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure
